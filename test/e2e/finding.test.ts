import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import type { Workspace } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
let advice: string
let budget: string

beforeAll(async () => {
  advice = await workspace.makeDocument(
    'Advies waterpeil',
    'markdown',
    '# Aanleiding\n\nVeenweide.\n\n## Kosten\n\nTekst.',
  )
  budget = await workspace.makeDocument('Begroting dijken', 'markdown', '# Dekking\n\nTekst.')
})

const profile = (who: keyof Workspace['people'], width = 1440, height = 900): Promise<BrowserContext> =>
  signedIn(browser, server, workspace.people[who], { width, height })

async function open(context: BrowserContext, path = '/dossiers'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.origin + path)
  await page.getByRole('button', { name: /^Account van/u }).waitFor()
  return page
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Zoek een stuk, dossier, mens of opdracht' })
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]')

/** Opens the menu by its key, types, and waits for an option. */
async function find(page: Page, words: string, option: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await field(page).fill(words)
  await page.getByRole('option', { name: option }).first().waitFor()
}

describe('the command menu', () => {
  test('by keyboard alone: Ctrl+K, a few letters, Enter; Esc gives the focus back', async () => {
    const context = await profile('fatima')
    const page = await open(context)
    await page.getByRole('button', { name: 'Nieuw dossier' }).focus()
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Nieuw dossier')
    await find(page, 'waterp', 'Advies waterpeil')
    expect(await chosen(page).innerText()).toContain('Advies waterpeil')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/documenten/${advice}`)
    await page.locator('[role=textbox][aria-multiline=true]').waitFor()
    await context.close()
  })

  test('finds people and organisations, says how many, and carries a name along', async () => {
    const context = await profile('fatima')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await open(context)
    await find(page, 'joris', 'Joris de Wit')
    await page
      .getByRole('status')
      .filter({ hasText: /\d resulta/u })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Gekopieerd: Joris de Wit').first().waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Joris de Wit (')
    await page.keyboard.press('Control+k')
    await field(page).fill('zzzz')
    await page.getByText('Niets gevonden met ‘zzzz’.').first().waitFor()
    expect(await page.getByRole('option').count()).toBe(0)
    await context.close()
  })

  test('in a document: its headings, and what the toolbar can do, with its key', async () => {
    const context = await profile('fatima')
    const editor = await EditorPage.open(context, server, advice)
    await editor.saved()
    await editor.caretAfter('Veenweide')
    await find(editor.page, 'kosten', 'Kosten')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => new URL(editor.page.url()).hash.length).toBeGreaterThan(1)
    await expect.poll(() => editor.page.getByLabel('Alineastijl').inputValue()).toBe('2')
    await editor.caretAfter('Veenweide')
    await expect.poll(() => editor.page.getByLabel('Alineastijl').inputValue()).toBe('paragraph')
    await find(editor.page, 'lijst met', 'Lijst met punten')
    expect(await chosen(editor.page).innerText()).toContain('Ctrl+Shift+8')
    await editor.page.keyboard.press('Enter')
    await editor.text.locator('ul li', { hasText: 'Veenweide' }).waitFor()
    await editor.page.keyboard.press('Control+z')
    await editor.text.locator('ul li').waitFor({ state: 'detached' })
    await editor.caretAfter('Veenweide')
    await expect.poll(() => editor.page.getByLabel('Alineastijl').inputValue()).toBe('paragraph')
    await editor.page.keyboard.press('Control+k')
    await field(editor.page).waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => editor.page.evaluate(() => document.getSelection()?.anchorNode?.textContent))
      .toBe('Veenweide.')
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('what is typed right after a choice, or after Esc, comes where the caret was', async () => {
    const context = await profile('fatima')
    const editor = await EditorPage.open(
      context,
      server,
      await workspace.makeDocument('Snel', 'markdown', 'Een.\n\nTwee.'),
    )
    const { keyboard } = editor.page
    await editor.caretAfter('Twee.')
    await find(editor.page, 'vet', 'Vet')
    await keyboard.press('Enter')
    await keyboard.type('Dik')
    await editor.text.locator('strong', { hasText: 'Dik' }).waitFor()
    await keyboard.press('Control+k')
    await field(editor.page).waitFor()
    await keyboard.press('Escape')
    await keyboard.type('ker')
    await editor.sees('Twee.Dikker')
    expect(await editor.words()).toContain('Een.')
    await context.close()
  })

  test('on a slow computer a jump to a heading holds, and what is typed comes there', async () => {
    const parts = Array.from(
      { length: 100 },
      (_, n) => `## Kop ${n + 10}\n\n${'Water en bodem zijn sturend. '.repeat(20)}`,
    )
    const long = await workspace.makeDocument('Lang advies', 'markdown', parts.join('\n\n'))
    const context = await profile('fatima')
    const editor = await EditorPage.open(context, server, long)
    const { page } = editor
    await editor.caretAfter('sturend')
    const slow = await context.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 8 })
    for (const heading of ['Kop 42', 'Kop 87', 'Kop 13']) {
      await find(page, heading, heading)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect
        .poll(() => page.evaluate(() => document.getSelection()?.anchorNode?.textContent), { timeout: 20_000 })
        .toBe(heading)
      await page.keyboard.press('End')
      await page.keyboard.insertText(' (hier)')
      await editor.sees(`${heading} (hier)`)
    }
    await context.close()
  })

  test('for a reader has no formatting, and finds nothing that he may not see', async () => {
    const { fatima } = workspace.people
    await fatima.send('POST', '/dossiers', { title: 'Verborgen opgave' })
    // who may see it finds it: that somebody else does not, says nothing before
    await expect
      .poll(async () => await (await fatima.send('GET', '/search?q=verborgen')).text())
      .toContain('Verborgen opgave')
    const context = await profile('noor')
    const page = await open(context, `/documenten/${advice}`)
    // the menu knows the headings that are there when it opens
    await page.getByRole('heading', { name: 'Kosten' }).waitFor()
    await find(page, 'kosten', 'Kosten')
    await field(page).fill('lijst met')
    await page.getByText('Niets gevonden').first().waitFor()
    await field(page).fill('verborgen')
    await page.getByText('Niets gevonden met ‘verborgen’.').first().waitFor()
    // the panel beside the text has a choice of its own
    expect(await page.getByRole('dialog').getByRole('option').allInnerTexts()).toEqual([])
    await context.close()
  })

  test('without a connection says so, and still has the commands', async () => {
    const context = await profile('fatima')
    const page = await open(context)
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
    await context.setOffline(true)
    await field(page).fill('toegank')
    await page.getByText('Geen verbinding. U vindt nu alleen opdrachten').waitFor()
    expect(await chosen(page).innerText()).toBe('Toegankelijkheid')
    await context.setOffline(false)
    await context.close()
  })

  test('when the server fails, says what to do, and tries again', async () => {
    const context = await profile('fatima')
    const page = await open(context)
    let isDown = true
    await page.route('**/api/v1/search?*', (route) =>
      isDown ? route.fulfill({ status: 503, body: 'away' }) : route.continue(),
    )
    await page.keyboard.press('Control+k')
    await field(page).fill('waterp')
    await page.getByRole('dialog').getByText('Geen verbinding met de server.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    isDown = false
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('option', { name: 'Advies waterpeil' }).waitFor()
    await context.close()
  })

  test('makes a dossier and switches the language', async () => {
    const context = await profile('fatima')
    const page = await open(context)
    await find(page, 'nieuw dos', 'Nieuw dossier')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Nieuw dossier' }).waitFor()
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await find(page, 'english', 'English')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Search or command' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await context.close()
  })
})

