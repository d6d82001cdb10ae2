import { expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
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

test('nothing in a form changes while it is sent: what is typed then would be lost', async () => {
  const id = await stage.raise(fatima, 'Wie beheert het gemaal?')
  await write(await stage.editorOf(joris, await stage.opened(fatima, id, 'everyone')), [1, 0], 'Het waterschap')
  const page = await stage.pageOf(fatima, id)
  await page.getByRole('button', { name: 'Opmerking namens BZK: Het waterschap' }).click()
  const field = page.locator('textarea[name=body]')
  await field.fill('Het Rijk betaalt mee.')
  const answer = Promise.withResolvers<void>()
  await page.route('**/remark', async (route) => {
    await answer.promise
    await route.abort()
  })
  const save = page.getByRole('button', { name: 'Opslaan' })
  // sent from the field: the focus waits on the button
  await field.evaluate((element) => element.closest('form')?.requestSubmit())
  await page.locator('button[data-pending]').waitFor()
  expect(await save.evaluate((element) => element === document.activeElement)).toBe(true)
  await field.evaluate((element) => element.focus())
  await page.keyboard.type('Verloren')
  expect(await field.inputValue()).toBe('Het Rijk betaalt mee.')
  await page
    .locator('input[name=visibility]')
    .first()
    .evaluate((element) => element.focus())
  expect(await save.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await faultsOf(page)).toEqual([])

  // refused, they can be changed again
  answer.resolve()
  await page.getByRole('dialog').getByText('Geen verbinding met de server.').waitFor()
  await page.unroute('**/remark')
  await field.fill('Het Rijk betaalt niet mee.')
  await save.click()
  await page.getByText('Het Rijk betaalt niet mee.').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})
