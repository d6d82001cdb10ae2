import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf } from '#test/support/axe.ts'
import { AgendaTable } from '#test/support/agenda-table.ts'

const table = await AgendaTable.set()

describe('a comment', () => {
  test('is at the others, beside its words, and changes no byte of the text', async () => {
    const documentId = await table.makeDocument('Opmerking')
    const [fatima, joris] = [await table.open('fatima', documentId), await table.open('joris', documentId)]
    const before = await table.workspace.content(documentId, 'json')
    await fatima.comment('bindend wateradvies', 'Kan bindend blijven staan?')
    const card = joris.card('Kan bindend blijven staan?')
    await card.waitFor()
    expect(await joris.marks().allTextContents()).toEqual(['bindend wateradvies'])
    const mark = await joris.marks().first().boundingBox()
    await expect
      .poll(async () => Math.abs(((await card.boundingBox())?.y ?? 0) - (mark?.y ?? 0)), { timeout: 20_000 })
      .toBeLessThan(30)
    expect(await joris.marks().first().getAttribute('aria-details')).toBe(await card.getAttribute('id'))
    expect(await table.workspace.content(documentId, 'json')).toBe(before)
    await joris.page.getByRole('tab', { name: 'Opmerkingen (1)' }).waitFor()
    await table.leave(fatima, joris)
  })

  test('holds a link where an address is typed', async () => {
    const documentId = await table.makeDocument('Adres')
    const fatima = await table.open('fatima', documentId)
    const card = await fatima.comment('42 miljoen', 'Zie https://vng.nl/nota daarover')
    expect(await card.getByRole('link', { name: 'https://vng.nl/nota' }).getAttribute('href')).toBe(
      'https://vng.nl/nota',
    )
    await table.leave(fatima)
  })

  test('moves with its words, is lost with them, comes back by undo, and is attached again by hand', async () => {
    const documentId = await table.makeDocument('Plaats')
    const fatima = await table.open('fatima', documentId)
    const card = await fatima.comment('bindend wateradvies', 'Mag dit?')
    await fatima.editor.caretAfter('sturend zijn')
    await fatima.editor.type(' Nog een zin erbij.')
    expect(await fatima.marks().allTextContents()).toEqual(['bindend wateradvies'])
    await fatima.editor.text.locator('p', { hasText: 'De waterschappen' }).click({ clickCount: 3 })
    await fatima.page.keyboard.press('Delete')
    await card.getByText('Los van de tekst').waitFor()
    await card.getByText('bindend wateradvies').waitFor()
    await fatima.page.keyboard.press('Control+z')
    await card.getByText('Los van de tekst').waitFor({ state: 'detached' })
    await fatima.page.keyboard.press('Control+y')
    await card.getByText('Los van de tekst').waitFor()
    await card.click()
    await card.getByRole('button', { name: 'Meer' }).click()
    await fatima.page.getByRole('menuitem', { name: 'Opnieuw vastmaken' }).click()
    await fatima.select('Kleine gemeenten')
    await card.getByRole('button', { name: 'Hier vastmaken' }).click()
    await card.getByText('Los van de tekst').waitFor({ state: 'detached' })
    expect(await fatima.marks().allTextContents()).toEqual(['Kleine gemeenten'])
    await table.leave(fatima)
  })

  test('is answered, agreed with, edited, resolved into the archive and opened again', async () => {
    const documentId = await table.makeDocument('Gesprek')
    const [fatima, joris] = [await table.open('fatima', documentId), await table.open('joris', documentId)]
    const mine = await fatima.comment('42 miljoen', 'Is dit genoeg?')
    const theirs = joris.card('Is dit genoeg?')
    await theirs.waitFor()
    await theirs.getByRole('button', { name: 'Beantwoorden' }).click()
    await theirs.getByRole('textbox', { name: 'Reactie' }).click()
    await joris.page.keyboard.type('Voor ons wel.')
    await theirs.getByLabel('Wie ziet dit?').selectOption('everyone')
    await theirs.getByRole('button', { name: 'Plaatsen' }).click()
    await mine.getByText('Voor ons wel.').waitFor()
    await theirs.getByRole('button', { name: 'Eens' }).click()
    await mine.getByText('Eens: Joris de Wit (provincie Utrecht)').waitFor()
    await mine.getByRole('button', { name: 'Meer' }).first().click()
    await fatima.page.getByRole('menuitem', { name: 'Bewerken' }).click()
    await mine.getByRole('textbox', { name: 'Uw tekst' }).click()
    await fatima.page.keyboard.press('End')
    await fatima.page.keyboard.type(' Ook in 2028?')
    await mine.getByRole('button', { name: 'Opslaan' }).click()
    await theirs.getByText('Is dit genoeg? Ook in 2028?').waitFor()
    await theirs.getByRole('button', { name: 'Eerdere tekst' }).click()
    await theirs.getByText('Is dit genoeg?', { exact: true }).waitFor()
    await mine.getByRole('button', { name: 'Afronden' }).click()
    await mine.getByRole('textbox', { name: 'Wat is er gedaan?' }).fill('Bedrag bevestigd.')
    await mine.getByRole('button', { name: 'Afronden' }).click()
    await fatima.page.getByRole('tab', { name: 'Opmerkingen (0)' }).waitFor()
    await joris.page.getByLabel('Tonen').selectOption('archive')
    await joris.card('Is dit genoeg?').getByText('rondde af: Bedrag bevestigd.').waitFor()
    await joris.card('Is dit genoeg?').getByRole('button', { name: 'Heropenen' }).click()
    await joris.card('Is dit genoeg?').getByRole('button', { name: 'Heropenen' }).click()
    await fatima.page.getByRole('tab', { name: 'Opmerkingen (1)' }).waitFor()
    expect(await fatima.marks().allTextContents()).toEqual(['42 miljoen'])
    await table.leave(fatima, joris)
  })
})

