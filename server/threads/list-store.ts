import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { ThreadList, ThreadQuery } from '#shared/threads/schema.ts'
import type { Viewer } from '#shared/threads/visibility.ts'
import { seenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { EntryRow } from './entry-store.ts'
import type { ThreadRow } from './thread-store.ts'

/** Whose eyes, in which document. */
export interface Scope {
  readonly documentId: string
  readonly userId: string
  readonly viewer: Viewer
}

const visibleThreads = (db: Kysely<Database>, { documentId, viewer }: Scope) =>
  db.selectFrom('threads').where('threads.document_id', '=', documentId).where(seenBy(viewer, 'threads'))

/** Is whoever asks, or the organisation he acts for, mentioned in something of the thread that he may read? */
const mentions = ({ userId, viewer }: Scope): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from thread_mentions
  left join thread_entries as said on said.id = thread_mentions.target_id
  where thread_mentions.thread_id = threads.id
  and (
    (thread_mentions.kind = 'person' and thread_mentions.mentioned = ${userId})
    or (thread_mentions.kind = 'organisation' and thread_mentions.mentioned = ${viewer.organisationCode})
  )
  and (
    (thread_mentions.target_id = threads.id and threads.withdrawn_at is null)
    or (said.id is not null and said.withdrawn_at is null and ${seenBy(viewer, 'said')})
  )
)`

/** The threads of a document that whoever asks may see, in the order of the document; one more than asked for. */
export async function visibleThreadRows(db: Kysely<Database>, scope: Scope, asked: ThreadQuery): Promise<ThreadRow[]> {
  const { state, kind, organisation, layer, after, limit } = asked
  let query = visibleThreads(db, scope).selectAll('threads')
  if (state !== 'all') query = query.where('threads.state', state === 'open' ? '=' : '!=', 'open')
  if (kind) query = query.where('threads.kind', '=', kind)
  if (organisation) query = query.where('threads.raised_by', '=', organisation)
  if (layer) {
    const ofGroup = db.selectFrom('organisations').select('code')
    const inLayer =
      layer === 'koepel'
        ? ofGroup.where('kind', '=', 'koepel')
        : ofGroup.where('kind', '=', 'overheid').where('layer', '=', layer)
    query = query.where('threads.raised_by', 'in', inLayer)
  }
  if (asked.mentioned) query = query.where(mentions(scope))
  if (after) query = query.where('threads.created_at', '>', after)
  return await query
    .orderBy('threads.created_at')
    .limit(limit + 1)
    .execute()
}

/** How many of what whoever asks may see; the filter of the list does not count. */
export async function countThreads(db: Kysely<Database>, scope: Scope): Promise<NonNullable<ThreadList['counts']>> {
  const perState = await visibleThreads(db, scope)
    .select((eb) => ['threads.state', eb.fn.countAll<number>().as('count')])
    .groupBy('threads.state')
    .execute()
  const mentioned = await visibleThreads(db, scope)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('threads.state', '=', 'open')
    .where(mentions(scope))
    .executeTakeFirstOrThrow()
  const countOf = (isOpen: boolean): number =>
    perState.filter((row) => (row.state === 'open') === isOpen).reduce((sum, row) => sum + row.count, 0)
  return { open: countOf(true), archive: countOf(false), mentioned: mentioned.count }
}

/** What was said in these threads, as far as this viewer may see it, in the order in which it was said. */
export async function visibleEntries(
  db: Kysely<Database>,
  threadIds: readonly string[],
  viewer: Viewer,
): Promise<EntryRow[]> {
  if (threadIds.length === 0) return []
  return await db
    .selectFrom('thread_entries')
    .selectAll()
    .where('thread_id', 'in', threadIds)
    .where(seenBy(viewer, 'thread_entries'))
    .orderBy('created_at')
    .execute()
}

export interface AgreementRow {
  readonly thread_id: string
  readonly user_id: string
  readonly raised_by: string
  readonly at: string
}

/** Who is eens with these threads, as far as this viewer may know. */
export async function visibleAgreements(
  db: Kysely<Database>,
  threadIds: readonly string[],
  viewer: Viewer,
): Promise<AgreementRow[]> {
  if (threadIds.length === 0) return []
  return await db
    .selectFrom('thread_agreements')
    .select(['thread_id', 'user_id', 'raised_by', 'at'])
    .where('thread_id', 'in', threadIds)
    .where(seenBy(viewer, 'thread_agreements'))
    .orderBy('at')
    .execute()
}

/** The dilemma that was made of each of these threads, the first one that this viewer may see, by thread. */
export async function visibleDilemmas(
  db: Kysely<Database>,
  threadIds: readonly string[],
  viewer: Viewer,
): Promise<ReadonlyMap<string, string>> {
  if (threadIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('dilemmas')
    .innerJoin('kept_items', 'kept_items.id', 'dilemmas.id')
    .select(['dilemmas.thread_id', 'dilemmas.id'])
    .where('dilemmas.thread_id', 'in', threadIds)
    .where(seenBy(viewer, 'kept_items'))
    .orderBy('kept_items.created_at', 'desc')
    .orderBy('dilemmas.id', 'desc')
    .execute()
  // the last one put in a map is the first that was raised
  return new Map(rows.flatMap(({ thread_id: threadId, id }) => (threadId === null ? [] : [[threadId, id]])))
}

/** The earlier texts of a thread or reply that this viewer could read while they stood, the newest first. */
export async function visibleTexts(db: Kysely<Database>, targetId: string, viewer: Viewer) {
  return await db
    .selectFrom('thread_texts')
    .selectAll()
    .where('target_id', '=', targetId)
    .where(seenBy(viewer, 'thread_texts'))
    .orderBy('until', 'desc')
    .execute()
}
