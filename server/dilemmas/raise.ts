import { saidCircle, startingVisibility } from '#shared/dilemmas/rules.ts'
import type { DilemmaInput, DilemmaText } from '#shared/dilemmas/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { type Circle, circleOf, maySee } from '#shared/threads/visibility.ts'
import { dossierStanding } from '#server/access/standing.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { organisationsByCode } from '#server/auth/people-store.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { citeGroundRules } from '#server/ground-rules/store.ts'
import { insertItem, writtenBefore } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import type { Looker } from './look.ts'
import { isDocumentIn } from './named-store.ts'
import { insertDilemma, type NewDilemma } from './store.ts'
import { threadPlace } from './thread-place.ts'

const invalid = (path: string, message: string): Problem =>
  new Problem('invalid-input', { fields: [{ path, message }] })

/**
 * Raises a dilemma, on its own or from a thread ([D1], [D9]).
 * @returns its id, and whether it is new: sent again, it is what was raised before
 * @throws {Problem} `not-found` for a thread that he may not see; `invalid-input` for a circle wider than the thread's or
 * without a koepel, for a place, owner, organisation or ground rule that cannot be
 */
export async function raiseDilemma(
  { db, clock, newId }: Pick<Parts, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  looker: Looker,
  input: DilemmaInput,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { dossierId, writer } = looker
  const id = input.key ?? newId()
  return await db.transaction().execute(async (tx) => {
    if (await writtenBefore(tx, { key: input.key, kind: 'dilemma', subjectId: id, writer })) return { id, isNew: false }
    const { circle, place } = await originOf(tx, looker, input)
    const content = textOf(input)
    await demandOrganisations(tx, content)
    if (input.ownerId !== undefined) await demandOwner({ db: tx, clock }, dossierId, circle, input.ownerId)
    const dilemma = { id, dossierId, threadId: input.threadId ?? null, place, ownerId: input.ownerId ?? null }
    await insertItem(tx, { id, subjectId: id, kind: 'dilemma', content, writer, circle }, clock())
    await insertDilemma(tx, dilemma)
    await citeGroundRules(tx, id, content.groundRules)
    const details = { visibility: circle.visibility, fromThread: input.threadId !== undefined }
    const act = { action: 'dilemma.raise', objectKind: 'dilemma', objectId: id, dossierId, circle, details } as const
    await recordAct(tx, actor, act, clock())
    return { id, isNew: true }
  })
}

/** A dilemma's own text, with the rules that it cites: who cites others makes another version of it. */
interface SavedText extends DilemmaText {
  readonly groundRules: string[]
}

/** The part of an input that is the dilemma's own text. */
export const textOf = ({ question, tension, layers, aspects, neededBy, level, groundRules }: SavedText): SavedText => ({
  question,
  tension,
  layers,
  aspects,
  neededBy,
  level,
  groundRules: [...new Set(groundRules)].toSorted(),
})

async function originOf(
  db: Parts['db'],
  { dossierId, viewer }: Looker,
  input: DilemmaInput,
): Promise<{ circle: Circle; place: NewDilemma['place'] }> {
  const thread =
    input.threadId === undefined ? undefined : await threadPlace(db, { dossierId, threadId: input.threadId }, viewer)
  if (input.threadId !== undefined && !thread) throw new Problem('not-found')
  const wanted = input.visibility ?? startingVisibility(viewer, thread?.circle)
  const circle = thread ? saidCircle(thread.circle, viewer, wanted) : circleOf(wanted, viewer)
  if (!circle) throw invalid('visibility', 'wider than the thread, or there is no koepel to share it with')
  if (thread) return { circle, place: { documentId: thread.documentId, blockId: thread.blockId } }
  if (input.place && !(await isDocumentIn(db, { documentId: input.place.documentId, dossierId }, viewer))) {
    throw invalid('place.documentId', 'no document of this dossier')
  }
  return { circle, place: input.place ?? null }
}

/** @throws {Problem} `invalid-input` when a named organisation is not in the register */
export async function demandOrganisations(db: Parts['db'], { tension }: DilemmaText): Promise<void> {
  const codes = tension ? [...tension.a.whose, ...tension.b.whose] : []
  const organisations = await organisationsByCode(db, codes)
  const unknown = codes.find((code) => !organisations.has(code))
  if (unknown !== undefined) throw invalid('tension', `no organisation ${unknown}`)
}

/**
 * Passes when this person is in the dossier and may see what he would own.
 * @throws {Problem} `invalid-input`
 */
export async function demandOwner(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  dossierId: string,
  circle: Circle,
  ownerId: string,
): Promise<void> {
  const standing = await dossierStanding(db, ownerId, dossierId, clock())
  const maySeeIt = standing?.role !== undefined && maySee(circle, await viewerIn(db, standing))
  if (!maySeeIt) throw invalid('ownerId', 'nobody of this dossier who may see the dilemma')
}