describe('who sees it', () => {
  test('a commenter without write access starts in the inner circle, and widening is asked about', async () => {
    const documentId = await table.makeDocument('Kring')
    const [ruben, sanne, fatima] = [
      await table.open('ruben', documentId),
      await table.open('sanne', documentId),
      await table.open('fatima', documentId),
    ]
    expect(await ruben.editor.text.getAttribute('aria-readonly')).toBe('true')
    await ruben.select('Kleine gemeenten')
    await ruben.page.getByRole('button', { name: 'Opmerking', exact: true }).click()
    await ruben.composer.getByRole('textbox', { name: 'Uw opmerking' }).click()
    await ruben.page.keyboard.type('Hier zit pijn bij de leden.')
    const circle = ruben.composer.getByLabel('Wie ziet dit?')
    expect(await circle.locator('option:checked').textContent()).toBe('Alleen VNG en gemeenten')
    await ruben.composer.getByRole('button', { name: 'Plaatsen' }).click()
    await sanne.card('Hier zit pijn').getByText('Alleen VNG en gemeenten').waitFor()
    await fatima.comment('bindend wateradvies', 'Alleen dit is er voor het Rijk.')
    expect(await fatima.page.locator('[data-thread-card]').count()).toBe(1)
    const card = ruben.card('Hier zit pijn')
    await card.getByRole('button', { name: 'Meer' }).click()
    await ruben.page.getByRole('menuitem', { name: 'Met meer delen' }).click()
    const dialog = ruben.page.getByRole('dialog', { name: 'Met meer partijen delen?' })
    await dialog.getByText('Dit is niet terug te draaien.').waitFor()
    await dialog.getByRole('button', { name: 'Met meer delen' }).click()
    await fatima.card('Hier zit pijn').getByText('Iedereen in het dossier').waitFor()
    await table.leave(ruben, sanne, fatima)
  })

  test('whoever edits what a colleague shared meanwhile is told who will read it, before it is saved', async () => {
    const documentId = await table.makeDocument('Wijder')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    const card = await ruben.comment('Kleine gemeenten', 'Rustig aan.')
    await card.getByRole('button', { name: 'Meer' }).click()
    await ruben.page.getByRole('menuitem', { name: 'Bewerken' }).click()
    await card.getByRole('textbox', { name: 'Tekst' }).click()
    await ruben.page.keyboard.press('Control+End')
    await ruben.page.keyboard.type(' Onder ons.')
    const { people } = table.workspace
    const threads = z.object({ items: z.array(z.object({ id: z.string() })) })
    const [thread] = threads.parse(await people.ruben.json('GET', `/documents/${documentId}/threads`)).items
    await people.ruben.json('POST', `/threads/${thread?.id}/widen`, { visibility: 'everyone' })
    await card.getByText('kunnen meer mensen dit lezen: Iedereen in het dossier.').waitFor()
    expect(await faultsOf(ruben.page)).toEqual([])
    await fatima.card('Rustig aan.').waitFor()
    expect(await fatima.card('Onder ons.').count()).toBe(0)
    await card.getByRole('button', { name: 'Opslaan' }).click()
    await fatima.card('Rustig aan. Onder ons.').waitFor()
    await table.leave(ruben, fatima)
  })

  test('who may only read sees threads and cannot write one', async () => {
    const documentId = await table.makeDocument('Lezer')
    const [fatima, noor] = [await table.open('fatima', documentId), await table.open('noor', documentId)]
    await fatima.comment('42 miljoen', 'Voor iedereen te lezen.')
    await noor.card('Voor iedereen te lezen.').waitFor()
    expect(await noor.page.getByRole('button', { name: 'Beantwoorden' }).count()).toBe(0)
    expect(await noor.page.getByRole('button', { name: 'Opmerking', exact: true }).count()).toBe(0)
    await table.leave(fatima, noor)
  })
})

