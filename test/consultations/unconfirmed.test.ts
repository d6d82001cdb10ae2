import { expect, test } from 'vitest'
import { guestOf } from '#test/support/guest.ts'
import { refusalOf } from '#test/support/people.ts'
import { json } from '#test/support/parties.ts'
import { roundInput, roundTable } from './rounds.ts'

test('[C3, T60] in the name of an organisation that did not confirm him nobody opens or leads a round', async () => {
  const { app, at, dossierId, documentId, one } = await roundTable()
  const guest = await guestOf(app, at.bzk, { dossierId, organisation: 'ws0636', role: 'writer' })
  const opened = await guest.post(`/documents/${documentId}/consultations`, { ...roundInput, invited: ['vng'] })
  expect(await refusalOf(opened)).toBe('403 not-allowed')
  expect(await refusalOf(await guest.post(`${one}/steps`, { type: 'close' }))).toBe('403 not-allowed')
  expect((await json(at.bzk.get(`/documents/${documentId}/versions`))).items).toHaveLength(1)
})

test('[C1, C6, T60] he makes his organisation no party that can be invited, and has no inside', async () => {
  const { app, at, dossierId, documentId, one } = await roundTable()
  const guest = await guestOf(app, at.bzk, { dossierId, organisation: 'ws0636', role: 'writer' })
  const invite = () =>
    at.bzk.post(`/documents/${documentId}/consultations`, { ...roundInput, invited: ['ws0636'], name: '0.5' })
  expect(await refusalOf(await invite())).toBe('400 invalid-input')
  // the UvW's circle is that of all waterschappen, but not his
  const asked = await json(
    at.bzk.post(`/documents/${documentId}/consultations`, { ...roundInput, invited: ['uvw'], name: '0.6' }),
  )
  const uvws = one.replace(/[^/]+$/u, asked.id)
  expect((await at.waterschap.get(`${uvws}/inside`)).status).toBe(200)
  expect(await refusalOf(await guest.get(`${uvws}/inside`))).toBe('404 not-found')
  const remark = { body: 'Onder ons.' }
  expect(await refusalOf(await guest.post(`${uvws}/inside/remarks`, remark))).toBe('404 not-found')
  await guest.get(uvws)
  const { notLooked } = await json(at.uvw.get(`${uvws}/inside`))
  expect(notLooked.map(({ code }: { code: string }) => code)).not.toContain('ws0636')
})
