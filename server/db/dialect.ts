import { sql, type ColumnDataType, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely'

/**
 * The few places where databases differ. Everything else is SQL that SQLite and PostgreSQL share: times are text
 * (RFC 3339, UTC), booleans are 0 and 1, JSON is text.
 */
export const bytes: ColumnDataType = 'blob'

/** Does this text contain `part`, whatever the case of its letters? */
export const contains = (column: Expression<string>, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`lower(${column}) like ${`%${part.toLowerCase().replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`} escape '\\'`

/**
 * The index for full text: one row per entry of `search_entries`, under its id. Diacritics are folded by the tokenizer;
 * the prefix indexes make a search while somebody types as quick as one for whole words.
 */
export const createFullText = (db: Kysely<unknown>): Promise<unknown> =>
  sql`create virtual table full_text using fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`.execute(
    db,
  )

export const putFullText = <T>(db: Kysely<T>, id: number, title: string, body: string): Promise<unknown> =>
  sql`insert into full_text (rowid, title, body) values (${id}, ${title}, ${body})`.execute(db)

export const dropFullText = <T>(db: Kysely<T>, ids: readonly number[]): Promise<unknown> =>
  sql`delete from full_text where rowid in (${sql.join(ids)})`.execute(db)

/** Quoted, so that no word is an operator; the star makes it the beginning of a word. */
const matchAll = (words: readonly string[]): string => words.map((word) => `"${word.replaceAll('"', '')}"*`).join(' ')

/** Entries that answer all words, best first: a word in the title counts ten times. To be joined as a table. */
export const rankedFullText = (words: readonly string[]) =>
  sql<{ entry_id: number; place: number }>`(
    select rowid as entry_id, bm25(full_text, 10.0, 1.0) as place from full_text where full_text match ${matchAll(words)}
  )`

/** Of these entries a piece of the body with the words in it between `start` and `end`, by entry. */
export async function snippetsOf<T>(
  db: Kysely<T>,
  ids: readonly number[],
  words: readonly string[],
  { start, end }: { start: string; end: string },
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ entry_id: number; text: string }>`
    select rowid as entry_id, snippet(full_text, 1, ${start}, ${end}, '…', 24) as text
    from full_text where full_text match ${matchAll(words)} and rowid in (${sql.join(ids)})
  `.execute(db)
  return new Map(rows.map((row) => [row.entry_id, row.text]))
}

/**
 * Writes, and changes nothing: it fails as any change would now. SQLite writes the page of a number that is ours to use
 * (sqlite.org/pragma.html#pragma_user_version), and that we leave at 0.
 */
export const tryToWrite = <T>(db: Kysely<T>): Promise<unknown> => sql`pragma user_version = 0`.execute(db)
