import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { pressOn, typeIn } from '#test/support/keyboard.ts'
import { cell, faultsAtBothWidths, focused, OptionsStage, toPanel, write } from '#test/support/options-page.ts'

const all = await setStage()
const stage = new OptionsStage(all)
const { fatima, joris, sanne, tineke, ruben, noor } = all.workspace.people

/** The row of an option in the table on the page of the dilemma. */
const rowOf = (page: Page, option: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: option }) })

test('[D20] two organisations write in one table, and all remark apart, without a mouse', async () => {
  const id = await stage.raise(fatima, 'Wie betaalt het beheer van de sloten?')
  const third = await stage.pageOf(sanne, id)
  await third.getByText('Nog geen opties.').waitFor()

  // the ministry opens the table and is brought to its text
  const ministry = await stage.pageOf(fatima, id)
  await pressOn(ministry, 'Tabel openen')
  await ministry.getByRole('dialog').waitFor()
  expect(await ministry.getByLabel('Iedereen in het dossier').isChecked()).toBe(true)
  expect(await faultsAtBothWidths(ministry)).toEqual([])
  await pressOn(ministry, 'Tabel openen')
  const first = new EditorPage(ministry)
  await first.text.waitFor()
  expect(ministry.url()).toContain('/documenten/')

  // the province finds it at the dilemma
  const province = await stage.pageOf(joris, id)
  await pressOn(province, 'Schrijf samen aan deze tabel')
  const second = new EditorPage(province)
  await second.text.waitFor()
  for (const editor of [first, second]) await editor.saved()

  await cell(first, 1, 0).click()
  await first.type('Een gezamenlijk fonds')
  await cell(second, 1, 1).click()
  await second.type('Ieder draagt bij')
  await second.page.keyboard.press('Tab')
  await second.type('Kost een jaar')
  for (const words of ['Een gezamenlijk fonds', 'Ieder draagt bij', 'Kost een jaar']) {
    await first.sees(words)
    await second.sees(words)
  }
  for (const editor of [first, second]) await editor.saved()

  // whoever had the page of the dilemma open sees the row come by itself
  const row = rowOf(third, 'Een gezamenlijk fonds')
  await row.waitFor()
  await expect
    .poll(async () => await row.getByRole('cell').allInnerTexts(), { timeout: 20_000 })
    .toEqual(['Ieder draagt bij', 'Kost een jaar', 'Nog niet ingevuld', 'Nog niet ingevuld'])

  // what a party thinks of it stands apart from the text
  await pressOn(third, 'Opmerking namens gemeente Zeist: Een gezamenlijk fonds')
  await typeIn(third, 'Uw opmerking', 'Wij betalen nu al mee.')
  expect(await faultsAtBothWidths(third)).toEqual([])
  await pressOn(third, 'Opslaan')
  await third.getByText('Wij betalen nu al mee.').waitFor()
  await pressOn(third, 'Intrekken: Opmerking van gemeente Zeist: Een gezamenlijk fonds')
  await third.getByText('Deze opmerking intrekken?').waitFor()
  await pressOn(third, 'Intrekken')
  await third.getByText('Wij betalen nu al mee.').waitFor({ state: 'detached' })
  await expect.poll(() => focused(third)).toBe('Opmerking namens gemeente Zeist')
  await third.keyboard.press('Enter')
  await typeIn(third, 'Uw opmerking', 'Wij betalen nu al mee.')
  await pressOn(third, 'Opslaan')
  await third.getByText('Wij betalen nu al mee.').waitFor()

  // beside the text the ministry reads it, and remarks as well
  await toPanel(ministry)
  await ministry.getByText('Wie betaalt het beheer van de sloten?', { exact: true }).waitFor()
  await ministry.getByText('Wij betalen nu al mee.').waitFor()
  await pressOn(ministry, /^Opmerking namens BZK: Een gezamenlijk fonds/u)
  await typeIn(ministry, 'Uw opmerking', 'Het Rijk stort de helft.')
  await pressOn(ministry, 'Opslaan')
  await ministry.getByRole('dialog').waitFor({ state: 'detached' })
  await ministry.getByText('Het Rijk stort de helft.').waitFor()
  expect(await first.words()).not.toContain('Het Rijk stort de helft.')
  await third.getByText('Het Rijk stort de helft.').waitFor()
  await third.setViewportSize({ width: 1440, height: 900 })

  // a reader reads
  const reader = await stage.pageOf(noor, id)
  await reader.getByText('Het Rijk stort de helft.').waitFor()
  await reader.getByRole('link', { name: 'Lees de tabel' }).waitFor()
  expect(await reader.getByRole('button', { name: /Opmerking/u }).count()).toBe(0)
  expect(first.errors).toEqual([])
  expect(second.errors).toEqual([])
})

