import { beforeAll, expect, test } from 'vitest'
import { EditorPage } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { pressOn, typeIn } from '#test/support/keyboard.ts'
import { faultsAtBothWidths, focused, OptionsStage, toPanel, write } from '#test/support/options-page.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

const all = await setStage()
const stage = new OptionsStage(all)
const { fatima, tineke } = all.workspace.people
let bas: ApiPerson
beforeAll(async () => {
  bas = await stage.adviser()
})

test('[D21] a narrow table is seen by nobody outside its circle; a copy shows its words, without the remarks', async () => {
  const id = await stage.raise(tineke, 'Wie bewaakt het peil in de polder?')
  const own = await stage.pageOf(tineke, id)
  await pressOn(own, 'Tabel openen')
  await own.getByRole('dialog').waitFor()
  expect(await own.getByLabel('Alleen UvW en waterschappen').isChecked()).toBe(true)
  await pressOn(own, 'Tabel openen')
  const editor = new EditorPage(own)
  await editor.text.waitFor()
  const documentId = new URL(own.url()).pathname.split('/').at(-1) ?? ''
  await write(editor, [1, 0], 'Samen met de provincie meten')

  const adviser = await stage.pageOf(bas, id)
  await adviser.getByRole('rowheader', { name: 'Samen met de provincie meten' }).waitFor()
  await pressOn(adviser, 'Opmerking namens UvW: Samen met de provincie meten')
  await typeIn(adviser, 'Uw opmerking', 'Nog niet naar buiten brengen.')
  await pressOn(adviser, 'Opslaan')
  await adviser.getByText('Nog niet naar buiten brengen.').waitFor()

  const ministry = await stage.pageOf(fatima, id)
  await ministry.getByText('Nog geen opties.').waitFor()
  expect(await stage.optionsOf(fatima, id)).toMatchObject({ tables: [], earlier: [] })
  await expect(fatima.send('GET', `/documents/${documentId}`)).rejects.toThrow('404')
  await expect(fatima.send('GET', `/documents/${documentId}/options-of`)).rejects.toThrow('404')

  // the water authority opened it and nobody else wrote in it: it shares a copy, and is told what that means
  await toPanel(own)
  await pressOn(own, 'Naar het dilemma')
  await own.getByRole('heading', { level: 3, name: 'Alleen UvW en waterschappen' }).waitFor()
  // what was said of the button that is gone is still there for a while
  await own.reload()
  await pressOn(own, 'Deel een kopie met iedereen in het dossier')
  await own.getByText('Dit kunt u niet terugdraaien.').waitFor()
  await own.getByText('De opmerkingen van partijen gaan niet mee.').waitFor()
  expect(await faultsAtBothWidths(own)).toEqual([])
  await pressOn(own, 'Kopie delen')
  await own.getByRole('heading', { level: 3, name: 'Iedereen in het dossier' }).waitFor()
  await expect.poll(() => focused(own)).toBe('Alleen UvW en waterschappen')

  await ministry.getByRole('rowheader', { name: 'Samen met de provincie meten' }).waitFor()
  const words = JSON.stringify(await stage.optionsOf(fatima, id))
  expect(words).not.toContain('Nog niet naar buiten brengen.')
  expect(words).not.toContain(documentId)
})

test('a copy is refused in words when another organisation wrote meanwhile', async () => {
  const id = await stage.raise(tineke, 'Wie onderhoudt de kade?')
  const documentId = await stage.opened(tineke, id, 'koepel')
  const page = await stage.pageOf(tineke, id)
  await page.getByRole('button', { name: 'Deel een kopie met iedereen in het dossier' }).click()
  await page.getByText('Dit kunt u niet terugdraaien.').waitFor()
  await write(await stage.editorOf(bas, documentId), [1, 0], 'De UvW schrijft mee')
  await page.getByRole('button', { name: 'Kopie delen' }).click()
  await page.getByText('Ook een andere organisatie heeft hierin geschreven').waitFor()
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await page.getByRole('rowheader', { name: 'De UvW schrijft mee' }).waitFor()
  expect(await page.getByRole('button', { name: /Deel een kopie/u }).count()).toBe(0)
  await expect.poll(() => focused(page)).toBe('Alleen UvW en waterschappen')
})
