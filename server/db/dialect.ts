import { sql, type ColumnDataType, type Expression, type RawBuilder, type SqlBool } from 'kysely'

/**
 * The few places where databases differ. Everything else is SQL that SQLite and PostgreSQL share: times are text
 * (RFC 3339, UTC), booleans are 0 and 1, JSON is text.
 */
export const bytes: ColumnDataType = 'blob'

/** Does this text contain `part`, whatever the case of its letters? */
export const contains = (column: Expression<string>, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`lower(${column}) like ${`%${part.toLowerCase().replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`} escape '\\'`