describe('at hand', () => {
  test('a document is pinned, stands in the navigation and on the page of dossiers, and is let go', async () => {
    const context = await profile('joris')
    const editor = await EditorPage.open(context, server, budget)
    const { page } = editor
    await page.getByRole('button', { name: 'Document', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Vastzetten' }).click()
    await page.getByRole('list', { name: 'Vastgezet' }).getByRole('link', { name: 'Begroting dijken' }).waitFor()
    await page.goto(`${server.origin}/dossiers`)
    await page.getByRole('heading', { name: 'Laatst geopend' }).waitFor()
    await page.getByRole('button', { name: 'Begroting dijken losmaken' }).click()
    await page.getByRole('list', { name: 'Vastgezet' }).waitFor({ state: 'detached' })
    expect(await page.getByRole('heading', { name: 'Vastgezet' }).count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page
      .getByRole('group', { name: 'Laatst geopend' })
      .getByRole('option', { name: 'Begroting dijken' })
      .waitFor()
    await context.close()
  })
})

describe.each([1440, 320])('at %i pixels wide axe finds nothing', (width) => {
  const states: readonly [string, string, ((page: Page) => Promise<unknown>) | undefined][] = [
    ['with nothing typed', '/dossiers', undefined],
    ['with results', '/dossiers', (page) => field(page).fill('wa')],
    ['with people', '/dossiers', (page) => field(page).fill('joris')],
    ['with nothing found', '/dossiers', (page) => field(page).fill('zzzz')],
    ['in a document', ':document', (page) => field(page).fill('kop')],
  ]
  test.each(states)('%s', async (_name, path, act) => {
    const context = await profile('sanne', width)
    const page = await open(context, path.replace(':document', `/documenten/${advice}`))
    if (path === ':document') await page.locator('[role=textbox][aria-multiline=true]').waitFor()
    await page.getByRole('button', { name: 'Zoeken of opdracht' }).click()
    await act?.(page)
    await page.getByText('Bezig met zoeken').waitFor({ state: 'detached' })
    await page.locator('[role=option], :text("Niets gevonden")').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })

  test('on the page of dossiers with something at hand', async () => {
    const { sanne } = workspace.people
    await sanne.send('PUT', `/favourites/documents/${budget}`, {})
    await sanne.send('PUT', `/recent/documents/${advice}`, {})
    const context = await profile('sanne', width)
    const page = await open(context)
    await page.getByRole('heading', { name: 'Vastgezet' }).locator('visible=true').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })
})
