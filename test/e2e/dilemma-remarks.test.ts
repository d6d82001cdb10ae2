import { expect, test } from 'vitest'
import { dilemma } from '#shared/dilemmas/schema.ts'
import { faultsOf } from '#test/support/axe.ts'
import { setStage } from '#test/support/journey.ts'
import { cell, faultsAtBothWidths, focused, OptionsStage, write } from '#test/support/options-page.ts'

const all = await setStage()
const stage = new OptionsStage(all)
const { fatima, joris, tineke } = all.workspace.people

/** The id of what Tineke's organisation remarked on the first row. */
const remarkOf = async (id: string): Promise<string> =>
  (await stage.optionsOf(tineke, id)).tables[0]?.rows?.[0]?.remarks[0]?.id ?? ''

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

test('a remark on a row below a wide name, and one that was begun, is of that row', async () => {
  const id = await stage.raise(fatima, 'Wie plant de bomen?')
  const editor = await stage.editorOf(joris, await stage.opened(fatima, id, 'everyone'))
  await write(editor, [1, 1], 'Snel')
  await cell(editor, 1, 4).click()
  await editor.page.keyboard.press('Tab')
  await cell(editor, 2, 1).click()
  await editor.type('Zorgvuldig')
  await write(editor, [1, 0], 'Samen planten')
  await cell(editor, 1, 0).dragTo(cell(editor, 2, 0))
  await editor.page.getByRole('button', { name: 'Tabel wijzigen', exact: true }).click()
  await editor.page.getByRole('menuitem', { name: 'Cellen samenvoegen' }).click()
  await editor.saved()
  const page = await stage.pageOf(fatima, id)
  const give = page.getByRole('button', { name: 'Opmerking namens BZK: Samen planten' })
  const words = page.getByLabel('Uw opmerking')
  await give.nth(0).click()
  await words.fill('Niet te snel.')
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await give.nth(1).click()
  // what was begun about the other row is not of this one
  expect(await words.inputValue()).toBe('')
  await words.fill('Liever zorgvuldig.')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const [table] = (await stage.optionsOf(fatima, id)).tables
  expect(table?.rows?.map(({ cells, remarks }) => [cells[1], remarks.length])).toEqual([
    ['Snel', 0],
    ['Zorgvuldig', 1],
  ])
})

