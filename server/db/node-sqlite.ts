import { DatabaseSync, type StatementSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Statements kept prepared: the product has a few hundred; more means generated SQL that should not pile up. */
const MAX_STATEMENTS = 500
/** How long a statement waits for another connection's write (the log worker, the command line) before it fails. */
export const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens a database file with the settings on which "opgeslagen" rests: WAL, every commit flushed (`synchronous=FULL`),
 * foreign keys on.
 * @throws node:sqlite's error when the file is not a database, cannot be written or the folder is missing
 */
export function openSqlite(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
  return database
}

/**
 * Takes the write lock at once. A transaction that reads first and writes later would fail, without waiting, when the
 * log worker commits in between (SQLITE_BUSY_SNAPSHOT, sqlite.org/isolation.html).
 */
const BEGIN = 'begin immediate'
const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** node:sqlite behind the interface that Kysely's SqliteDialect expects of better-sqlite3. */
export function kyselySqlite(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(asked) {
      const sql = asked === 'begin' ? BEGIN : asked
      // a full disk makes SQLite roll back by itself; rolling back again would hide why
      if (sql === 'rollback' && !database.isTransaction) return nothing
      const known = prepared.get(sql)
      if (known) return known
      const statement = asKyselyStatement(database.prepare(sql))
      if (prepared.size >= MAX_STATEMENTS) prepared.clear()
      prepared.set(sql, statement)
      return statement
    },
  }
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    // Kysely hands over what the query builder accepted: the column types allow only what SQLite can bind
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]))
      return { changes, lastInsertRowid }
    },
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
  }
}
