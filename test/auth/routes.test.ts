import { describe, expect, test } from 'vitest'
import { ownSessions, sessionAnswer, sessionEnd } from '#shared/auth/schema.ts'
import { testApp, type TestApp } from '#test/support/app.ts'
import { employers, PASSWORD, person, refusalOf } from '#test/support/people.ts'

const signIn = (app: TestApp, email: string, password: string) => app.send('POST', '/session', { email, password })
const acts = (app: TestApp) =>
  app.parts.db.selectFrom('acts').selectAll().where('action', 'like', 'session.%').execute()

describe('signing in', () => {
  test('with the right password gives the person and a cookie that scripts cannot read', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann', { organisation: employers.rijk })
    const answer = await signIn(app, ' ANN@example.org ', PASSWORD)
    expect(answer.status).toBe(201)
    const { user } = sessionAnswer.parse(await answer.json())
    expect(user).toMatchObject({ id: ann.id, organisation: { abbreviation: 'BZK' }, isAdmin: false })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^samenschrift=\w{40}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/u,
    )
  })

  test('over https the cookie is bound to the host', async () => {
    const app = await testApp({ isSecure: true })
    await person(app, 'Ann')
    const cookie = (await signIn(app, 'ann@example.org', PASSWORD)).headers.get('set-cookie')
    expect(cookie).toMatch(/^__Host-samenschrift=\w+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/u)
  })

  test('an unknown account, a wrong password and a closed account get the same answer', async () => {
    const app = await testApp()
    await person(app, 'Ann')
    const bob = await person(app, 'Bob')
    await app.parts.db
      .updateTable('users')
      .set({ deactivated_at: app.clock.instant })
      .where('id', '=', bob.id)
      .execute()
    const answers = await Promise.all([
      signIn(app, 'nobody@example.org', PASSWORD),
      signIn(app, 'ann@example.org', 'verkeerd wachtwoord'),
      signIn(app, 'bob@example.org', PASSWORD),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    const told = bodies.map((body: object) => Object.assign(body, { reference: '' }))
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
    expect(told[0]).toMatchObject({ status: 401, code: 'sign-in-failed' })
  })

  test('success and refusal are written down, without what was typed', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    await signIn(app, 'ann@example.org', 'verkeerd wachtwoord')
    await signIn(app, 'anne@example.org', PASSWORD)
    await signIn(app, 'ann@example.org', PASSWORD)
    const rows = await acts(app)
    expect(rows.map((row) => [row.action, row.result, row.object_id, row.actor_id])).toEqual([
      ['session.refuse', 'refused', ann.id, null],
      ['session.refuse', 'refused', 'unknown', null],
      ['session.create', 'done', ann.id, ann.id],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/verkeerd|anne@/u)
  })

  test('guessing is slowed down, also when all guesses come at once', async () => {
    const app = await testApp()
    await person(app, 'Ann')
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(app, 'ann@example.org', 'geraden dan maar')),
    )
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      ...Array(5).fill(401),
      ...Array(7).fill(429),
    ])
    const right = await signIn(app, 'ann@example.org', PASSWORD)
    expect(right.status).toBe(429)
    expect(right.headers.get('retry-after')).toBe('1')
    app.clock.forward({ seconds: 1 })
    expect((await signIn(app, 'ann@example.org', PASSWORD)).status).toBe(201)
  })

  test('whoever guesses elsewhere cannot keep the owner from his own desk', async () => {
    const app = await testApp({ trustProxy: 1 })
    await person(app, 'Ann')
    const from = (address: string, password: string) =>
      app.app.request('/api/v1/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
        body: JSON.stringify({ email: 'ann@example.org', password }),
      })
    expect((await from('192.0.2.1', PASSWORD)).status).toBe(201)
    for (let guess = 0; guess < 20; guess++) await from('203.0.113.9', 'geraden dan maar')
    expect((await from('203.0.113.9', PASSWORD)).status).toBe(429)
    expect((await from('192.0.2.1', PASSWORD)).status).toBe(201)
  })

  test('a session that the browser had before ends', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    await app.send('POST', '/session', { email: ann.email, password: PASSWORD }, ann.cookie)
    expect((await ann.get('/session')).status).toBe(401)
  })
})

