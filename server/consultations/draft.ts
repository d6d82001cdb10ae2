import { type BasisPatch, type Draft, MAX_BASIS } from '#shared/consultations/schema.ts'
import { beginReaction, reactionTemplate, readReaction } from '#shared/consultations/reaction-text.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { organisationRefOf } from '#server/auth/people-store.ts'
import { stateToContentApart } from '#server/documents/convert/apart.ts'
import { contentAsUpdate } from '#server/documents/convert/json-in.ts'
import { makeDocument } from '#server/documents/create-document.ts'
import { documentById } from '#server/documents/store.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { editItem, insertItem } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { describeTemplate, templateRow } from '#server/templates/store.ts'
import { sha256Of } from '#server/versions/freeze.ts'
import { type DraftedPoint, draftedBefore } from './drafted-store.ts'
import { draftDocument, insertDraft } from './draft-store.ts'
import { insideAct, insideItems, type InsideContent } from './inside.ts'
import { demandCircle, demandReacting, draftCircle, draftedBy, type RoundLook } from './look.ts'
import { pointsIn } from './point-places.ts'

type Needs = Pick<Parts, 'db' | 'clock' | 'newId' | 'sync' | 'log'>

/** A title is cut where a document's may not be longer. */
const MAX_TITLE = 200

/**
 * Opens the document in which the organisation namens which one acts writes its reaction, once ([C11]). Only its circle
 * sees it; it begins with the template, the questions of the round, and what was drafted before there was a document.
 * @throws {Problem} `not-found` outside every circle, `not-allowed`
 */
export async function openDraft(needs: Needs, actor: Actor, look: RoundLook): Promise<void> {
  const { db, newId } = needs
  demandCircle(look)
  demandReacting(look)
  const { round, writer } = look
  const key = { roundId: round.id, organisation: writer.actsFor }
  if (await draftDocument(db, key)) return
  const row = await templateRow(db, reactionTemplate)
  if (!row) throw new Error(`the template ${reactionTemplate} is missing`)
  const { content, version } = await describeTemplate(db, row)
  const before = await draftedBefore(db, key)
  const points = before.points.map(({ place, ...point }) => ({
    ...point,
    link: place?.blockId ? `/documenten/${round.documentId}#${place.blockId}` : null,
  }))
  const text = beginReaction(content, { questions: round.questions, summary: before.summary, points }, newId)
  const document = {
    dossierId: round.dossierId,
    title: await titleOf(db, look),
    template: reactionTemplate,
    templateVersion: version,
    update: contentAsUpdate(text),
    circle: draftCircle(look),
    details: { template: reactionTemplate, round: round.id },
  }
  const maker = { actor, ...writer }
  try {
    await makeDocument(needs, maker, document, async (tx, documentId) => {
      await insertDraft(tx, { ...key, documentId })
      for (const { id, remarkIds } of points) await setBasis({ ...needs, db: tx }, look, { pointId: id, remarkIds })
    })
  } catch (error) {
    // a colleague was first: then his is the one
    if (!(await draftDocument(db, key))) throw error
  }
}

async function titleOf(db: Parts['db'], { round, writer }: RoundLook): Promise<string> {
  const { abbreviation, shortName } = await organisationRefOf(db, writer.actsFor)
  const { title } = await documentById(db, round.documentId)
  return `Reactie ${abbreviation ?? shortName}: ${title}`
    .slice(0, MAX_TITLE)
    .replace(/\p{Surrogate}$/u, '')
    .trim()
}

/**
 * The reaction that whoever looks writes or reads along with, as its document is on disk now, with the remarks on which
 * each point rests; without a document what was drafted before there were any.
 * @throws {Problem} `not-found` outside every circle; `too-large` when it cannot be converted
 */
export async function readDraft({ db, sync }: Pick<Parts, 'db' | 'sync'>, look: RoundLook): Promise<Draft> {
  demandCircle(look)
  const { round } = look
  const organisation = draftedBy(look)
  const documentId = await draftDocument(db, { roundId: round.id, organisation })
  if (documentId === undefined) {
    const { summary, points } = await draftedBefore(db, { roundId: round.id, organisation })
    return { documentId: null, sha256: null, summary, points: points.map(withoutRank) }
  }
  const json = await stateToContentApart(await sync.read(documentId), 'json')
  // what the document schema wrote
  const { summary, points } = readReaction(JSON.parse(json) as DocumentNode, round.questions)
  const basis = await basisOf(db, look, organisation)
  const placed = await pointsIn(db, round, points)
  return {
    documentId,
    sha256: sha256Of(json),
    summary,
    points: placed.map((point) => Object.assign({ remarkIds: [...(basis.get(point.id)?.remarkIds ?? [])] }, point)),
  }
}

const withoutRank = ({ id, text, place, questionId, remarkIds }: DraftedPoint): Draft['points'][number] => ({
  id,
  text,
  place,
  questionId,
  remarkIds: [...remarkIds],
})

async function basisOf(db: Parts['db'], look: RoundLook, organisation: string) {
  const items = (await insideItems(db, look, 'basis')).filter(({ actsFor }) => actsFor === organisation)
  return new Map(
    items.map((item) => {
      // what setBasis() wrote
      const { pointId, remarkIds } = item.content as InsideContent['basis']
      return [pointId, { item, remarkIds }]
    }),
  )
}

/**
 * Says on which remarks a point of the draft rests too, and on which no longer ([C11]): what colleagues say at once comes
 * together. What is in both no longer counts.
 * @throws {Problem} `not-found` outside every circle and for a point that the draft does not have, `not-allowed`,
 * `invalid-input` for what is no remark of the circle, and for too many
 */
export async function restOn(
  needs: Needs,
  actor: Actor,
  look: RoundLook,
  { pointId, added, removed }: BasisPatch & { pointId: string },
): Promise<void> {
  demandCircle(look)
  demandReacting(look)
  const { points } = await readDraft(needs, look)
  if (!points.some(({ id }) => id === pointId)) throw new Problem('not-found')
  await needs.db.transaction().execute(async (tx) => {
    const remarks = new Set((await insideItems(tx, look, 'remark')).map(({ id }) => id))
    if (!added.every((id) => remarks.has(id))) {
      throw new Problem('invalid-input', { fields: [{ path: 'added', message: 'no remark of this circle' }] })
    }
    const before = (await basisOf(tx, look, look.writer.actsFor)).get(pointId)?.remarkIds ?? []
    const remarkIds = [...new Set([...before, ...added])].filter((id) => !removed.includes(id))
    if (remarkIds.length > MAX_BASIS) {
      throw new Problem('invalid-input', { fields: [{ path: 'added', message: `over ${MAX_BASIS} remarks` }] })
    }
    await setBasis({ ...needs, db: tx }, look, { pointId, remarkIds })
    await recordAct(tx, actor, insideAct(look, 'basis'), needs.clock())
  })
}

async function setBasis({ db, clock, newId }: Needs, look: RoundLook, content: InsideContent['basis']): Promise<void> {
  const { round, writer } = look
  const before = (await basisOf(db, look, writer.actsFor)).get(content.pointId)?.item
  if (before) await editItem(db, before, { basedOn: before.version, content, writer }, clock())
  else {
    const item = { id: newId(), subjectId: round.id, kind: 'basis', content, writer, circle: draftCircle(look) }
    await insertItem(db, item, clock())
  }
}
