import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const { server, browser, workspace } = await setStage()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samenschrift-backup-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const panelOf = ({ page }: EditorPage): Locator =>
  page.getByRole('region', { name: 'Uw laatste tekst is niet verstuurd' })

async function typeAfter(page: EditorPage, words: string, more: string): Promise<void> {
  await page.caretAfter(words)
  await page.type(more)
  await page.saved()
}

/**
 * A backup that was put back lacks what was saved after it, also what somebody saw of others. His page sends it all, and
 * is refused (SPEC.md, [G3]): under clientIDs of others he may not write. The text is then nowhere but in the browsers.
 */
test('[G3] a server put back from a backup: each sees, keeps and can copy what it lost, and can go on', async () => {
  const documentId = await workspace.makeDocument('Teruggezet', 'markdown', 'Eerste alinea.\n\nTweede alinea.\n')
  const contexts = [
    await signedIn(browser, server, workspace.people.fatima),
    await signedIn(browser, server, workspace.people.joris),
  ] as const
  const fatima = await EditorPage.open(contexts[0], server, documentId)
  const joris = await EditorPage.open(contexts[1], server, documentId)
  await typeAfter(fatima, 'Eerste alinea.', ' Voor de back-up.')
  await typeAfter(joris, 'Tweede alinea.', ' Ook ervoor.')
  await server.command('backup', join(folder, 'backup.sqlite'))
  await typeAfter(fatima, 'Voor de back-up.', ' Erna van Fatima.')
  await typeAfter(joris, 'Ook ervoor.', ' Erna van Joris.')
  for (const page of [fatima, joris]) for (const name of ['Fatima', 'Joris']) await page.sees(`Erna van ${name}.`)

  await server.kill()
  await server.command('restore', join(folder, 'backup.sqlite'))
  await server.run()
  for (const page of [fatima, joris]) {
    for (const name of ['Fatima', 'Joris']) await panelOf(page).getByText(`Erna van ${name}.`).waitFor()
  }
  expect(await workspace.content(documentId, 'text')).not.toContain('Erna van')

  await fatima.page.reload()
  for (const name of ['Fatima', 'Joris']) await panelOf(fatima).getByText(`Erna van ${name}.`).waitFor()
  await panelOf(fatima).getByRole('button', { name: 'Tekst weggooien' }).click()
  await fatima.page.getByRole('dialog').getByRole('button', { name: 'Tekst weggooien' }).click()
  await fatima.saved()
  expect(await fatima.words()).not.toContain('Erna van')
  await typeAfter(fatima, 'Voor de back-up.', ' Opnieuw van Fatima.')
  expect(await workspace.content(documentId, 'text')).toContain('Opnieuw van Fatima.')
  expect([...fatima.errors, ...joris.errors]).toEqual([])
  for (const context of contexts) await context.close()
})