describe('sessions', () => {
  test('nobody is signed in without a cookie, or with somebody else’s guess', async () => {
    const app = await testApp()
    expect(await refusalOf(await app.send('GET', '/session'))).toBe('401 not-signed-in')
    expect(await refusalOf(await app.send('GET', '/session', undefined, 'samenschrift=abc'))).toBe('401 not-signed-in')
  })

  test('one signs out, and open editors are decided about again', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    app.sync.open('d1', ann.id)
    app.sync.open('d1', 'somebody else')
    const answer = await ann.delete('/session')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^samenschrift=; Max-Age=0/u)
    expect((await ann.get('/session')).status).toBe(401)
    expect(app.sync.reconsidered).toEqual([{ documentId: 'd1', userId: ann.id }])
  })

  test('one sees the own sessions and ends one or all; others’ are not there', async () => {
    const app = await testApp()
    const [ann, bob] = [await person(app, 'Ann'), await person(app, 'Bob')]
    const second = (await signIn(app, ann.email, PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? ''
    const { items } = ownSessions.parse(await (await ann.get('/sessions')).json())
    expect(items.map((item) => item.current).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    const other = items.find((item) => !item.current)
    expect(await refusalOf(await bob.delete(`/sessions/${other?.id}`))).toBe('404 not-found')
    expect((await ann.delete(`/sessions/${other?.id}`)).status).toBe(204)
    expect((await app.send('GET', '/session', undefined, second)).status).toBe(401)
    expect((await ann.delete('/sessions')).status).toBe(204)
    expect((await ann.get('/session')).status).toBe(401)
    expect((await bob.get('/session')).status).toBe(200)
  })
})

describe('the profile', () => {
  test('name and language change; anything else is refused by name', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    expect(await (await ann.patch('/profile', { name: 'Ann Bakker', locale: 'en' })).json()).toMatchObject({
      name: 'Ann Bakker',
      locale: 'en',
    })
    const refused = await ann.patch('/profile', { isAdmin: true, name: '' })
    expect(await refused.json()).toMatchObject({ status: 400, code: 'invalid-input', fields: [{ path: 'name' }, {}] })
    expect((await app.send('PATCH', '/profile', { name: 'X' })).status).toBe(401)
  })

  test('a new password needs the old one, must not be common, and ends other sessions', async () => {
    const app = await testApp()
    const ann = await person(app, 'Ann')
    const second = (await signIn(app, ann.email, PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? ''
    const change = (current: string, password: string) => ann.put('/profile/password', { current, password })
    expect(await refusalOf(await change('verkeerd wachtwoord', 'groene fiets in de regen'))).toBe('400 password-wrong')
    expect(await refusalOf(await change(PASSWORD, 'Welkom123456'))).toBe('400 password-too-common')
    expect(await refusalOf(await change(PASSWORD, 'kort'))).toBe('400 invalid-input')
    expect((await change(PASSWORD, 'groene fiets in de regen')).status).toBe(204)
    expect((await ann.get('/session')).status).toBe(200)
    expect((await app.send('GET', '/session', undefined, second)).status).toBe(401)
    expect((await signIn(app, ann.email, 'groene fiets in de regen')).status).toBe(201)
  })
})

test('signing in as somebody else ends what was open with the session before, at once', async () => {
  const app = await testApp()
  const [ann, bob] = [await person(app, 'Ann'), await person(app, 'Bob')]
  app.sync.open('d1', ann.id)
  const answer = await app.send('POST', '/session', { email: bob.email, password: PASSWORD }, ann.cookie)
  expect(answer.status).toBe(201)
  expect(app.sync.reconsidered).toEqual([{ documentId: 'd1', userId: ann.id }])
  expect((await ann.get('/session')).status).toBe(401)
})

const minutes = (many: number): number => many * 60_000

async function openSession() {
  const app = await testApp()
  const ann = await person(app, 'Ann')
  const end = async () => sessionEnd.parse(await (await ann.get('/session/end')).json())
  return { app, ann, end }
}

describe('how long a session still holds', () => {
  test('is told without making it longer; any other request does', async () => {
    const { app, ann, end } = await openSession()
    expect(await end()).toEqual({ idleLeftMs: minutes(12 * 60), leftMs: minutes(7 * 24 * 60) })
    app.clock.forward({ hours: 11, minutes: 55 })
    expect(await end()).toEqual({ idleLeftMs: minutes(5), leftMs: minutes(7 * 24 * 60 - 715) })
    await ann.get('/session')
    expect((await end()).idleLeftMs).toBe(minutes(12 * 60))
    app.clock.forward({ hours: 11, minutes: 59 })
    expect((await end()).idleLeftMs).toBe(minutes(1))
    app.clock.forward({ minutes: 1 })
    expect(await refusalOf(await ann.get('/session/end'))).toBe('401 not-signed-in')
  })

  test('no request moves the end that comes anyhow', async () => {
    const { app, ann, end } = await openSession()
    for (let day = 0; day < 7; day += 1) {
      for (const hours of day < 6 ? [8, 8, 8] : [8, 8]) {
        await ann.get('/session')
        app.clock.forward({ hours })
      }
    }
    expect(await end()).toMatchObject({ leftMs: minutes(8 * 60) })
  })

  test('is told to nobody else: without a session, or with an account that was closed', async () => {
    const { app, ann } = await openSession()
    expect(await refusalOf(await app.send('GET', '/session/end'))).toBe('401 not-signed-in')
    expect(await refusalOf(await app.send('GET', '/session/end', undefined, 'samenschrift=niets'))).toBe(
      '401 not-signed-in',
    )
    const closed = { deactivated_at: app.clock.instant }
    await app.parts.db.updateTable('users').set(closed).where('id', '=', ann.id).execute()
    expect(await refusalOf(await ann.get('/session/end'))).toBe('401 not-signed-in')
  })
})
