import type { Kysely } from 'kysely'
import type { Person } from '#shared/auth/schema.ts'
import { answers, hitEnd, hitStart, snippetParts } from '#shared/search/query.ts'
import type { FoundHeading, SearchAnswer } from '#shared/search/schema.ts'
import { peopleById } from '#server/auth/people-store.ts'
import { rankedFullText, snippetsOf } from '#server/db/dialect.ts'
import type { Database } from '#server/db/database.ts'
import { choices } from './at-hand-store.ts'
import { visibleDossierIds } from './visible-store.ts'

/** What to look for, where, and for whom. */
export interface Wanted {
  readonly userId: string
  /** Folded, at least one. */
  readonly words: readonly string[]
  readonly archived: boolean
  /** Only in this document. */
  readonly documentId: string | undefined
}

/** What one takes in at a glance; who does not see it types another word. */
const MAX_DOCUMENTS = 10
const MAX_OTHERS = 8

/** Entries of one kind that answer, in documents that this person may see, best first. */
const entries = (db: Kysely<Database>, kind: 'document' | 'heading', wanted: Wanted) =>
  db
    .selectFrom('search_entries as entry')
    .innerJoin(rankedFullText(wanted.words).as('ranked'), (join) => join.onRef('ranked.entry_id', '=', 'entry.id'))
    .innerJoin('documents', 'documents.id', 'entry.document_id')
    .innerJoin('dossiers', 'dossiers.id', 'documents.dossier_id')
    .where('entry.kind', '=', kind)
    .where('documents.dossier_id', 'in', visibleDossierIds(db, wanted.userId))
    .where((eb) => {
      const isActive = eb.and([eb('documents.archived_at', 'is', null), eb('dossiers.archived_at', 'is', null)])
      return wanted.archived ? eb.not(isActive) : isActive
    })
    .$if(wanted.documentId !== undefined, (qb) => qb.where('documents.id', '=', wanted.documentId ?? ''))
    .orderBy('ranked.place')
    .orderBy('documents.changed_at', 'desc')
    .orderBy('entry.id')

/** The documents whose title or text answers, with a piece of the text. */
export async function findDocuments(db: Kysely<Database>, wanted: Wanted): Promise<SearchAnswer['documents']> {
  const rows = await entries(db, 'document', wanted)
    .select(['entry.id', 'entry.document_id'])
    .limit(MAX_DOCUMENTS)
    .execute()
  if (rows.length === 0) return []
  const entryOf = new Map(rows.map((row) => [row.document_id, row.id]))
  const snippets = await snippetsOf(db, [...entryOf.values()], wanted.words, { start: hitStart, end: hitEnd })
  const found = await choices(db, wanted.userId, [...entryOf.keys()])
  return found.map((choice) => {
    const marked = snippets.get(entryOf.get(choice.id) ?? 0) ?? ''
    return Object.assign(choice, { snippet: snippetParts(marked) })
  })
}

export const findHeadings = async (db: Kysely<Database>, wanted: Wanted): Promise<FoundHeading[]> => {
  const rows = await entries(db, 'heading', wanted)
    .select(['entry.block_id', 'entry.level', 'entry.title', 'documents.id', 'documents.title as document_title'])
    .limit(MAX_OTHERS)
    .execute()
  return rows.map((row) => ({
    documentId: row.id,
    documentTitle: row.document_title,
    blockId: row.block_id ?? '',
    level: row.level ?? 1,
    text: row.title,
  }))
}

/** Dossiers by their title and question, the last active first. */
export async function findDossiers(db: Kysely<Database>, wanted: Wanted): Promise<SearchAnswer['dossiers']> {
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'title', 'question', 'archived_at'])
    .where('id', 'in', visibleDossierIds(db, wanted.userId))
    .where('archived_at', wanted.archived ? 'is not' : 'is', null)
    .orderBy('last_activity_at', 'desc')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => answers(`${row.title} ${row.question}`, wanted.words))
    .slice(0, MAX_OTHERS)
    .map(({ id, title, archived_at: archivedAt }) => ({ id, title, archived: archivedAt !== null }))
}

/** Active accounts by name. Everybody with an account may find a colleague. */
export async function findPeople(db: Kysely<Database>, words: readonly string[]): Promise<Person[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const found = rows.filter((row) => answers(row.name, words)).slice(0, MAX_OTHERS)
  const ids = found.map((row) => row.id)
  const people = await peopleById(db, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}
