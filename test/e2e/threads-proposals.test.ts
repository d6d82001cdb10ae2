import { describe, expect, test } from 'vitest'
import { AgendaTable } from '#test/support/agenda-table.ts'
import { faultsOf } from '#test/support/axe.ts'
import { letGetOld } from '#test/support/editor-page.ts'

const table = await AgendaTable.set()

describe('a tekstvoorstel', () => {
  test('shows as deletion and insertion, is taken over as an edit that can be undone', async () => {
    const documentId = await table.makeDocument('Voorstel')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    const card = fatima.card('Met de indexatie erbij.')
    await card.waitFor()
    expect(await fatima.editor.text.locator('del[data-thread]').textContent()).toBe('42 miljoen euro')
    expect(await fatima.editor.text.locator('ins[data-thread]').textContent()).toBe('48 miljoen euro')
    await card.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await fatima.editor.sees('Voor 2027 is 48 miljoen euro beschikbaar.')
    await fatima.page.getByRole('tab', { name: 'Opmerkingen (0)' }).waitFor()
    await expect.poll(() => table.workspace.content(documentId, 'text')).toContain('is 48 miljoen euro beschikbaar')
    await ruben.page.getByLabel('Tonen').selectOption('archive')
    await ruben.card('Met de indexatie erbij.').getByText('Fatima El Idrissi (BZK): overgenomen.').waitFor()
    await fatima.editor.text.focus()
    await fatima.page.keyboard.press('Control+z')
    await fatima.editor.sees('Voor 2027 is 42 miljoen euro beschikbaar.')
    await table.leave(ruben, fatima)
  })

  test('holds a link where an address is typed', async () => {
    const documentId = await table.makeDocument('Adres')
    const ruben = await table.open('ruben', documentId)
    const place = await ruben.beginProposal('42 miljoen euro')
    await ruben.page.keyboard.type(' (https://vng.nl/nota) ')
    expect(await place.getByRole('link', { name: 'https://vng.nl/nota' }).getAttribute('href')).toBe(
      'https://vng.nl/nota',
    )
    await table.leave(ruben)
  })

  test('that changes nothing is refused in words; about another passage it begins with the words of that one', async () => {
    const documentId = await table.makeDocument('Ongewijzigd')
    const ruben = await table.open('ruben', documentId)
    const { composer } = ruben
    const place = await ruben.beginProposal('42 miljoen euro')
    expect(await place.textContent()).toBe('42 miljoen euro')
    await ruben.explain('Dit kan zo niet.')
    await composer.getByRole('button', { name: 'Plaatsen' }).click()
    await composer.getByText('U stelt dezelfde tekst voor als er nu staat.').waitFor()
    // typed and taken back is nothing either
    await place.fill('48 miljoen euro')
    await composer.getByText('U stelt dezelfde tekst voor').waitFor({ state: 'detached' })
    await place.fill('42 miljoen euro')
    await composer.getByRole('button', { name: 'Plaatsen' }).click()
    await composer.getByText('U stelt dezelfde tekst voor als er nu staat.').waitFor()
    await place.fill('48 miljoen euro')
    await ruben.beginProposal('bindend wateradvies')
    expect(await place.textContent()).toBe('bindend wateradvies')
    await composer.getByRole('button', { name: 'Plaatsen' }).click()
    await composer.getByText('U stelt dezelfde tekst voor als er nu staat.').waitFor()
    // what was typed about the other is there yet
    await ruben.beginProposal('42 miljoen euro')
    expect(await place.textContent()).toBe('48 miljoen euro')
    await composer.getByRole('button', { name: 'Plaatsen' }).click()
    const card = ruben.card('Dit kan zo niet.')
    await card.getByText('48 miljoen euro').waitFor()
    expect(await ruben.page.locator('[data-thread-card]').count()).toBe(1)
    await table.leave(ruben)
  })

  test('that was typed is thrown away only when one says so, also without a word beside it', async () => {
    const documentId = await table.makeDocument('Weggooien')
    const ruben = await table.open('ruben', documentId)
    const { composer } = ruben
    const dialog = ruben.page.getByRole('dialog', { name: 'Deze opmerking weggooien?' })
    await ruben.beginProposal('42 miljoen euro')
    await composer.getByRole('button', { name: 'Weggooien' }).click()
    // nothing was typed
    await composer.waitFor({ state: 'detached' })
    const place = await ruben.beginProposal('42 miljoen euro')
    await place.fill('48 miljoen euro')
    await composer.getByRole('button', { name: 'Weggooien' }).click()
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
    expect(await place.textContent()).toBe('48 miljoen euro')
    // it is there yet under another kind, where it is not shown
    await composer.getByLabel('Soort').selectOption('opmerking')
    await place.waitFor({ state: 'detached' })
    await composer.getByRole('button', { name: 'Weggooien' }).click()
    await dialog.getByRole('button', { name: 'Weggooien' }).click()
    await composer.waitFor({ state: 'detached' })
    expect(await (await ruben.beginProposal('42 miljoen euro')).textContent()).toBe('42 miljoen euro')
    await table.leave(ruben)
  })

  test('that was begun and left is offered to go on with, or to throw away', async () => {
    const documentId = await table.makeDocument('Begonnen')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    const { page, composer } = ruben
    const left = page.getByText('U begon een voorstel bij ‘42 miljoen euro’.')
    const throwAway = page.getByRole('button', { name: 'Weggooien' })
    const leave = async (): Promise<void> => {
      await ruben.beginProposal('bindend wateradvies')
      await throwAway.click()
      await composer.waitFor({ state: 'detached' })
    }
    await (await ruben.beginProposal('42 miljoen euro')).fill('48 miljoen euro')
    expect(await left.count()).toBe(0)
    await leave()
    await left.waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Verder' }).click()
    await composer.getByLabel('Over deze tekst').getByText('42 miljoen euro', { exact: true }).waitFor()
    expect(await composer.getByRole('textbox', { name: 'Nieuwe tekst' }).textContent()).toBe('48 miljoen euro')
    await left.waitFor({ state: 'detached' })
    await leave()
    // its passage goes: the words are there yet, to be copied
    await fatima.select('42 miljoen euro')
    await fatima.page.keyboard.press('Delete')
    await ruben.editor.sees('Voor 2027 is beschikbaar.')
    await page.reload()
    await page.getByText('De tekst waar het over ging, is niet te vinden.').waitFor()
    await page.getByText('48 miljoen euro', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Verder' }).count()).toBe(0)
    await throwAway.click()
    const dialog = page.getByRole('dialog', { name: 'Dit voorstel weggooien?' })
    await dialog.getByRole('button', { name: 'Weggooien' }).click()
    await throwAway.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('words-')))).toEqual([])
    await table.leave(ruben, fatima)
  })

  test('over changed words is shown side by side and never taken over blindly; a rejection has a reason', async () => {
    const documentId = await table.makeDocument('Verouderd')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    await ruben.postProposal('bindend wateradvies', 'zwaarwegend wateradvies', 'Bindend kan niet.')
    const card = fatima.card('Bindend kan niet.')
    await card.getByRole('button', { name: 'Overnemen', exact: true }).waitFor()
    await fatima.select('water')
    await fatima.page.evaluate(() => {
      const node = document.querySelector('.ProseMirror del[data-thread]')?.firstChild
      if (node) document.getSelection()?.setPosition(node, 8)
    })
    await fatima.editor.type('strikt ')
    await card.getByText('De tekst onder dit voorstel is veranderd').waitFor()
    await card.getByText('bindend strikt wateradvies').waitFor()
    expect(await card.getByRole('button', { name: 'Overnemen', exact: true }).count()).toBe(0)
    await card.getByRole('button', { name: 'Afwijzen' }).click()
    await card.getByRole('textbox', { name: 'Waarom niet?' }).fill('Blijft bindend.')
    await card.getByRole('button', { name: 'Afwijzen' }).click()
    await ruben.page.getByLabel('Tonen').selectOption('archive')
    await ruben.card('Bindend kan niet.').getByText('afgewezen. Blijft bindend.').waitFor()
    await table.leave(ruben, fatima)
  })

  test('that one changes before taking it over is thrown away only when one says so', async () => {
    const documentId = await table.makeDocument('Aanpassen')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    const card = fatima.card('indexatie')
    const place = card.getByRole('textbox', { name: 'Zo komt het in de tekst' })
    const change = card.getByRole('button', { name: 'Aangepast overnemen' })
    const stop = card.getByRole('button', { name: 'Annuleren' })
    const dialog = fatima.page.getByRole('dialog', { name: 'Uw aanpassing weggooien?' })
    await change.click()
    await place.fill('49 miljoen euro')
    // typed and taken back is nothing
    await place.fill('48 miljoen euro')
    await stop.click()
    await place.waitFor({ state: 'detached' })
    await change.click()
    await place.fill('47 miljoen euro')
    await stop.click()
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
    expect(await place.textContent()).toBe('47 miljoen euro')
    await stop.click()
    await dialog.getByRole('button', { name: 'Weggooien' }).click()
    await place.waitFor({ state: 'detached' })
    await change.click()
    expect(await place.textContent()).toBe('48 miljoen euro')
    await table.leave(ruben, fatima)
  })

  test('that cannot be saved any more says so, and is busy no longer', async () => {
    const documentId = await table.makeDocument('Niet opgeslagen')
    const [ruben, tineke] = [await table.open('ruben', documentId), await table.open('tineke', documentId)]
    const { page, editor } = tineke
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    await ruben.postProposal('sturend', 'leidend', 'Sterker gezegd.')
    await letGetOld(page.context())
    await page.reload()
    // the decision arrives; the words come into the text when the connection is gone
    let claimed = 0
    await page.route('**/decision', async (route) => {
      claimed += 1
      const response = await route.fetch()
      await page.context().setOffline(true)
      await editor.state('offline')
      await route.fulfill({ response })
    })
    const [first, second] = [tineke.card('indexatie'), tineke.card('Sterker')]
    await first.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await editor.sees('is 48 miljoen euro beschikbaar')
    await editor.getOld()
    await page.context().setOffline(false)
    await editor.state('old-schema')
    const said = page.locator('span', {
      hasText: 'Opslaan lukt niet, dus het voorstel staat nog niet vast in de tekst.',
    })
    await said.waitFor()
    await said.locator('..').getByRole('button', { name: 'Sluiten' }).click()
    await said.waitFor({ state: 'detached' })
    await first.getByRole('button', { name: 'Het staat al in de tekst' }).waitFor()
    // nothing of another one is begun
    await second.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await said.waitFor()
    expect(claimed).toBe(1)
    expect(await editor.words()).toContain('bodem sturend')
    await table.leave(ruben, tineke)
  })

  test('is put nowhere by whom the right to write was taken in between, and that is said', async () => {
    const documentId = await table.makeDocument('Rechten kwijt')
    const [ruben, tineke] = [await table.open('ruben', documentId), await table.open('tineke', documentId)]
    const { page, editor } = tineke
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    await tineke.loseRightsAfterDecision(() => table.workspace.setRole('tineke', 'reader'))
    const card = tineke.card('indexatie')
    await card.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await page.getByText('Opslaan lukt niet, dus het voorstel staat nog niet vast in de tekst.').last().waitFor()
    await page.getByText('U mag dit document lezen, niet bewerken.').waitFor()
    expect(await editor.words()).toContain('is 42 miljoen euro beschikbaar')
    // with the right to write again it can be done after all
    await table.workspace.setRole('tineke', 'writer')
    await card.getByRole('button', { name: 'Nu in de tekst zetten' }).click()
    await ruben.editor.sees('is 48 miljoen euro beschikbaar')
    await table.leave(ruben, tineke)
  })

  test('that was accepted with changes keeps those until they are in the text', async () => {
    const documentId = await table.makeDocument('Aangepast')
    const [ruben, tineke] = [await table.open('ruben', documentId), await table.open('tineke', documentId)]
    const { page } = tineke
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    await tineke.loseRightsAfterDecision(() => table.workspace.setRole('tineke', 'reader'))
    const card = tineke.card('indexatie')
    const place = card.getByRole('textbox', { name: 'Zo komt het in de tekst' })
    await card.getByRole('button', { name: 'Aangepast overnemen' }).click()
    await place.fill('49 miljoen euro')
    await card.getByRole('button', { name: 'Aangepast overnemen' }).click()
    await page.getByText('Opslaan lukt niet, dus het voorstel staat nog niet vast in de tekst.').last().waitFor()
    await page.locator('#tekst').getByText('is 42 miljoen euro beschikbaar').waitFor()
    await table.workspace.setRole('tineke', 'writer')
    await card.getByRole('button', { name: 'Nu in de tekst zetten' }).waitFor()
    expect(await place.textContent()).toBe('49 miljoen euro')
    await card.getByRole('button', { name: 'Nu in de tekst zetten' }).click()
    await ruben.editor.sees('is 49 miljoen euro beschikbaar')
    await table.leave(ruben, tineke)
  })

  test('that is in the text and could not be told so says that, and is told again without a second edit', async () => {
    const documentId = await table.makeDocument('Niet gezegd')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    const { page, editor } = fatima
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Met de indexatie erbij.')
    const card = fatima.card('indexatie')
    const putNow = card.getByRole('button', { name: 'Nu in de tekst zetten' })
    const notice = card.getByText('Het voorstel staat in de tekst, maar dat is hier nog niet vastgelegd')
    const again = card.getByRole('button', { name: 'Opnieuw proberen' })
    const address = '**/decision/applied'
    await card.getByRole('button', { name: 'Overnemen', exact: true }).waitFor()
    await page.route(address, (route) => route.abort())
    await card.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await notice.waitFor()
    await card.getByText('Geen verbinding met de server.').waitFor()
    expect(await putNow.count()).toBe(0)
    // from a new page nobody knows any more whether it is there: the one who looks says so
    await page.reload()
    await putNow.waitFor()
    await card.getByRole('button', { name: 'Het staat al in de tekst' }).click()
    await notice.waitFor()
    const failed = page.waitForEvent('requestfailed')
    await again.click()
    await failed
    await notice.waitFor()
    await page.unroute(address)
    await again.click()
    await page.getByRole('tab', { name: 'Opmerkingen (0)' }).waitFor()
    await notice.waitFor({ state: 'detached' })
    expect((await editor.words()).match(/48 miljoen euro/gu)).toHaveLength(1)
    await table.leave(ruben, fatima)
  })
})
