import type { BrowserContext, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { ApiPerson, testPassword } from '#test/support/workspace.ts'

const created = z.object({ id: z.string() })

const { server, browser, workspace } = await setStage()
let administrator: ApiPerson

beforeAll(async () => {
  administrator = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')
})

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.origin + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const guidanceTab = (page: Page) => page.getByRole('tab', { name: 'Nog leeg' })

/** A new document from a template, as somebody makes it. */
async function begin(context: BrowserContext, template: string, title: string): Promise<EditorPage> {
  const page = await open(context, `/dossiers/${workspace.dossierId}`)
  await page.getByRole('button', { name: 'Nieuw stuk' }).click()
  await page.getByLabel('Titel').fill(title)
  await page.getByRole('radio', { name: new RegExp(`^${template}`, 'u') }).check()
  await page.getByRole('button', { name: 'Stuk maken' }).click()
  await page.waitForURL('**/documenten/*')
  const editor = new EditorPage(page)
  await editor.text.waitFor()
  return editor
}

describe('a new paper from a template', () => {
  test('begins with its parts; what is still empty is listed, led to, and gone when something stands there', async () => {
    const context = await signedIn(browser, server, workspace.people.fatima)
    const editor = await begin(context, 'Beleidsvoorstel', 'Voorstel waterpeil')
    const { page } = editor
    await editor.text.getByRole('heading', { name: 'Samenvatting' }).waitFor()
    await guidanceTab(page).click()
    const panel = page.getByRole('tabpanel')
    await panel.getByRole('heading', { name: 'Nog leeg' }).waitFor()
    const count = async (): Promise<number> =>
      Number(/^(\d+) verplicht/mu.exec(await panel.innerText())?.[1] ?? Number.NaN)
    const before = await count()
    expect(before).toBeGreaterThan(3)
    await panel.getByRole('button', { name: 'Ga naar ‘Samenvatting’' }).click()
    await expect.poll(() => page.evaluate(() => document.getSelection()?.anchorNode?.textContent)).toBe('Samenvatting')
    await page.keyboard.press('ArrowDown')
    await editor.type('Dit stellen wij voor.')
    await expect.poll(count).toBe(before - 1)
    expect(await panel.getByRole('button', { name: 'Ga naar ‘Samenvatting’' }).count()).toBe(0)
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('that is a blank sheet has no parts, and says so', async () => {
    const context = await signedIn(browser, server, workspace.people.fatima)
    const { page } = await begin(context, 'Vrije tekst', 'Losse notitie')
    await guidanceTab(page).click()
    await page.getByText('Dit stuk is vrije tekst.').waitFor()
    expect(await page.getByRole('tabpanel').getByRole('button').count()).toBe(0)
    await context.close()
  })
})

/** Goes along the page by Tab until the focus is on this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(target)}`)
}

const textOf = (page: Page): Locator => page.locator('[role=textbox][aria-multiline=true]')
const partOf = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.locator('summary', { hasText: new RegExp(`^${title}`, 'u') }) })
/** The titles of the parts, in their order. */
const partTitles = (page: Page): Promise<string[]> => page.locator('summary > span:first-child').allInnerTexts()

describe('an administrator', () => {
  test('changes a template by keyboard only; an official makes a paper of it and sees what is asked', async () => {
    const context = await signedIn(browser, server, administrator)
    const page = await open(context, '/beheer/sjablonen')
    const { keyboard } = page
    const press = async (name: string | RegExp): Promise<void> => {
      await tabTo(page, page.getByRole('button', { name }))
      await keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Brief bekijken' }).waitFor()
    await press('Brief bekijken')
    await page.getByText('Versie 1, meegeleverd (u ziet deze)').waitFor()
    await press('Nieuwe versie maken')
    await textOf(page).waitFor()
    await press('Onderdeel toevoegen')
    await keyboard.type('Afschrift aan')
    await partOf(page, 'Afschrift aan').waitFor()
    // Esc and then Tab leaves the text
    await keyboard.press('Escape')
    const added = partOf(page, 'Afschrift aan')
    await tabTo(page, added.locator('summary'))
    await keyboard.press('Enter')
    await tabTo(page, added.getByRole('checkbox'))
    await keyboard.press('Space')
    await keyboard.press('Tab')
    await keyboard.type('Wie moet dit ook weten?')
    await textOf(page).locator('p[data-ghost="Wie moet dit ook weten?"]').waitFor()
    const before = await partTitles(page)
    await press('Omhoog ‘Afschrift aan’')
    await expect.poll(() => partTitles(page)).toEqual([...before.slice(0, -2), 'Afschrift aan', before.at(-2)])
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Omhoog ‘Afschrift aan’')
    await press('Als nieuwe versie opslaan')
    await page.getByText('Versie 2 van ‘Brief’ is opgeslagen.').first().waitFor()
    await context.close()
    const writer = await signedIn(browser, server, workspace.people.fatima)
    const editor = await begin(writer, 'Brief', 'Brief aan de raad')
    const line = editor.text.locator('p[data-ghost="Wie moet dit ook weten?"]')
    await line.waitFor()
    await guidanceTab(editor.page).click()
    const goTo = editor.page.getByRole('button', { name: 'Ga naar ‘Afschrift aan’' })
    await goTo.click()
    await expect
      .poll(() => editor.page.evaluate(() => document.getSelection()?.anchorNode?.textContent))
      .toBe('Afschrift aan')
    await editor.page.keyboard.press('ArrowDown')
    await editor.type('De provincie.')
    expect(await line.count()).toBe(0)
    await expect.poll(() => goTo.count()).toBe(0)
    expect(editor.errors).toEqual([])
    await writer.close()
  })

  test('sees earlier versions, restores one, withdraws a template and brings it back; papers keep theirs', async () => {
    const context = await signedIn(browser, server, administrator)
    const made = created.parse(
      await workspace.people.fatima.json('POST', `/dossiers/${workspace.dossierId}/documents`, {
        title: 'Agenda van toen',
        template: 'kansenagenda',
      }),
    )
    const page = await open(context, '/beheer/sjablonen?sjabloon=kansenagenda&wijzigen=ja')
    await page.getByLabel('Naam').fill('Kansen')
    await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
    await page.getByRole('heading', { name: 'Kansen, versie 2' }).waitFor()
    await page.getByRole('button', { name: 'Versie 1, meegeleverd' }).click()
    await page.getByText('Nieuwe stukken beginnen met versie 2.').waitFor()
    await page.getByRole('button', { name: 'Deze versie terugzetten' }).click()
    await page.getByRole('heading', { name: 'Regionale kansenagenda, versie 3' }).waitFor()
    await page.getByRole('button', { name: 'Niet meer aanbieden' }).click()
    await page.getByRole('heading', { name: 'Regionale kansenagenda, versie 4' }).waitFor()
    const offered = async (): Promise<boolean> =>
      (await (await workspace.people.fatima.send('GET', '/templates')).text()).includes('kansenagenda')
    expect(await offered()).toBe(false)
    await page.getByRole('button', { name: 'Weer aanbieden' }).click()
    await page.getByRole('heading', { name: 'Regionale kansenagenda, versie 5' }).waitFor()
    expect(await offered()).toBe(true)
    const document = await workspace.people.fatima.json('GET', `/documents/${made.id}`)
    expect(document).toMatchObject({ template: { key: 'kansenagenda', version: 1 } })
    await context.close()
  })

  test('makes a template of his own; a code that is taken is told at its field', async () => {
    const context = await signedIn(browser, server, administrator)
    const page = await open(context, '/beheer/sjablonen')
    await page.getByRole('button', { name: 'Nieuw sjabloon' }).click()
    await page.getByLabel('Naam').fill('Advies van de raad')
    await page.getByLabel('Waarvoor').fill('Wat de raad vindt.')
    await page.getByLabel('Code').fill('brief')
    await textOf(page).click()
    await page.keyboard.type('## Advies')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Tekst.')
    await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('key')
    await page.getByLabel('Code').fill('advies-raad')
    await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
    await page.getByText('Versie 1 van ‘Advies van de raad’ is opgeslagen.').first().waitFor()
    const content = page.getByRole('region', { name: 'Inhoud' })
    await expect.poll(async () => (await content.innerText()).split(/\n+/u)).toEqual(['Advies', 'Tekst.'])
    await context.close()
  })
})

describe('a forgotten password', () => {
  test('an administrator makes a link, its holder chooses another password and signs in with it', async () => {
    const context = await signedIn(browser, server, administrator)
    const page = await open(context, '/beheer')
    await page.getByRole('button', { name: 'Handelingen voor Noor Jansen' }).click()
    await page.getByRole('menuitem', { name: 'Nieuw-wachtwoordlink' }).click()
    await page.getByRole('button', { name: 'Link maken' }).click()
    const link = await page.getByLabel('Link voor een nieuw wachtwoord').inputValue()
    await context.close()
    const noor = await browser.newContext({ locale: 'nl-NL' })
    const own = await noor.newPage()
    await own.goto(link)
    await own.getByRole('heading', { name: 'Nieuw wachtwoord' }).waitFor()
    expect(own.url()).not.toContain('#')
    expect(await faultsOf(own)).toEqual([])
    await own.getByLabel('Wachtwoord kiezen').fill('een heel ander wachtwoord')
    await own.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
    await own.getByRole('link', { name: 'Naar inloggen' }).click()
    await own.getByLabel('E-mailadres').fill(workspace.people.noor.email)
    await own.getByLabel('Wachtwoord', { exact: true }).fill(testPassword)
    await own.getByRole('button', { name: 'Inloggen' }).click()
    await own.getByText('horen niet bij elkaar').waitFor()
    await own.getByLabel('Wachtwoord', { exact: true }).fill('een heel ander wachtwoord')
    await own.getByRole('button', { name: 'Inloggen' }).click()
    await own.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor()
    await own.goto(link)
    await own.getByText('De link is gebruikt, verlopen of vervangen').waitFor()
    expect(await faultsOf(own)).toEqual([])
    await noor.close()
  })
})

describe.each([1440, 390, 320])('at %i pixels wide axe finds nothing', (width) => {
  const viewport = { width, height: 900 }
  const states: readonly [string, string, string][] = [
    ['on the list', '/beheer/sjablonen', 'Wordt aangeboden'],
    ['on a version', '/beheer/sjablonen?sjabloon=beleidsvoorstel', 'meegeleverd'],
    ['while editing', '/beheer/sjablonen?sjabloon=beleidsvoorstel&wijzigen=ja', 'Hier schrijft u zoals in een stuk'],
    ['on a new template', '/beheer/sjablonen?sjabloon=', 'Kleine letters, cijfers'],
  ]
  test.each(states)('%s', async (_name, path, shows) => {
    const context = await signedIn(browser, server, administrator, viewport)
    const page = await open(context, path)
    await page.getByText(shows).locator('visible=true').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })

  test('on the cards, and on the panel beside the text', async () => {
    const context = await signedIn(browser, server, workspace.people.fatima, viewport)
    const page = await open(context, `/dossiers/${workspace.dossierId}`)
    await page.getByRole('button', { name: 'Nieuw stuk' }).click()
    await page.getByText('Vraagt', { exact: false }).first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    // begun in its round, and nowhere else
    expect(await page.getByRole('radio', { name: /consultatie/iu }).count()).toBe(0)
    const made = await workspace.people.fatima.json('POST', `/dossiers/${workspace.dossierId}/documents`, {
      title: `Nota ${width}`,
      template: 'oplegnotitie',
    })
    await page.goto(`${server.origin}/documenten/${created.parse(made).id}`)
    await page.locator('[role=textbox][aria-multiline=true]').waitFor()
    if (width < 480) {
      await page.getByRole('button', { name: 'Document', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Wie ziet dit?' }).click()
    }
    await guidanceTab(page).click()
    await page.getByRole('heading', { name: 'Uitleg per onderdeel' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })
})
