import type { ColumnDataType } from 'kysely'

/**
 * The few places where databases differ. Everything else is SQL that SQLite and PostgreSQL share: times are text
 * (RFC 3339, UTC), booleans are 0 and 1, JSON is text.
 */
export const bytes: ColumnDataType = 'blob'
