import { expect, test } from 'vitest'
import { setStage } from '#test/support/journey.ts'
import { cell, OptionsStage, write } from '#test/support/options-page.ts'

const all = await setStage()
const stage = new OptionsStage(all)
const { fatima, joris } = all.workspace.people

test('of two rows that had one name and are gone, both remarks can be changed; beside the text is no empty list', async () => {
  const id = await stage.raise(fatima, 'Wie ruimt het zwerfvuil op?')
  const documentId = await stage.opened(fatima, id, 'everyone')
  const editor = await stage.editorOf(joris, documentId)
  await write(editor, [1, 0], 'Samen opruimen')
  await cell(editor, 1, 4).click()
  await editor.page.keyboard.press('Tab')
  await editor.type('Samen opruimen')
  await editor.saved()
  const remarks = ['Alleen langs het water.', 'Ook langs de weg.']
  for (const [at, body] of remarks.entries()) await stage.remark(fatima, id, at, { body })
  for (const row of [1, 2]) {
    await cell(editor, row, 0).click({ clickCount: 3 })
    await editor.page.keyboard.press('Delete')
  }
  await editor.saved()

  const page = await stage.pageOf(fatima, id)
  await page.getByRole('heading', { name: 'Bij rijen die er niet meer staan' }).waitFor()
  for (const [at, body] of remarks.entries()) {
    await page.getByRole('button', { name: 'Opmerking wijzigen: Samen opruimen' }).nth(at).click()
    expect(await page.getByLabel('Uw opmerking').inputValue()).toBe(body)
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  const { page: text } = await stage.editorOf(fatima, documentId)
  await text.getByRole('tab', { name: 'Opties' }).click()
  const panel = text.getByRole('tabpanel', { name: 'Opties' })
  await panel.getByText('Schrijf eerst een optie in de tabel.').waitFor()
  expect(await panel.locator('ul:not(:has(li))').count()).toBe(0)
})
