import { describe, expect, test } from 'vitest'
import { sessionAnswer } from '#shared/auth/schema.ts'
import { firstAdministratorLink } from '#server/auth/setup.ts'
import { ORIGIN, testApp } from '#test/support/app.ts'
import { person, refusalOf } from '#test/support/people.ts'

const first = { name: 'Bea', email: 'bea@example.org', password: 'groene fiets in de regen', organisation: 'gm0344' }

async function open() {
  const app = await testApp()
  const link = await firstAdministratorLink(app.parts, ORIGIN)
  return { ...app, link, token: new URL(link ?? '').hash.slice(1) }
}

describe('the first administrator', () => {
  test('makes the account by the printed link, once, and is signed in', async () => {
    const { send, token, link } = await open()
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/eerste-beheerder#[\w-]{43}$/u)
    expect((await send('POST', '/setup/lookup', { token })).status).toBe(204)
    const made = await send('POST', '/setup', { ...first, token })
    expect(made.status).toBe(201)
    expect(made.headers.get('set-cookie')).toContain('samenschrift=')
    expect(sessionAnswer.parse(await made.json()).user).toMatchObject({ isAdmin: true, name: 'Bea' })
    expect(await refusalOf(await send('POST', '/setup', { ...first, token, email: 'x@example.org' }))).toBe(
      '409 setup-done',
    )
    expect(await refusalOf(await send('POST', '/setup/lookup', { token }))).toBe('409 setup-done')
  })

  test('the link works for 24 hours, and a new start makes a new one', async () => {
    const { send, token, clock, parts } = await open()
    clock.forward({ hours: 25 })
    expect(await refusalOf(await send('POST', '/setup/lookup', { token }))).toBe('400 link-not-valid')
    const next = new URL((await firstAdministratorLink(parts, ORIGIN)) ?? '').hash.slice(1)
    const newest = new URL((await firstAdministratorLink(parts, ORIGIN)) ?? '').hash.slice(1)
    expect(await refusalOf(await send('POST', '/setup', { ...first, token: next }))).toBe('400 link-not-valid')
    expect((await send('POST', '/setup', { ...first, token: newest })).status).toBe(201)
  })

  test('there is no link once there is an administrator, and a guess opens nothing', async () => {
    const { send, parts, ...app } = await open()
    expect(await refusalOf(await send('POST', '/setup', { ...first, token: 'a'.repeat(43) }))).toBe(
      '400 link-not-valid',
    )
    await person({ send, parts, ...app }, 'Admin', { isAdmin: true })
    expect(await firstAdministratorLink(parts, ORIGIN)).toBeUndefined()
  })

  test('all that is wrong is told at once; two at the same time make one account', async () => {
    const { send, token, parts } = await open()
    const refused = await send('POST', '/setup', { token, name: '', email: 'x', password: 'kort', organisation: '?' })
    expect(await refused.json()).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'name' }, { path: 'email' }, { path: 'password' }, { path: 'organisation' }],
    })
    const both = await Promise.all(
      ['a', 'b'].map((name) => send('POST', '/setup', { ...first, token, email: `${name}@example.org` })),
    )
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(await parts.db.selectFrom('users').select('id').execute()).toHaveLength(1)
  })
})
