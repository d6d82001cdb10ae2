import { beforeEach, describe, expect, test } from 'vitest'
import { accountList } from '#shared/admin/schema.ts'
import { dossier } from '#shared/dossiers/schema.ts'
import { threadList } from '#shared/threads/schema.ts'
import { actingFor, choicesOf } from '#shared/threads/visibility.ts'
import { guestOf } from '#test/support/guest.ts'
import { person, refusalOf, type TestPerson } from '#test/support/people.ts'
import { newKey, open, opmerking, world, type World } from './world.ts'

/** Somebody whom the ministry invited as a "colleague" of the municipality of Utrecht. */
const guestOfMinistry = ({ app, people, dossierId }: World) =>
  guestOf(app, people.bzk, { dossierId, organisation: 'gm0344', role: 'writer' })

let it: World
beforeEach(async () => {
  it = await world()
})

describe('somebody of whom only another party said where he works', () => {
  test('[T60] no inner circle opens for him until an administrator confirms it', async () => {
    const inner = await open(it, 'utrecht', opmerking('Dit blijft onder ons.'))
    const own = await open(it, 'collega', opmerking('Alleen voor ons huis.', { visibility: 'organisation' }))
    const guest = await guestOfMinistry(it)
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
    const guest = await guestOfMinistry(it)
    const path = `/documents/${it.documentId}/threads`
    expect((await guest.post(path, opmerking('Hallo'))).status).toBe(201)
    const narrow = opmerking('Onder ons', { key: newKey(), visibility: 'koepel' })
    expect(await refusalOf(await guest.post(path, narrow))).toMatch(/^40/u)
    const seen = threadList.parse(await (await it.people.waterschap.get(path)).json()).items
    expect(seen.map(({ circle }) => circle.visibility)).toEqual(['everyone'])
    // so the pages offer him nothing narrower either
    const acting = async (who: TestPerson) => dossier.parse(await (await who.get(`/dossiers/${it.dossierId}`)).json())
    const koepels = [{ code: 'vng', kind: 'koepel', layer: 'gemeente' }] as const
    expect(choicesOf(actingFor(await acting(guest), koepels))).toEqual(['everyone'])
    expect(choicesOf(actingFor(await acting(it.people.utrecht), koepels))).toEqual([
      'organisation',
      'koepel',
      'everyone',
    ])
  })

  test('[T60] he gets no word of the calendar of the koepel of "his" layer', async () => {
    const guest = await guestOfMinistry(it)
    expect(await refusalOf(await guest.get('/committee-dates?organisation=vng'))).toBe('404 not-found')
    expect((await it.people.utrecht.get('/committee-dates?organisation=vng')).status).toBe(200)
  })

  test('[T3, T60] the role of a whole organisation is not his: he is mentioned only where he is a member', async () => {
    const { app, people, documentId, dossierId } = it
    const guest = await guestOfMinistry(it)
    await people.zwolle.put(`/dossiers/${dossierId}/organisations/gm0344`, { role: 'reader' })
    const body = [{ type: 'paragraph', content: [{ type: 'person', id: guest.id, name: 'Gast' }] }]
    const mention = () => people.bzk.post(`/documents/${documentId}/threads`, opmerking('', { key: newKey(), body }))
    expect((await mention()).status).toBe(201)
    await app.parts.db.deleteFrom('dossier_members').where('user_id', '=', guest.id).execute()
    expect(await refusalOf(await mention())).toBe('400 invalid-input')
  })
})
