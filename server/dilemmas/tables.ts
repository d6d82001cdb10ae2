import type { z } from 'zod'
import type { optionText } from '#shared/dilemmas/options-schema.ts'
import {
  beginOptions,
  copyOfOptions,
  optionsTemplate,
  type OptionTable,
  readOptions,
} from '#shared/dilemmas/options-text.ts'
import { saidCircle } from '#shared/dilemmas/rules.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { widened } from '#shared/threads/rules.ts'
import { choicesOf, type Circle, isWithin, mayWiden, type Visibility } from '#shared/threads/visibility.ts'
import { organisationRefOf } from '#server/auth/people-store.ts'
import { circleKey } from '#server/db/circle.ts'
import { stateToContentApart } from '#server/documents/convert/apart.ts'
import { contentAsUpdate } from '#server/documents/convert/json-in.ts'
import { makeDocument } from '#server/documents/create-document.ts'
import { archiveDocument } from '#server/documents/store.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { insertItem, itemsOf, type KeptItem, writersOf } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { actOn, type Look } from './look.ts'
import { hasTable, insertTable, type OptionTableOf, tablesOf, everybodyWritingIn, writingIn } from './table-store.ts'

type Needs = Pick<Parts, 'db' | 'clock' | 'newId' | 'sync' | 'log'>

/** A title is cut where a document's may not be longer. */
const MAX_TITLE = 200

/** The visibilities for which whoever looks may open a table that is not there, or in the archive ([D20]). */
export async function mayOpenFor(db: Parts['db'], { dilemma, viewer }: Look): Promise<Visibility[]> {
  const open: Visibility[] = []
  for (const visibility of choicesOf(viewer)) {
    const circle = saidCircle(dilemma.item.circle, viewer, visibility)
    if (circle && !(await hasTable(db, dilemma.id, circle, { inUse: true }))) open.push(visibility)
  }
  return open
}

/**
 * Opens the options table of a circle, once ([D20]): a document that the circle writes in, which begins with the rows that
 * it wrote before there were tables.
 * @returns who may know of it
 * @throws {Problem} `invalid-input` for a circle wider than the dilemma's, or one in which he is not
 */
export async function openTable(needs: Needs, actor: Actor, look: Look, visibility: Visibility): Promise<Circle> {
  const { dilemma, viewer } = look
  const circle = saidCircle(dilemma.item.circle, viewer, visibility)
  if (!circle) {
    throw new Problem('invalid-input', { fields: [{ path: 'visibility', message: 'wider than what it is about' }] })
  }
  if (await hasTable(needs.db, dilemma.id, circle)) {
    await restoreTable(needs, actor, look, circle)
    return circle
  }
  const options = (await rowsBefore(needs.db, look, circle)).map(({ id, content }) => {
    // what the routes of before wrote, after its schema
    const { option, pros, cons, sideEffects, mitigation } = content as z.output<typeof optionText>
    return { id, parts: [option, pros, cons, sideEffects, mitigation] }
  })
  try {
    await makeTable(needs, actor, look, { circle, text: beginOptions(options, needs.newId) })
  } catch (error) {
    // somebody else of the circle was first: then his is the one
    if (!(await hasTable(needs.db, dilemma.id, circle))) throw error
  }
  return circle
}

/** Takes the table of a circle out of the archive, for whoever opens it; nothing when it is not there. */
async function restoreTable({ db, clock, sync }: Needs, actor: Actor, look: Look, circle: Circle): Promise<void> {
  const { dilemma, viewer } = look
  const table = (await tablesOf(db, dilemma.id, viewer)).find(
    (each) => circleKey(each.item.circle) === circleKey(circle),
  )
  if (!table || table.archivedAt === null) return
  const { documentId } = table
  await db.transaction().execute(async (tx) => {
    await archiveDocument(tx, documentId, null)
    const act = { action: 'document.restore', objectKind: 'document', objectId: documentId } as const
    await recordAct(tx, actor, { ...act, dossierId: dilemma.dossierId }, clock())
  })
  await sync.reconsider((connection) => connection.documentId === documentId)
  sync.tell(documentId, 'document', documentId)
}

/** The rows that this very circle wrote before there were tables, and did not take back. */
async function rowsBefore(db: Parts['db'], { dilemma, viewer }: Look, circle: Circle): Promise<KeptItem[]> {
  const items = await itemsOf(db, dilemma.id, viewer)
  return items.filter((item) => item.kind === 'option' && circleKey(item.circle) === circleKey(circle))
}