test('two who change the same remark see both texts, and neither is lost; it stays when its row goes', async () => {
  const id = await stage.raise(fatima, 'Wie maait de bermen?')
  const documentId = await stage.opened(fatima, id, 'everyone')
  const editor = await stage.editorOf(joris, documentId)
  await write(editor, [1, 0], 'De provincie maait')
  const first = await stage.pageOf(fatima, id)
  const second = await stage.pageOf(fatima, id)
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Opmerking namens BZK: De provincie maait' }).click()
  }
  await first.getByLabel('Uw opmerking').fill('Het Rijk betaalt mee.')
  await second.getByLabel('Uw opmerking').fill('Het Rijk maait mee.')
  await first.getByRole('button', { name: 'Opslaan' }).click()
  await first.getByText('Het Rijk betaalt mee.').waitFor()
  await second.getByRole('button', { name: 'Opslaan' }).click()
  await second.getByText('Iemand anders was u voor').waitFor()
  await second.getByRole('dialog').getByText('Het Rijk betaalt mee.').waitFor()
  expect(await second.getByLabel('Uw opmerking').inputValue()).toBe('Het Rijk maait mee.')
  expect(await faultsAtBothWidths(second)).toEqual([])
  await second.getByLabel('Uw opmerking').fill('Het Rijk betaalt en maait.')
  await second.getByRole('button', { name: 'Opslaan' }).click()
  await second.getByRole('dialog').waitFor({ state: 'detached' })
  await second.getByText('Het Rijk betaalt en maait.').waitFor()

  // the row goes while one types: what was typed is saved all the same, beside the name of the row
  await second.getByRole('button', { name: 'Opmerking wijzigen: De provincie maait' }).click()
  await cell(editor, 1, 0).click({ clickCount: 3 })
  await editor.page.keyboard.press('Delete')
  await editor.saved()
  await first.getByRole('heading', { name: 'Bij rijen die er niet meer staan' }).waitFor()
  await second.getByLabel('Uw opmerking').fill('Het Rijk betaalt en maait mee.')
  await second.getByRole('button', { name: 'Opslaan' }).click()
  await second.getByRole('dialog').waitFor({ state: 'detached' })
  await second.getByText('Het Rijk betaalt en maait mee.').waitFor()
  await second.getByText('De provincie maait', { exact: true }).waitFor()
  await second.getByRole('button', { name: 'Intrekken: Opmerking van BZK: De provincie maait' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click()
  await second.getByText('Het Rijk betaalt en maait mee.').waitFor({ state: 'detached' })
  await expect.poll(() => focused(second)).toBe('Iedereen in het dossier')
})

test('whoever comments writes in a table, and is not offered to name or number it', async () => {
  const id = await stage.raise(fatima, 'Wie meet het peil?')
  const documentId = await stage.opened(fatima, id, 'everyone')
  const commenter = await stage.editorOf(ruben, documentId)
  await write(commenter, [1, 0], 'De gemeente meet')
  const writer = await stage.editorOf(fatima, documentId)
  for (const [{ page }, count] of [
    [commenter, 0],
    [writer, 1],
  ] as const) {
    await page.getByRole('heading', { name: 'Opties: Wie meet het peil?' }).waitFor()
    expect(await page.getByLabel('Titel van het document').count()).toBe(count)
    await page.getByRole('button', { name: 'Document', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Afdrukken' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Koppen en alinea’s nummeren' }).count()).toBe(count)
  }
})

