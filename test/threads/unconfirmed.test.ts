import { beforeEach, describe, expect, test } from 'vitest'
import { newInvitation } from '#shared/access/schema.ts'
import { accountList } from '#shared/admin/schema.ts'
import { threadList } from '#shared/threads/schema.ts'
import { person, refusalOf } from '#test/support/people.ts'
import { newKey, open, opmerking, world, type World } from './world.ts'

/** Somebody whom the ministry invited as a "colleague" of the municipality of Utrecht. */
async function guestOf({ app, people, dossierId }: World) {
  const wanted = { email: 'gast@example.org', role: 'writer', organisation: 'gm0344' }
  const made = await people.bzk.post(`/dossiers/${dossierId}/invitations`, wanted)
  const token = new URL(newInvitation.parse(await made.json()).link).hash.slice(1)
  const account = { name: 'Gast', password: 'groene fiets in de regen' }
  const answer = await app.send('POST', '/invitations/accept', { token, account })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    get: (path: string) => app.send('GET', path, undefined, cookie),
    post: (path: string, body: unknown) => app.send('POST', path, body, cookie),
  }
}

let it: World
beforeEach(async () => {
  it = await world()
})

describe('somebody of whom only another party said where he works', () => {
  test('[T60] no inner circle opens for him until an administrator confirms it', async () => {
    const inner = await open(it, 'utrecht', opmerking('Dit blijft onder ons.'))
    const own = await open(it, 'collega', opmerking('Alleen voor ons huis.', { visibility: 'organisation' }))
    const guest = await guestOf(it)
    const seen = async () =>
      threadList.parse(await (await guest.get(`/documents/${it.documentId}/threads`)).json()).items.map(({ id }) => id)
    expect(await seen()).toEqual([])
    expect(await refusalOf(await guest.get(`/threads/${inner.id}`))).toBe('404 not-found')
    const admin = await person(it.app, 'Adam', { isAdmin: true })
    const [account] = accountList.parse(await (await admin.get('/accounts?q=gast')).json()).items
    await admin.patch(`/accounts/${account?.id}`, { organisation: 'gm0344' })
    expect((await seen()).toSorted()).toEqual([inner.id, own.id].toSorted())
  })

  test('[T60] he raises what everyone sees, in the name he was given, and nothing narrower', async () => {
    const guest = await guestOf(it)
    const path = `/documents/${it.documentId}/threads`
    expect((await guest.post(path, opmerking('Hallo'))).status).toBe(201)
    const narrow = opmerking('Onder ons', { key: newKey(), visibility: 'koepel' })
    expect(await refusalOf(await guest.post(path, narrow))).toMatch(/^40/u)
    const seen = threadList.parse(await (await it.people.waterschap.get(path)).json()).items
    expect(seen.map(({ circle }) => circle.visibility)).toEqual(['everyone'])
  })

  test('[T60] he gets no word of the calendar of the koepel of "his" layer', async () => {
    const guest = await guestOf(it)
    expect(await refusalOf(await guest.get('/committee-dates?organisation=vng'))).toBe('404 not-found')
    expect((await it.people.utrecht.get('/committee-dates?organisation=vng')).status).toBe(200)
  })
})
