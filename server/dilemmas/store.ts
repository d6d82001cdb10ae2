import type { Kysely, Selectable } from 'kysely'
import type { Dilemma, DilemmaEventType, DilemmaStep } from '#shared/dilemmas/machine.ts'
import type { DilemmaText } from '#shared/dilemmas/schema.ts'
import { type Circle, maySee, type Viewer } from '#shared/threads/visibility.ts'
import { circleColumns, circleOfRow, seenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { DilemmaStepsTable } from '#server/db/tables/dilemmas.ts'
import type { KeptItemsTable } from '#server/db/tables/kept.ts'
import { type KeptItem, toKeptItem, type Writer } from '#server/kept/store.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A dilemma as it is stored: its text is the kept item with the same id. */
export interface StoredDilemma {
  readonly id: string
  readonly dossierId: string
  readonly threadId: string | null
  readonly place: { readonly documentId: string; readonly blockId: string | null } | null
  readonly ownerId: string | null
  readonly state: Dilemma
  readonly text: DilemmaText
  readonly item: KeptItem
}

export type NewDilemma = Pick<StoredDilemma, 'id' | 'dossierId' | 'threadId' | 'place' | 'ownerId'>

/** Writes a dilemma beside its text, which the caller writes first in the same transaction. */
export async function insertDilemma(db: Kysely<Database>, dilemma: NewDilemma): Promise<void> {
  const state: Dilemma = { step: 'gesignaleerd' }
  await db
    .insertInto('dilemmas')
    .values({
      id: dilemma.id,
      dossier_id: dilemma.dossierId,
      thread_id: dilemma.threadId,
      document_id: dilemma.place?.documentId ?? null,
      block_id: dilemma.place?.blockId ?? null,
      owner_id: dilemma.ownerId,
      state: JSON.stringify(state),
    })
    .execute()
}

const columns = ['dossier_id', 'thread_id', 'document_id', 'block_id', 'owner_id', 'state'] as const
type Row = Selectable<KeptItemsTable> & {
  readonly dossier_id: string
  readonly thread_id: string | null
  readonly document_id: string | null
  readonly block_id: string | null
  readonly owner_id: string | null
  readonly state: string
}

const toDilemma = (row: Row): StoredDilemma => {
  const item = toKeptItem(row)
  return {
    id: row.id,
    dossierId: row.dossier_id,
    threadId: row.thread_id,
    place: row.document_id === null ? null : { documentId: row.document_id, blockId: row.block_id },
    ownerId: row.owner_id,
    // what this store and the routes wrote, after their schemas
    state: JSON.parse(row.state) as Dilemma,
    text: item.content as DilemmaText,
    item,
  }
}

/** A dilemma of this dossier that this viewer may see; undefined when there is none. */
export async function dilemmaById(
  db: Kysely<Database>,
  asked: { dossierId: string; id: string },
  viewer: Viewer,
): Promise<StoredDilemma | undefined> {
  const row = await db
    .selectFrom('dilemmas')
    .innerJoin('kept_items', 'kept_items.id', 'dilemmas.id')
    .selectAll('kept_items')
    .select(columns)
    .where('dilemmas.id', '=', asked.id)
    .where('dilemmas.dossier_id', '=', asked.dossierId)
    .where(seenBy(viewer, 'kept_items'))
    .executeTakeFirst()
  return row && toDilemma(row)
}

/** The dilemmas of these dossiers that may be seen with the eyes that one has in each. */
export async function dilemmasIn(db: Kysely<Database>, viewers: ReadonlyMap<string, Viewer>): Promise<StoredDilemma[]> {
  if (viewers.size === 0) return []
  const rows = await db
    .selectFrom('dilemmas')
    .innerJoin('kept_items', 'kept_items.id', 'dilemmas.id')
    .selectAll('kept_items')
    .select(columns)
    .where('dilemmas.dossier_id', 'in', [...viewers.keys()])
    .execute()
  return rows.map(toDilemma).filter(({ dossierId, item }) => {
    const viewer = viewers.get(dossierId)
    return viewer !== undefined && maySee(item.circle, viewer)
  })
}

export async function setOwner(db: Kysely<Database>, id: string, ownerId: string | null): Promise<void> {
  await db.updateTable('dilemmas').set({ owner_id: ownerId }).where('id', '=', id).execute()
}

/** A step that was taken, in the circle that the dilemma had then. */
export interface StepTaken {
  readonly dilemmaId: string
  readonly type: DilemmaEventType
  readonly from: DilemmaStep
  readonly to: DilemmaStep
  readonly userId: string
  readonly actsFor: string
  readonly at: string
  readonly reason: string
  readonly circle: Circle
}

/**
 * Takes a step: the state and the step in one. Give a transaction.
 * @returns false when somebody else took a step from that state meanwhile
 */
export async function takeStep(
  db: Kysely<Database>,
  dilemma: StoredDilemma,
  step: { type: DilemmaEventType; to: Dilemma; reason: string; writer: Writer },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('dilemmas')
    .set({ state: JSON.stringify(step.to) })
    .where('id', '=', dilemma.id)
    .where('state', '=', JSON.stringify(dilemma.state))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const last = await db
    .selectFrom('dilemma_steps')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('dilemma_id', '=', dilemma.id)
    .executeTakeFirst()
  await db
    .insertInto('dilemma_steps')
    .values({
      dilemma_id: dilemma.id,
      seq: (last?.seq ?? 0) + 1,
      type: step.type,
      from_step: dilemma.state.step,
      to_step: step.to.step,
      user_id: step.writer.userId,
      acts_for: step.writer.actsFor,
      at: toInstant(nowMs),
      reason: step.reason,
      ...circleColumns(dilemma.item.circle),
    })
    .execute()
  return true
}

/** Every step of these dilemmas, in order; who may know of which is for the caller. */
export async function stepsOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, StepTaken[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('dilemma_steps')
    .selectAll()
    .where('dilemma_id', 'in', ids)
    .orderBy('dilemma_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows.map(toStep), ({ dilemmaId }) => dilemmaId)
}

const toStep = (row: Selectable<DilemmaStepsTable>): StepTaken => ({
  dilemmaId: row.dilemma_id,
  // what takeStep() wrote
  type: row.type as DilemmaEventType,
  from: row.from_step as DilemmaStep,
  to: row.to_step as DilemmaStep,
  userId: row.user_id,
  actsFor: row.acts_for,
  at: row.at,
  reason: row.reason,
  circle: circleOfRow(row),
})

/** Writes down that somebody opened a dilemma, the first time in the circle that it has now. */
export async function noteView(
  db: Kysely<Database>,
  view: { dilemmaId: string; circle: Circle; writer: Writer },
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('dilemma_views')
    .values({
      dilemma_id: view.dilemmaId,
      user_id: view.writer.userId,
      acts_for: view.writer.actsFor,
      first_seen_at: toInstant(nowMs),
      ...circleColumns(view.circle),
    })
    .onConflict((oc) => oc.columns(['dilemma_id', 'user_id', 'acts_for', 'visibility']).doNothing())
    .execute()
}

/** Who opened it, as far as this viewer may know, once each, in the order in which they came to know. */
export async function viewsOf(
  db: Kysely<Database>,
  dilemmaId: string,
  viewer: Viewer,
): Promise<{ userId: string; actsFor: string; since: string }[]> {
  const rows = await db
    .selectFrom('dilemma_views')
    .select((eb) => ['user_id', 'acts_for', eb.fn.min('first_seen_at').as('since')])
    .where('dilemma_id', '=', dilemmaId)
    .where(seenBy(viewer, 'dilemma_views'))
    .groupBy(['user_id', 'acts_for'])
    .orderBy('since')
    .orderBy('user_id')
    .execute()
  return rows.map((row) => ({ userId: row.user_id, actsFor: row.acts_for, since: row.since }))
}
