import { describe, expect, test } from 'vitest'
import { ownPage } from '#test/support/app.ts'
import { gifOf, sample, type Bytes } from '#test/images/samples.ts'
import { refusalOf } from '#test/support/people.ts'
import { everySeat, json } from '#test/support/parties.ts'
import { opened, showImage, writeSummary } from './drafts.ts'
import { give, type RoundTable, roundTable } from './rounds.ts'

const upload = async ({ app, at }: RoundTable, documentId: string, body: Bytes) =>
  await json(
    app.app.request(`/api/v1/documents/${documentId}/images`, {
      method: 'POST',
      headers: { ...ownPage, Cookie: at.vng.cookie, 'Content-Type': 'image/png' },
      body,
    }),
  )

/** A reaction of the VNG that shows one of the two images of its document. */
async function illustrated() {
  const table = await roundTable()
  const documentId = await opened(table, 'vng')
  const shown = await upload(table, documentId, sample('png'))
  const other = await upload(table, documentId, gifOf(1))
  // words that read as an image are none
  await writeSummary(table, 'vng', `Zie de kaart: "src":"${other.url}".`)
  await showImage(table, 'vng', shown.url)
  const { items } = await json(give(table, 'vng'))
  return { ...table, draftId: documentId, shown, other, given: `${table.one}/reactions/${items[0].id}` }
}

describe('an image in a reaction that was given', () => {
  test('[C12] is there for everybody who reads the reaction, as its document is not', async () => {
    const { at, draftId, shown, given, stranger, app } = await illustrated()
    for (const seat of everySeat) {
      const seen = await at[seat].get(`${given}/images/${shown.id}`)
      expect([seat, seen.status, (await seen.arrayBuffer()).byteLength]).toEqual([seat, 200, shown.bytes])
    }
    expect(await refusalOf(await at.bzk.get(`/documents/${draftId}/images/${shown.id}`))).toBe('404 not-found')
    const [there, here] = [
      await at.vng.get(`/documents/${draftId}/images/${shown.id}`),
      await at.bzk.get(`${given}/images/${shown.id}`),
    ]
    for (const name of ['content-type', 'content-security-policy', 'cache-control', 'vary', 'content-disposition']) {
      expect([name, here.headers.get(name)]).toEqual([name, there.headers.get(name)])
    }
    expect(await refusalOf(await stranger.get(`${given}/images/${shown.id}`))).toBe('404 not-found')
    expect(await refusalOf(await app.send('GET', `${given}/images/${shown.id}`))).toBe('401 not-signed-in')
  })

  test('[C12] is one that the given text shows, and not what its document shows besides or since', async () => {
    const table = await illustrated()
    const { at, other, given, one, shown } = table
    expect(await refusalOf(await at.bzk.get(`${given}/images/${other.id}`))).toBe('404 not-found')
    await showImage(table, 'vng', other.url)
    expect(await refusalOf(await at.bzk.get(`${given}/images/${other.id}`))).toBe('404 not-found')
    const { items } = await json(give(table, 'vng', { mandate: 'bestuurlijk-vastgesteld' }))
    expect((await at.bzk.get(`${one}/reactions/${items[0].id}/images/${other.id}`)).status).toBe(200)
    expect(await refusalOf(await at.bzk.get(`${given}/images/${other.id}`))).toBe('404 not-found')
    expect(await refusalOf(await at.bzk.get(`${one}/reactions/none/images/${shown.id}`))).toBe('404 not-found')
  })

  test('[C12] is not there by another dossier', async () => {
    const { at, shown, given, dossierId } = await illustrated()
    const elsewhere = await json(at.bzk.post('/dossiers', { title: 'Ander dossier' }))
    expect(elsewhere.id).not.toBe(dossierId)
    const path = `${given}/images/${shown.id}`.replace(dossierId, elsewhere.id)
    expect(await refusalOf(await at.bzk.get(path))).toBe('404 not-found')
  })

  test('[C12] stands in the exports at that address; as JSON the text is the bytes that were hashed', async () => {
    const { at, shown, other, given } = await illustrated()
    const text = async (format: string) => await (await at.bzk.get(`${given}/content?format=${format}`)).text()
    const address = `/api/v1${given}/images/${shown.id}`
    expect(await text('html')).toContain(`<img src="${address}" alt="Kaart"`)
    expect(await text('markdown')).toContain(`![Kaart](${address})`)
    for (const format of ['html', 'markdown']) expect(await text(format)).not.toContain(shown.url)
    expect(await text('text')).toContain(`Zie de kaart: "src":"${other.url}".`)
    expect(await text('json')).toContain(`"src":"${shown.url}"`)
  })
})