describe('writing', () => {
  test('a half-written comment survives a reload, and one that could not be sent is there once', async () => {
    const documentId = await table.makeDocument('Kladje')
    const fatima = await table.open('fatima', documentId)
    await fatima.select('bindend wateradvies')
    await fatima.page.keyboard.press('Control+Alt+m')
    await fatima.composing()
    await fatima.page.keyboard.type('Half geschreven')
    await fatima.page.reload()
    await fatima.editor.sees('Slotalinea')
    await fatima.composer.getByText('Half geschreven').waitFor()
    await fatima.composer.getByText('bindend wateradvies').waitFor()
    // the server takes it, and the answer is lost on the way
    await fatima.page.route('**/threads', async (route) => {
      if (route.request().method() === 'POST') {
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    await fatima.composer.getByRole('button', { name: 'Plaatsen' }).click()
    await fatima.composer.getByText('Niet geplaatst: geen verbinding.').waitFor()
    await fatima.page.unroute('**/threads')
    await fatima.composer.getByRole('button', { name: 'Plaatsen' }).click()
    await fatima.composer.waitFor({ state: 'detached' })
    await fatima.card('Half geschreven').waitFor()
    await fatima.page.reload()
    await fatima.card('Half geschreven').waitFor()
    expect(await fatima.page.locator('[data-thread-card]').count()).toBe(1)
    await table.leave(fatima)
  })

  test('the keyboard goes to the card at the caret and back to the same caret', async () => {
    const documentId = await table.makeDocument('Toetsen')
    const fatima = await table.open('fatima', documentId)
    const { page } = fatima
    await fatima.comment('bindend wateradvies', 'Eerste.')
    await fatima.comment('42 miljoen', 'Tweede.')
    await fatima.editor.text.focus()
    await page.evaluate(() => {
      const mark = document.querySelector('.ProseMirror mark[data-thread]')?.firstChild
      if (mark) document.getSelection()?.setPosition(mark, 4)
    })
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('Control+Shift+e')
    await expect.poll(focused, { timeout: 20_000 }).toContain('Eerste.')
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused, { timeout: 20_000 }).toContain('Tweede.')
    await page.keyboard.press('Escape')
    await page.keyboard.type('XX')
    await fatima.editor.sees('bindXXend wateradvies')
    await table.leave(fatima)
  })

  test('a link leads to the thread, and a mention to whom it is for', async () => {
    const documentId = await table.makeDocument('Link')
    const fatima = await table.open('fatima', documentId)
    await fatima.select('Kleine gemeenten')
    await fatima.page.keyboard.press('Control+Alt+m')
    await fatima.composing()
    await fatima.page.keyboard.type('Kijk jij, @')
    await fatima.page.getByRole('combobox', { name: 'Wie wilt u noemen?' }).fill('Joris')
    await fatima.page.keyboard.press('ArrowDown')
    await fatima.page.keyboard.press('Enter')
    await fatima.composing()
    await fatima.page.keyboard.press('Control+Enter')
    const card = fatima.card('Kijk jij, @Joris de Wit')
    await card.waitFor()
    const id = await card.getAttribute('id')
    const joris = await table.open('joris', documentId)
    await joris.page.getByLabel('Tonen').selectOption('mentioned')
    await joris.card('Kijk jij').waitFor()
    await joris.page.goto(`${table.server.origin}/documenten/${documentId}#${id}`)
    await joris.page.reload()
    await expect.poll(() => joris.page.evaluate(() => document.activeElement?.id), { timeout: 20_000 }).toBe(id)
    await table.leave(fatima, joris)
  })

  test('a thread becomes a dilemma in one step, with its page', async () => {
    const documentId = await table.makeDocument('Dilemma')
    const fatima = await table.open('fatima', documentId)
    const card = await fatima.comment('Kleine gemeenten', 'Wie betaalt de uitvoering?')
    await card.getByRole('button', { name: 'Meer' }).click()
    await fatima.page.getByRole('menuitem', { name: 'Markeer als dilemma' }).click()
    const dialog = fatima.page.getByRole('dialog', { name: 'Markeer als dilemma' })
    expect(await dialog.getByLabel('De vraag in één zin').inputValue()).toBe('Wie betaalt de uitvoering?')
    await dialog.getByRole('button', { name: 'Markeren' }).click()
    await fatima.page.getByRole('button', { name: 'Naar het dilemma' }).click()
    await fatima.page.getByRole('heading', { level: 1, name: 'Wie betaalt de uitvoering?' }).waitFor()
    const address = fatima.page.url()

    // the thread leads there from now on, also after a reload, and is made no second one of
    await fatima.page.goto(`${table.server.origin}/documenten/${documentId}`)
    await card.click()
    await card.getByRole('button', { name: 'Meer' }).click()
    await fatima.page.getByRole('menuitem', { name: 'Link kopiëren' }).waitFor()
    expect(await fatima.page.getByRole('menuitem', { name: 'Markeer als dilemma' }).count()).toBe(0)
    await fatima.page.keyboard.press('Escape')
    await card.getByRole('link', { name: 'Naar het dilemma' }).click()
    await fatima.page.waitForURL(address)
    await table.leave(fatima)
  })

  test('all koepels are asked for, and once, for a text and its dilemma alike', async () => {
    const documentId = await table.makeDocument('Koepels')
    const fatima = await table.open('fatima', documentId)
    const { page } = fatima
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname.endsWith('/organisations')) asked.push(searchParams.toString())
    })
    await page.reload()
    const card = await fatima.comment('Kleine gemeenten', 'Wie betaalt de kade?')
    await card.getByRole('button', { name: 'Meer' }).click()
    await page.getByRole('menuitem', { name: 'Markeer als dilemma' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Markeren' }).click()
    await page.getByRole('button', { name: 'Naar het dilemma' }).click()
    await page.getByRole('heading', { level: 1, name: 'Wie betaalt de kade?' }).waitFor()
    await page.getByRole('button', { name: 'Standpunt geven' }).click()
    await page.getByRole('dialog').getByRole('group', { name: 'Wie ziet dit?' }).waitFor()
    expect(asked).toEqual(['kind=koepel&limit=500'])
    await table.leave(fatima)
  })

  test('a dilemma with more to it begins from the thread as well, and is shared no wider', async () => {
    const documentId = await table.makeDocument('Meer dilemma')
    const fatima = await table.open('fatima', documentId)
    const { page } = fatima
    const card = await fatima.comment('Kleine gemeenten', 'Wie betaalt het beheer?')
    await card.getByRole('button', { name: 'Meer' }).click()
    await page.getByRole('menuitem', { name: 'Markeer als dilemma' }).click()
    await page.getByRole('link', { name: 'Meer invullen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Dilemma signaleren' }).waitFor()
    await page.getByText('‘Kleine gemeenten’').waitFor()
    const circles = page.getByRole('group', { name: 'Wie ziet dit dilemma?' }).getByRole('radio')
    // her own organisation, and the circle of the comment; not everybody
    await expect.poll(() => circles.count()).toBe(2)
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await faultsOf(page)).toEqual([])
    }
    await page.getByLabel('De vraag, in één zin').fill('Wie betaalt het beheer na 2030?')
    await page.getByRole('button', { name: 'Signaleren' }).click()
    await page.getByRole('heading', { level: 1, name: 'Wie betaalt het beheer na 2030?' }).waitFor()
    const address = page.url()
    await page.goto(`${table.server.origin}/documenten/${documentId}`)
    await card.click()
    await card.getByRole('link', { name: 'Naar het dilemma' }).click()
    await page.waitForURL(address)
    await table.leave(fatima)
  })
})
