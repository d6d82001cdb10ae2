import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { userOfSession } from '#server/auth/session-store.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { hashSecret } from '#server/auth/secrets.ts'
import { testApp } from '#test/support/app.ts'
import { person } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const somebody = await person(app, 'Ann')
  const sessions = createSessions(app.parts)
  await sessions.endAll(somebody.id)
  const secret = await sessions.create(somebody.id, { address: '192.0.2.1', userAgent: 'Firefox' })
  return { ...app, somebody, sessions, secret }
}

describe('sessions', () => {
  test('only the hash is stored: the secret is nowhere in the database', async () => {
    const { parts, secret } = await open()
    const rows = await parts.db.selectFrom('sessions').selectAll().execute()
    expect(rows.map((row) => row.id_hash)).toEqual([hashSecret(secret)])
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('what a leaked database holds opens nothing', async () => {
    const { sessions, secret } = await open()
    expect(await sessions.validate(hashSecret(secret))).toBeUndefined()
    expect(await sessions.validate(`ref:${hashSecret(secret)}`)).toBeUndefined()
    expect(await sessions.validate(secret)).toBeDefined()
  })

  test('a disk that takes nothing any more keeps nobody out', async () => {
    const { sessions, secret, clock, parts } = await open()
    clock.forward({ hours: 1 })
    await sql`PRAGMA query_only = ON`.execute(parts.db)
    expect(await sessions.validate(secret)).toBeDefined()
    await sql`PRAGMA query_only = OFF`.execute(parts.db)
  })

  test('it ends after 12 hours without use, and use keeps it', async () => {
    const { sessions, secret, clock } = await open()
    clock.forward({ hours: 11 })
    expect(await sessions.validate(secret)).toBeDefined()
    clock.forward({ hours: 11 })
    expect(await sessions.validate(secret)).toBeDefined()
    clock.forward({ hours: 12, minutes: 1 })
    expect(await sessions.validate(secret)).toBeUndefined()
  })

  test('it ends after 7 days, however much it is used', async () => {
    const { sessions, secret, clock, parts } = await open()
    for (let hours = 0; hours < 7 * 24 - 2; hours += 2) {
      clock.forward({ hours: 2 })
      expect(await sessions.validate(secret)).toBeDefined()
    }
    clock.forward({ hours: 2 })
    expect(await userOfSession(parts.db, hashSecret(secret), clock.nowMs)).toBeUndefined()
    expect(await sessions.validate(secret)).toBeUndefined()
  })

  test('use is written down at most every five minutes', async () => {
    const { sessions, secret, clock, parts } = await open()
    const lastSeen = async () =>
      (await parts.db.selectFrom('sessions').select('last_seen_at').execute())[0]?.last_seen_at
    const before = await lastSeen()
    clock.forward({ minutes: 4 })
    await sessions.validate(secret)
    expect(await lastSeen()).toBe(before)
    clock.forward({ minutes: 2 })
    await sessions.validate(secret)
    expect(await lastSeen()).toBe(clock.instant)
  })

  test('a closed account has no session', async () => {
    const { sessions, secret, somebody, parts, clock } = await open()
    await parts.db.updateTable('users').set({ deactivated_at: clock.instant }).where('id', '=', somebody.id).execute()
    expect(await userOfSession(parts.db, hashSecret(secret), clock.nowMs)).toBeUndefined()
    expect(await sessions.validate(secret)).toBeUndefined()
  })

  test('they are listed and ended, one or all', async () => {
    const { sessions, somebody, secret } = await open()
    const other = await sessions.create(somebody.id, { address: '192.0.2.2', userAgent: 'Chrome' })
    expect(await sessions.list(somebody.id)).toHaveLength(2)
    await sessions.end(hashSecret(other))
    expect(await sessions.validate(other)).toBeUndefined()
    expect(await sessions.validate(secret)).toBeDefined()
    await sessions.endAll(somebody.id)
    expect(await sessions.list(somebody.id)).toEqual([])
  })
})
