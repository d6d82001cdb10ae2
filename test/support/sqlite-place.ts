import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, databaseFile } from '#server/db/connect.ts'
import { migrate } from '#server/db/migrate.ts'
import { openSqlUpdateLog } from '#server/sync/sql-update-log.ts'
import type { UpdateLog } from '#server/sync/update-log.ts'

/** A migrated database in a folder of its own, with what the log's rows refer to. */
export interface SqlitePlace {
  readonly file: string
  open(): Promise<UpdateLog>
  remove(): void
}

const AT = '2026-11-24T09:00:00.000Z'

/** @param documentIds documents that exist; users `anna` and `bram` and further `userIds` do too */
export async function sqlitePlace(
  documentIds: readonly string[] = ['d1', 'd2'],
  userIds: readonly string[] = [],
): Promise<SqlitePlace> {
  const folder = mkdtempSync(join(tmpdir(), 'samenschrift-log-'))
  const db = connect(folder)
  await migrate(db)
  await db
    .insertInto('organisations')
    .values({
      code: 'gm0344',
      name: 'Utrecht',
      short_name: 'Utrecht',
      kind: 'overheid',
      layer: 'gemeente',
      search_text: '',
      sources: '[]',
    })
    .execute()
  const users = ['anna', 'bram', ...userIds].map((id) => ({
    id,
    email: `${id}@utrecht.nl`,
    name: id,
    organisation_code: 'gm0344',
    password_hash: '',
    is_admin: 0,
    locale: 'nl',
    created_at: AT,
  }))
  await db.insertInto('users').values(users).execute()
  const dossier = { id: 's1', title: 'Opgave', question: '', affected_layers: '[]', phase: 'verkennen' }
  await db
    .insertInto('dossiers')
    .values({ ...dossier, created_at: AT, created_by: 'anna', last_activity_at: AT })
    .execute()
  const documents = documentIds.map((id) => ({
    id,
    dossier_id: 's1',
    title: id,
    template: 'blank',
    created_at: AT,
    created_by: 'anna',
    changed_at: AT,
  }))
  await db.insertInto('documents').values(documents).execute()
  await db.destroy()
  const file = databaseFile(folder)
  return {
    file,
    open: () => openSqlUpdateLog(file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
