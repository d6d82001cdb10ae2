import { existsSync } from 'node:fs'
import { chmod, chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { auditList } from '#shared/audit/entry.ts'
import { backupTo, restoreFrom } from '#server/admin/backup.ts'
import { checkDatabase } from '#server/admin/check.ts'
import { connect, databaseFile } from '#server/db/connect.ts'
import { lockDataDir } from '#server/db/data-lock.ts'
import { migrate } from '#server/db/migrate.ts'
import { temporaryFolder, testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, person, refusalOf } from '#test/support/people.ts'

const isRoot = process.getuid?.() === 0
/** The number of `nobody` on Debian. */
const NOBODY = 65_534

/** Does it as somebody whom the mode of a folder binds: root may write everywhere. */
function asOrdinaryUser(run: () => void): void {
  if (isRoot) process.seteuid?.(NOBODY)
  try {
    run()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('the data folder', () => {
  test('is of one server at a time, and free again when that stops', async () => {
    const folder = await temporaryFolder()
    const unlock = lockDataDir(folder)
    expect(() => lockDataDir(folder)).toThrow('is in use by another Samenschrift server')
    unlock()
    lockDataDir(folder)()
  })

  test('that cannot be written says so', async () => {
    const folder = await temporaryFolder()
    if (isRoot) await chown(folder, NOBODY, NOBODY)
    await chmod(folder, 0o500)
    asOrdinaryUser(() => expect(() => connect(join(folder, 'data'))).toThrow('cannot be written'))
  })

  test('that is a file says so', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    expect(() => connect(file)).toThrow(/cannot be read or written/u)
  })

  test('with something else than a database says what to do', async () => {
    const folder = await temporaryFolder()
    await writeFile(databaseFile(folder), 'this is no database, and longer than a header of one is'.repeat(50))
    expect(() => connect(folder)).toThrow(/damaged or is not a database; put back a backup/u)
  })
})

describe('a full disk', () => {
  test('is told, nothing of the change is kept, and it goes on when there is room', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    const { db } = app.parts
    const used = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
    await sql`PRAGMA max_page_count = ${sql.lit(used.rows[0]?.page_count ?? 0)}`.execute(db)
    const question = 'water en bodem '.repeat(130)
    const answers: string[] = []
    for (let time = 0; time < 200 && !answers.includes('507 storage-full'); time++) {
      const answer = await ann.post('/dossiers', { title: 'Plan', question })
      answers.push(answer.status === 201 ? '201' : await refusalOf(answer))
    }
    expect(answers.at(-1)).toBe('507 storage-full')
    const made = answers.filter((answer) => answer === '201').length
    const count = async (table: 'dossiers' | 'dossier_members') =>
      (
        await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirst()
      )?.n
    expect([await count('dossiers'), await count('dossier_members')]).toEqual([made, made])
    await sql`PRAGMA max_page_count = 1000000`.execute(db)
    expect((await ann.post('/dossiers', { title: 'Plan', question })).status).toBe(201)
  })

  test('keeps nobody from reading and copying out, and no refusal from being that refusal', async () => {
    const app = await testApp()
    const [ann, bob] = [await person(app, 'Ann'), await person(app, 'Bob')]
    const dossierId = await dossierWith(app, [[ann, 'manager']])
    const id = await documentIn(app, dossierId, ann)
    // past the half of a session that was not used, which is when its end would be moved
    app.clock.forward({ hours: 7 })
    await sql`PRAGMA query_only = 1`.execute(app.parts.db)
    for (const path of ['', '/content?format=text', '/content?format=html', '/access']) {
      expect([path, (await ann.get(`/documents/${id}${path}`)).status]).toEqual([path, 200])
    }
    expect((await ann.get(`/dossiers/${dossierId}`)).status).toBe(200)
    expect(await refusalOf(await bob.get(`/documents/${id}`))).toBe('404 not-found')
    expect(await refusalOf(await bob.get('/accounts'))).toBe('404 not-found')
    expect(await refusalOf(await ann.patch(`/documents/${id}`, { title: 'Anders' }))).toBe('503 storage-unavailable')

    await sql`PRAGMA query_only = 0`.execute(app.parts.db)
    expect((await ann.get(`/documents/${id}/content?format=text`)).status).toBe(200)
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${dossierId}/audit`)).json())
    expect(items.map(({ action }) => action)).toEqual(['document.export'])
  })

  test('makes the server not ready, and ready again by itself when there is room', async () => {
    const { app, parts, clock } = await testApp()
    const ready = async () => (await app.request('/readyz')).status
    expect(await ready()).toBe(200)
    await sql`PRAGMA query_only = 1`.execute(parts.db)
    // anybody may ask: within a second the answer is that of before, without a look at the disk
    expect(await ready()).toBe(200)
    clock.forward({ seconds: 1 })
    expect(await ready()).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
    await sql`PRAGMA query_only = 0`.execute(parts.db)
    clock.forward({ seconds: 1 })
    expect(await ready()).toBe(200)
  })
})

describe('migrations', () => {
  test('run once, in order', async () => {
    const db = connect(await temporaryFolder())
    expect((await migrate(db)).slice(0, 2)).toEqual(['0001-foundation', '0002-acts-by-actor'])
    expect(await migrate(db)).toEqual([])
    await db.destroy()
  })
})

describe('a backup', () => {
  test('made while the server writes is one moment; restored, it is that moment again', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    const { dataDir } = app.parts.config
    const target = join(await temporaryFolder(), 'backup.sqlite')
    const stop = new AbortController()
    const writer = (async () => {
      while (!stop.signal.aborted) {
        await dossierWith(app, [[ann, 'manager']], 'Tijdens')
        // the embedded database answers at once: without a turn of the loop nothing else would run
        await setImmediate()
      }
    })()
    await dossierWith(app, [[ann, 'manager']], 'Ervoor')
    await backupTo(dataDir, target, false)
    stop.abort()
    await writer
    await dossierWith(app, [[ann, 'manager']], 'Erna')
    expect(checkDatabase(target)).toEqual([])

    const other = await temporaryFolder()
    expect(await restoreFrom(other, target, 'stamp')).toBeUndefined()
    const db = connect(other)
    const titles = (await db.selectFrom('dossiers').select('title').execute()).map((row) => row.title)
    const members = await db.selectFrom('dossier_members').select('dossier_id').execute()
    await db.destroy()
    expect(titles).toContain('Ervoor')
    expect(titles).not.toContain('Erna')
    // a dossier without its manager would be half a change; these were written one after the other
    expect(titles.length - members.length).toBeLessThanOrEqual(1)
  })

  test('is not written over another file unless asked, and leaves nothing unfinished', async () => {
    const app = await testApp()
    const folder = await temporaryFolder()
    const target = join(folder, 'backup.sqlite')
    await writeFile(target, 'mine')
    await expect(backupTo(app.parts.config.dataDir, target, false)).rejects.toThrow('exists')
    await backupTo(app.parts.config.dataDir, target, true)
    expect(checkDatabase(target)).toEqual([])
    await expect(backupTo(await temporaryFolder(), join(folder, 'b'), false)).rejects.toThrow('There is no database')
    await expect(backupTo(app.parts.config.dataDir, join(folder, 'no', 'b'), false)).rejects.toThrow('does not exist')
    expect(existsSync(`${target}.unfinished`)).toBe(false)
  })

  test('that is damaged is not put in place, and what was there stays', async () => {
    const app = await testApp()
    await person(app, 'Ann')
    const folder = await temporaryFolder()
    const target = join(folder, 'backup.sqlite')
    await backupTo(app.parts.config.dataDir, target, false)
    await restoreFrom(folder, target, 'one')
    const wrong = join(folder, 'wrong.sqlite')
    await writeFile(wrong, 'no database at all')
    await expect(restoreFrom(folder, wrong, 'two')).rejects.toThrow('is not a database')
    await expect(restoreFrom(folder, join(folder, 'none'), 'two')).rejects.toThrow('does not exist')
    const empty = join(folder, 'empty.sqlite')
    await writeFile(empty, '')
    await expect(restoreFrom(folder, empty, 'two')).rejects.toThrow('not a sound backup')
    expect(await restoreFrom(folder, target, 'three')).toBe(join(folder, 'before-restore-three.sqlite'))
    const unlock = lockDataDir(folder)
    await expect(restoreFrom(folder, target, 'four')).rejects.toThrow('in use')
    unlock()
  })
})