async function makeTable(
  needs: Needs,
  actor: Actor,
  look: Look,
  { circle, text }: { readonly circle: Circle; readonly text: DocumentNode },
): Promise<void> {
  const { clock, newId } = needs
  const { dilemma, writer } = look
  const title = `${await nameFor(needs.db, circle)}: ${dilemma.text.question}`
  const document = {
    dossierId: dilemma.dossierId,
    title: title
      .slice(0, MAX_TITLE)
      .replace(/\p{Surrogate}$/u, '')
      .trim(),
    template: optionsTemplate,
    templateVersion: null,
    update: contentAsUpdate(text),
    circle,
    coWritten: true,
    details: { template: optionsTemplate, dilemma: dilemma.id },
  }
  await makeDocument(needs, { actor, ...writer }, document, async (tx, documentId) => {
    const itemId = newId()
    const item = { id: itemId, subjectId: dilemma.id, kind: 'table', content: { documentId }, writer, circle }
    await insertItem(tx, item, clock())
    await insertTable(tx, { itemId, dilemmaId: dilemma.id, circle, documentId })
    await recordAct(tx, actor, { ...actOn(look, 'dilemma.say', { kind: 'table' }), circle }, clock())
  })
}

/** What a table is called: of two in one dilemma, one sees which is whose. */
async function nameFor(db: Parts['db'], circle: Circle): Promise<string> {
  if (circle.visibility === 'everyone') return 'Opties'
  const code = circle.visibility === 'koepel' ? circle.koepel : circle.raisedBy
  const { abbreviation, shortName } = await organisationRefOf(db, code)
  return `Opties (${abbreviation ?? shortName})`
}

/**
 * A table that whoever looks may see.
 * @throws {Problem} `not-found`
 */
export async function demandTable(db: Parts['db'], { dilemma, viewer }: Look, id: string): Promise<OptionTableOf> {
  const table = (await tablesOf(db, dilemma.id, viewer)).find(({ item }) => item.id === id)
  if (!table) throw new Problem('not-found')
  return table
}

/** What stands in a table as it is on disk now. @throws {Problem} `too-large` */
export async function readTable({ sync }: Pick<Parts, 'sync'>, { documentId }: OptionTableOf): Promise<OptionTable> {
  return readOptions(await textOf({ sync }, documentId))
}

async function textOf({ sync }: Pick<Parts, 'sync'>, documentId: string): Promise<DocumentNode> {
  // what the document schema wrote
  return JSON.parse(await stateToContentApart(await sync.read(documentId), 'json')) as DocumentNode
}

/** To whom whoever looks may share a copy of a table, as far as that can be known before ([D21]). */
export async function mayShareTo(db: Parts['db'], look: Look, table: OptionTableOf): Promise<Visibility[]> {
  const { viewer } = look
  const { circle } = table.item
  if (viewer.organisationCode !== circle.raisedBy) return []
  if (await othersWrote(db, look, table, await writingIn(db, table.documentId))) return []
  const free: Visibility[] = []
  for (const to of choicesOf(viewer)) {
    const wider = mayWiden(circle, to, viewer) ? saidCircle(look.dilemma.item.circle, viewer, to) : undefined
    if (wider && !(await hasTable(db, look.dilemma.id, wider))) free.push(to)
  }
  return free
}

/**
 * Shares a copy of a table with more people: its words as they are now, in a new document ([D21]).
 * @returns who may know of it
 * @throws {Problem} `not-found`, `not-allowed`, `step-not-possible`, `too-narrow`, `others-wrote`, `too-large`
 */
export async function shareTable(
  needs: Needs,
  actor: Actor,
  look: Look,
  { id, to }: { readonly id: string; readonly to: Visibility },
): Promise<Circle> {
  const { db } = needs
  const { dilemma, viewer } = look
  const table = await demandTable(db, look, id)
  if (table.item.circle.raisedBy !== viewer.organisationCode) throw new Problem('not-allowed')
  const circle = widened(table.item.circle, to, viewer)
  if (!isWithin(circle, dilemma.item.circle)) throw new Problem('too-narrow')
  const isTaken = (): Promise<boolean> => hasTable(db, dilemma.id, circle)
  if (await isTaken()) throw new Problem('step-not-possible')
  const text = await textOf(needs, table.documentId)
  // asked after reading: whoever wrote any of these words is known by now
  const writers = await everybodyWritingIn(db, table.documentId)
  if (await othersWrote(db, look, table, writers)) throw new Problem('others-wrote')
  try {
    await makeTable(needs, actor, look, { circle, text: copyOfOptions(text, needs.newId) })
  } catch (error) {
    if (await isTaken()) throw new Problem('step-not-possible')
    throw error
  }
  return circle
}

/** Is another organisation among those who wrote in it, or in its rows before there were tables? */
async function othersWrote(
  db: Parts['db'],
  look: Look,
  { item }: OptionTableOf,
  writers: readonly string[],
): Promise<boolean> {
  const before = await Promise.all((await rowsBefore(db, look, item.circle)).map(({ id }) => writersOf(db, id)))
  const isOther = (organisation: string): boolean => organisation !== item.circle.raisedBy
  return writers.some(isOther) || before.some((each) => [...each].some(isOther))
}