test('the options and the panel beside their text have no faults, wide and narrow', async () => {
  const id = await stage.raise(tineke, 'Kan een wateradvies bindend zijn zonder wetswijziging?')
  const wide = await stage.opened(tineke, id, 'everyone')
  const editor = await stage.editorOf(tineke, wide)
  await write(editor, [1, 0], 'Een bestuurlijke afspraak tussen de waterschappen en de gemeenten')
  await write(editor, [1, 1], 'Snel te regelen. Iedereen houdt zijn bevoegdheden.')
  await write(editor, [1, 2], 'Niet afdwingbaar')
  await write(editor, [1, 3], 'Gemeenten moeten hun omgevingsplannen eerder voorleggen')
  await cell(editor, 1, 4).click()
  await editor.page.keyboard.press('Tab')
  await editor.type('Een instructieregel van de provincie')
  await editor.page.keyboard.press('Tab')
  await editor.type('Afdwingbaar')
  await editor.page.keyboard.press('Enter')
  await editor.type('Gelijk in de hele provincie')
  await editor.saved()
  const bas = await stage.adviser()
  const narrow = await stage.opened(tineke, id, 'koepel')
  await write(await stage.editorOf(tineke, narrow), [1, 0], 'Eerst een proef in twee polders')
  const seen = await stage.optionsOf(tineke, id)
  for (const table of seen.tables) {
    const row = table.rows?.[0]?.ids[0] ?? ''
    const path = `${stage.dilemmas}/${id}/options/tables/${table.id}/rows/${row}/remark`
    await bas.send('PUT', path, { body: 'Wij schrijven de tekst van de afspraak.\nDat kost ons een maand.' })
    await tineke.send('PUT', path, { body: 'Ons bestuur is hiervoor.', visibility: 'koepel' })
  }
  const page = await stage.pageOf(tineke, id)
  await page.getByRole('rowheader', { name: 'Eerst een proef in twee polders' }).waitFor()
  expect(await faultsAtBothWidths(page)).toEqual([])

  const { page: text } = editor
  await text.getByRole('tab', { name: 'Opties' }).click()
  await text.getByText('Ons bestuur is hiervoor.').waitFor()
  expect(await faultsOf(text)).toEqual([])
  // on a phone it comes over the text, and what is typed over that
  await text.setViewportSize({ width: 390, height: 800 })
  await text.getByRole('button', { name: 'Document', exact: true }).click()
  await text.getByRole('menuitem', { name: 'Opmerkingen' }).click()
  await text.getByRole('tab', { name: 'Opties' }).click()
  await text.getByText('Ons bestuur is hiervoor.').waitFor()
  expect(await faultsOf(text)).toEqual([])
  await text.getByRole('button', { name: /^Opmerking namens .*: Een instructieregel van de provincie$/u }).click()
  await text.getByLabel('Uw opmerking').fill('Daar is tijd voor nodig.')
  expect(await faultsOf(text)).toEqual([])
  await text.getByRole('button', { name: 'Opslaan' }).click()
  await text.getByText('Daar is tijd voor nodig.').waitFor()

  // what was loaded stays when the connection goes, and comes anew with it
  await page.context().setOffline(true)
  await page.getByText('Geen verbinding met de server.').waitFor()
  await page.getByRole('rowheader', { name: 'Eerst een proef in twee polders' }).waitFor()
  await page.context().setOffline(false)
  await page.getByText('Daar is tijd voor nodig.').waitFor()
  await page.getByText('Geen verbinding met de server.').waitFor({ state: 'detached' })
})