test('[D11] an edit of a remark that was withdrawn meanwhile is new, for whom one sees, or widened it says so', async () => {
  const id = await stage.raise(tineke, 'Wie betaalt de peilbuizen?')
  await write(await stage.editorOf(joris, await stage.opened(fatima, id, 'everyone')), [1, 0], 'De provincie')
  await stage.remark(tineke, id, 0, { body: 'Dat gaat mis.', visibility: 'koepel' })
  const page = await stage.pageOf(tineke, id)
  const change = page.getByRole('button', { name: 'Opmerking wijzigen: De provincie' })
  const dialog = page.getByRole('dialog')
  const sees = dialog.getByRole('group', { name: 'Wie ziet dit?' })
  await change.click()
  await dialog.getByText('Alleen UvW en waterschappen').waitFor()
  expect(await sees.count()).toBe(0)
  await dialog.getByLabel('Uw opmerking').fill('Dat gaat weer mis.')
  expect(await faultsAtBothWidths(page)).toEqual([])
  await tineke.send('DELETE', `${stage.dilemmas}/${id}/said/${await remarkOf(id)}`)
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.getByText('Dit is intussen ingetrokken. Wat u nu opslaat, is nieuw.').waitFor()
  expect(await sees.getByLabel('Alleen UvW en waterschappen').isChecked()).toBe(true)
  expect(await dialog.getByLabel('Uw opmerking').inputValue()).toBe('Dat gaat weer mis.')
  expect(await faultsAtBothWidths(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Dat gaat weer mis.').waitFor()
  expect(JSON.stringify(await stage.optionsOf(fatima, id))).not.toContain('mis.')

  await change.click()
  await dialog.getByLabel('Uw opmerking').fill('Dat gaat altijd mis.')
  await tineke.send('POST', `${stage.dilemmas}/${id}/said/${await remarkOf(id)}/widen`, { to: 'everyone' })
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.getByText('Iemand anders was u voor').waitFor()
  await dialog.getByText('Meer mensen zien dit nu dan toen u begon te schrijven.').waitFor()
  await dialog.getByText('Iedereen in het dossier').waitFor()
  expect(JSON.stringify(await stage.optionsOf(fatima, id))).not.toContain('altijd')
  await dialog.getByLabel('Uw opmerking').fill('Dat kan beter.')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(JSON.stringify(await stage.optionsOf(fatima, id))).toContain('Dat kan beter.')
})

test('[D11] an edit of a recognition that was left, and withdrawn meanwhile, is new, for whom one sees', async () => {
  const id = await stage.raise(fatima, 'Wie kent dit?')
  const recognition = { example: 'Bij ons ook.', visibility: 'koepel' }
  await tineke.send('PUT', `${stage.dilemmas}/${id}/recognition`, recognition)
  const page = await stage.pageOf(tineke, id)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Mijn voorbeeld wijzigen' }).click()
  await dialog.getByText('Alleen UvW en waterschappen').waitFor()
  await dialog.getByLabel('Uw voorbeeld').fill('Bij ons in de polder ook.')
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
  const { recognitions } = dilemma.parse(await tineke.json('GET', `${stage.dilemmas}/${id}`))
  await tineke.send('DELETE', `${stage.dilemmas}/${id}/said/${recognitions[0]?.id}`)
  await page.reload()
  await page.getByRole('button', { name: 'Dit herken ik' }).click()
  await dialog.getByText('Dit is intussen ingetrokken.').waitFor()
  await dialog.getByRole('group', { name: 'Wie ziet dit?' }).waitFor()
  expect(await dialog.getByLabel('Alleen UvW en waterschappen').isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Bij ons in de polder ook.').waitFor()
  expect(JSON.stringify(await fatima.json('GET', `${stage.dilemmas}/${id}`))).not.toContain('polder')
})

test('words that were begun are there when their row goes, its remark is loose, or a colleague was first', async () => {
  const id = await stage.raise(fatima, 'Wie baggert de vaart?')
  const documentId = await stage.opened(fatima, id, 'everyone')
  const editor = await stage.editorOf(joris, documentId)
  await write(editor, [1, 0], 'De gemeente')
  const page = await stage.pageOf(fatima, id)
  const dialog = page.getByRole('dialog')
  const words = dialog.getByLabel('Uw opmerking')
  /** Types a remark, or looks at what stands in its field, and leaves it. */
  const leave = async (button: string, typed?: string): Promise<string> => {
    await page.getByRole('button', { name: `${button}: De gemeente`, exact: true }).click()
    if (typed !== undefined) await words.fill(typed)
    const left = await words.inputValue()
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
    await dialog.waitFor({ state: 'detached' })
    return left
  }
  await leave('Opmerking namens BZK', 'Dat kost te veel.')
  const [table] = (await stage.optionsOf(fatima, id)).tables
  const kept = await page.evaluate(() => Object.keys(localStorage))
  expect(kept.filter((key) => key.includes(`/dilemma-remark/${table?.id}/`))).toHaveLength(1)

  await stage.remark(fatima, id, 0, { body: 'Dat kost niets.' })
  await page.getByText('Dat kost niets.').waitFor()
  await page.getByRole('button', { name: 'Opmerking wijzigen: De gemeente' }).click()
  expect(await words.inputValue()).toBe('Dat kost te veel.')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.getByText('Dat kost niets.').waitFor()
  await words.fill('Dat kost weinig.')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Dat kost weinig.').waitFor()

  await leave('Opmerking wijzigen', 'Dat kost iets.')
  await cell(editor, 1, 0).click({ clickCount: 3 })
  await editor.page.keyboard.press('Delete')
  await editor.saved()
  await page.getByRole('heading', { name: 'Bij rijen die er niet meer staan' }).waitFor()
  expect(await leave('Opmerking wijzigen')).toBe('Dat kost iets.')
  const left = page.getByText('U begon een opmerking bij een rij die hier niet meer staat: De gemeente.')
  expect(await left.count()).toBe(0)

  await page.getByRole('button', { name: 'Intrekken: Opmerking van BZK: De gemeente' }).click()
  await dialog.getByRole('button', { name: 'Intrekken' }).click()
  await left.waitFor()
  await page.getByText('Dat kost iets.').waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Kopiëren' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Dat kost iets.')
  // what was said of the copy is still there for a while
  await page.reload()
  await left.waitFor()
  expect(await faultsAtBothWidths(page)).toEqual([])
  await page.getByRole('button', { name: 'Weggooien' }).click()
  await left.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Iedereen in het dossier')
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
