import { expect, test } from 'vitest'
import { liveApp } from '#test/support/live-app.ts'
import { dossierWith, person } from '#test/support/people.ts'
import { json, type Loose } from '#test/support/parties.ts'

test('with the real engine a version has the seq and the text of what is on disk', async () => {
  const app = await liveApp()
  const writer = await person(app, 'Fatima')
  const dossierId = await dossierWith(app, [[writer, 'manager']])
  const content = { format: 'markdown', body: '# Voorstel\n\nEen zin.' }
  const { id } = await json(writer.post(`/dossiers/${dossierId}/documents`, { title: 'Nota', content }))
  const version: Loose = await json(writer.post(`/documents/${id}/versions`, { name: '0.1' }))
  expect(version).toMatchObject({ number: 1, seq: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) })
  const text = await writer.get(`/documents/${id}/versions/${version.id}/content?format=text`)
  expect(await text.text()).toContain('Een zin.')
})
