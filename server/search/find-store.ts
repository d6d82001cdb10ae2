import type { Kysely } from 'kysely'
import type { Person } from '#shared/auth/schema.ts'
import { answers, answersInside, hitEnd, hitStart, snippetParts } from '#shared/search/query.ts'
import type { FoundHeading, SearchAnswer } from '#shared/search/schema.ts'
import type { Eyes } from '#shared/threads/visibility.ts'
import { peopleById } from '#server/auth/people-store.ts'
import { documentSeenWith } from '#server/db/circle.ts'
import { rankedFullText, snippetsOf } from '#server/db/dialect.ts'
import type { Database } from '#server/db/database.ts'
import { choices } from './at-hand-store.ts'
import { visibleDossierIds } from './visible-store.ts'

/** What to look for, where, and for whom. */
export interface Wanted {
  readonly userId: string
  /** With which he looks: a document of a circle is found inside it only. */
  readonly eyes: Eyes
  /** Folded, at least one. */
  readonly words: readonly string[]
  readonly archived: boolean
  /** Only in this document. */
  readonly documentId: string | undefined
}

/** What one takes in at a glance; who does not see it types another word. */
const MAX_DOCUMENTS = 10
const MAX_OTHERS = 8

/** Documents that this person may see and asks for. */
const documentsFor = (db: Kysely<Database>, wanted: Wanted) =>
  db
    .selectFrom('documents')
    .innerJoin('dossiers', 'dossiers.id', 'documents.dossier_id')
    .where('documents.dossier_id', 'in', visibleDossierIds(db, wanted.userId))
    .where(documentSeenWith(wanted.eyes))
    .where('documents.is_ready', '=', 1)
    .where((eb) => {
      const isActive = eb.and([eb('documents.archived_at', 'is', null), eb('dossiers.archived_at', 'is', null)])
      return wanted.archived ? eb.not(isActive) : isActive
    })
    .$if(wanted.documentId !== undefined, (qb) => qb.where('documents.id', '=', wanted.documentId ?? ''))

/** Entries of one kind that answer, best first. */
const entries = (db: Kysely<Database>, kind: 'document' | 'heading', wanted: Wanted) =>
  documentsFor(db, wanted)
    .innerJoin('search_entries as entry', 'entry.document_id', 'documents.id')
    .innerJoin(rankedFullText(wanted.words).as('ranked'), (join) => join.onRef('ranked.entry_id', '=', 'entry.id'))
    .where('entry.kind', '=', kind)
    .orderBy('ranked.place')
    .orderBy('documents.changed_at', 'desc')
    .orderBy('entry.id')

/**
 * The documents whose title or text answers, with a piece of the text; after them those whose title has the words inside
 * other words.
 */
export async function findDocuments(db: Kysely<Database>, wanted: Wanted): Promise<SearchAnswer['documents']> {
  const rows = await entries(db, 'document', wanted)
    .select(['entry.id', 'entry.document_id'])
    .limit(MAX_DOCUMENTS)
    .execute()
  const entryOf = new Map(rows.map((row) => [row.document_id, row.id]))
  const marks = { start: hitStart, end: hitEnd }
  const snippets =
    rows.length > 0 ? await snippetsOf(db, [...entryOf.values()], wanted.words, marks) : new Map<number, string>()
  const byTitle = rows.length < MAX_DOCUMENTS ? await titlesWithin(db, wanted) : []
  const ids = [...new Set([...entryOf.keys(), ...byTitle])].slice(0, MAX_DOCUMENTS)
  const found = await choices(db, wanted.userId, ids)
  return found.map((choice) => {
    const marked = snippets.get(entryOf.get(choice.id) ?? 0) ?? ''
    return Object.assign(choice, { snippet: snippetParts(marked) })
  })
}

async function titlesWithin(db: Kysely<Database>, wanted: Wanted): Promise<string[]> {
  const rows = await documentsFor(db, wanted)
    .select(['documents.id', 'documents.title'])
    .orderBy('documents.changed_at', 'desc')
    .orderBy('documents.id')
    .execute()
  return rows.filter((row) => answersInside(row.title, wanted.words)).map((row) => row.id)
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
  const whole = rows.filter((row) => answers(`${row.title} ${row.question}`, wanted.words))
  const within = rows.filter((row) => answersInside(row.title, wanted.words))
  return [...new Set([...whole, ...within])]
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
