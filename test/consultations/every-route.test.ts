import { expect, test } from 'vitest'
import { json } from '#test/support/parties.ts'
import { openedTable, writeRow } from '#test/dilemmas/written.ts'
import { writePoints, writeSummary } from './drafts.ts'
import { roundTable } from './rounds.ts'

/** In every word that is said inside, and nowhere else. */
const SECRET = 'Onder-ons'

test('[C6, D13] no GET route of the whole API shows outsiders a word or an id of what was said inside', async () => {
  const table = await roundTable()
  const { at, one, app, dossierId, documentId, roundId, stranger, inspector } = table
  const { remarks } = await json(at.utrecht.post(`${one}/inside/remarks`, { body: SECRET }))
  const { themes } = await json(at.vng.post(`${one}/inside/themes`, { title: SECRET }))
  await writeSummary(table, 'vng', SECRET)
  const [pointId = ''] = await writePoints(table, 'vng', [{ text: SECRET }])
  const rests = `${one}/inside/draft/points/${pointId}/remarks`
  const draft = await json(at.vng.patch(rests, { added: [remarks[0].id] }))
  const dilemma = await json(at.utrecht.post(`/dossiers/${dossierId}/dilemmas`, { question: SECRET }))
  const about = `/dossiers/${dossierId}/dilemmas/${dilemma.id}`
  const options = await openedTable(table, 'vng', about, 'koepel')
  const cellId = await writeRow(table, 'vng', options.documentId, [SECRET])
  const row = `${about}/options/tables/${options.id}/rows/${cellId}/remark`
  const { tables } = await json(at.vng.put(row, { body: SECRET }))
  const [said] = tables[0].rows[0].remarks
  const inner: string[] = [remarks[0].id, themes[0].id, pointId, draft.documentId, dilemma.id, said.id, options.id]
  const { version } = await json(at.bzk.get(one))
  const given: Readonly<Record<string, string>> = {
    dossierId,
    documentId,
    roundId,
    dilemmaId: dilemma.id,
    saidId: said.id,
    versionId: version.id,
    userId: at.utrecht.id,
    code: 'vng',
  }
  const paths = [...new Set(app.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .filter((path) => path.startsWith('/api/v1/') && !path.includes('*'))
    .map((path) => path.slice('/api/v1'.length).replaceAll(/:(\w+)/gu, (_, name: string) => given[name] ?? 'none'))
  const asked = [...paths, '/dilemmas/picture?since=2026-11-01&until=2026-11-30']
  expect(asked.length).toBeGreaterThan(40)
  const outsiders = { bzk: at.bzk, uvw: at.uvw, provincie: at.provincie, stranger, inspector }
  for (const [name, who] of Object.entries(outsiders)) {
    const told: string[] = []
    for (const path of asked) {
      const text = await (await who.get(path)).text()
      if ([SECRET, ...inner].some((each) => text.includes(each))) told.push(path)
    }
    expect({ name, told }).toEqual({ name, told: [] })
  }
  // and the same walk does find it where it is meant
  const texts = await Promise.all(asked.map(async (path) => await (await at.vng.get(path)).text()))
  expect(texts.filter((text) => text.includes(SECRET)).length).toBeGreaterThan(4)
})
