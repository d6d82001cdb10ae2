import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { launchBrowser, signedIn } from '#test/support/editor-page.ts'
import { RunningServer } from '#test/support/running-server.ts'
import { ApiPerson, makeWorkspace, testPassword, type Workspace } from '#test/support/workspace.ts'

let server: RunningServer
let browser: Browser
let workspace: Workspace
let administrator: ApiPerson

beforeAll(async () => {
  server = await RunningServer.start()
  browser = await launchBrowser()
  // axe opens a page of its own in the context
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  await page.goto(server.setupLink)
  await page.getByRole('heading', { name: 'Eerste beheerder' }).waitFor()
  setupFaults = await faultsOf(page)
  await context.close()
  workspace = await makeWorkspace(server)
  administrator = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')
  const { fatima } = workspace.people
  await fatima.send('PATCH', `/dossiers/${workspace.dossierId}`, {
    question: 'Hoe wegen water en bodem vanaf het begin mee?',
    affectedLayers: ['rijk', 'provincie', 'gemeente', 'waterschap'],
  })
  await fatima.send('POST', `/dossiers/${workspace.dossierId}/invitations`, {
    email: 'tjeerd@fryslan.example',
    organisation: 'pv21',
    role: 'writer',
  })
  await workspace.makeDocument('Samenwerkingsagenda', 'markdown', '# Doel\n\nTekst.')
  // a word that does not break and a title as long as it may be
  await fatima.send('POST', '/dossiers', { title: 'w'.repeat(200), question: 'x'.repeat(2000) })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
let setupFaults: string[] = []

type Who = 'nobody' | 'fatima' | 'tineke' | 'ruben' | 'administrator'
interface State {
  readonly name: string
  readonly who: Who
  /** With `:dossier` for the id of the dossier. */
  readonly path: string
  /** What must be there before looking. */
  readonly shows: string
  readonly act?: (page: Page, context: BrowserContext) => Promise<unknown>
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click()
const suggest = (label: string, typed: string) => async (page: Page) => {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await page.locator('[role=listbox] [role=option]').first().waitFor()
}
const both =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }

const states: readonly State[] = [
  { name: 'sign-in', who: 'nobody', path: '/inloggen', shows: 'Nog geen account?' },
  { name: 'sign-in, empty', who: 'nobody', path: '/inloggen', shows: 'Vul uw wachtwoord in.', act: press('Inloggen') },
  { name: 'setup, done', who: 'nobody', path: '/eerste-beheerder#0123456789012345678901', shows: 'Naar inloggen' },
  { name: 'invitation, broken', who: 'nobody', path: '/uitnodiging#0123456789012345678901', shows: 'Naar inloggen' },
  { name: 'statement', who: 'nobody', path: '/toegankelijkheid', shows: 'Iets werkt niet' },
  { name: 'dossiers', who: 'fatima', path: '/dossiers', shows: '2 dossiers' },
  { name: 'dossiers, nothing found', who: 'fatima', path: '/dossiers?q=zzz', shows: 'Geen dossier gevonden' },
  { name: 'dossiers, archive', who: 'fatima', path: '/dossiers?archief=ja', shows: 'geen gearchiveerde dossiers' },
  {
    name: 'dossiers, offline',
    who: 'fatima',
    path: '/dossiers',
    shows: 'U kunt lezen wat al geladen is.',
    act: (_page, context) => context.setOffline(true),
  },
  { name: 'new dossier', who: 'fatima', path: '/dossiers', shows: 'Welke lagen', act: press('Nieuw dossier') },
  { name: 'dossier', who: 'fatima', path: '/dossiers/:dossier', shows: 'Samenwerkingsagenda' },
  { name: 'dossier of a commenter', who: 'ruben', path: '/dossiers/:dossier', shows: 'Samenwerkingsagenda' },
  { name: 'edit', who: 'fatima', path: '/dossiers/:dossier', shows: 'Welke lagen', act: press('Gegevens wijzigen') },
  {
    name: 'dossier menu',
    who: 'fatima',
    path: '/dossiers/:dossier',
    shows: 'Verlaten',
    act: press('Meer handelingen'),
  },
  {
    name: 'new paper, pasting',
    who: 'fatima',
    path: '/dossiers/:dossier',
    shows: 'Plak hier de tekst',
    act: both(press('Nieuw stuk'), (page) => page.getByLabel('Tekst plakken').check()),
  },
  { name: 'people', who: 'fatima', path: '/dossiers/:dossier?deel=mensen', shows: 'tjeerd@fryslan.example' },
  { name: 'people, read only', who: 'ruben', path: '/dossiers/:dossier?deel=mensen', shows: 'Alleen beheerders' },
  {
    name: 'add person',
    who: 'fatima',
    path: '/dossiers/:dossier?deel=mensen',
    shows: 'Karin Smit',
    act: both(press('Persoon toevoegen'), suggest('Persoon', 'karin')),
  },
  {
    name: 'invite',
    who: 'fatima',
    path: '/dossiers/:dossier?deel=mensen',
    shows: 'Wetterskip Fryslân',
    act: both(press('Uitnodigen per e-mail'), suggest('Organisatie', 'friesland')),
  },
  {
    name: 'remove',
    who: 'fatima',
    path: '/dossiers/:dossier?deel=mensen',
    shows: 'Een geopend stuk sluit',
    act: press('Joris de Wit verwijderen'),
  },
  { name: 'who sees this', who: 'ruben', path: '/dossiers/:dossier?deel=wie-ziet-dit', shows: 'Maakte het dossier' },
  { name: 'activity', who: 'ruben', path: '/dossiers/:dossier?deel=activiteit', shows: 'maakte dit dossier' },
  { name: 'log', who: 'fatima', path: '/dossiers/:dossier?deel=logboek', shows: 'maakte dit dossier' },
  { name: 'not found', who: 'fatima', path: '/dossiers/bestaat-niet', shows: 'geen toegang' },
  { name: 'no such page', who: 'fatima', path: '/bestaat-niet', shows: 'Pagina niet gevonden' },
  { name: 'account menu', who: 'fatima', path: '/dossiers', shows: 'Uitloggen', act: press('Account van') },
  { name: 'profile', who: 'fatima', path: '/profiel', shows: 'Dit apparaat' },
  { name: 'accounts', who: 'administrator', path: '/beheer', shows: 'joris@samen.example' },
  { name: 'account', who: 'administrator', path: '/beheer', shows: 'Account sluiten', act: press('Handelingen voor') },
  { name: 'invitations', who: 'administrator', path: '/beheer/uitnodigingen', shows: 'joris@samen.example' },
  { name: 'organisations', who: 'administrator', path: '/beheer/organisaties', shows: 'Wetterskip Fryslân' },
  { name: 'workspace log', who: 'administrator', path: '/beheer/logboek', shows: 'logde in' },
  { name: 'inspection', who: 'administrator', path: '/beheer', shows: 'Alle partijen lezen', act: tab('Inzage') },
]

describe.each([1440, 320])('at %i pixels wide', (width) => {
  const contexts = new Map<Who, BrowserContext>()
  const contextOf = async (who: Who): Promise<BrowserContext> => {
    const known = contexts.get(who)
    if (known) return known
    const viewport = { width, height: 900 }
    const person = who === 'administrator' ? administrator : who === 'nobody' ? undefined : workspace.people[who]
    const context = person
      ? await signedIn(browser, server, person, viewport)
      : await browser.newContext({ viewport, locale: 'nl-NL' })
    contexts.set(who, context)
    return context
  }

  test.each(states)('$name: axe finds nothing, and nothing is wider than the window', async (state) => {
    const context = await contextOf(state.who)
    const page = await context.newPage()
    await page.goto(`${server.origin}${state.path.replace(':dossier', workspace.dossierId)}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await state.act?.(page, context)
    await page.getByText(state.shows).locator('visible=true').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.setOffline(false)
    await page.close()
  })
})

test('the page of the first administrator had no faults either', () => {
  expect(setupFaults).toEqual([])
})

test('by keyboard alone: from signing in to a new document', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const { keyboard } = page
  /** What has the focus, by role and name; it must be in sight and not be the page itself. */
  const focus = async () => {
    const seen = await page.evaluate(() => {
      const element = document.activeElement
      const box = element?.getBoundingClientRect()
      return element && element !== document.body && box && box.width > 0
        ? (element.getAttribute('aria-label') ?? element.textContent ?? '') || element.getAttribute('name')
        : undefined
    })
    expect(seen, 'the focus is on something that can be seen').toBeDefined()
    return seen
  }
  const tabTo = async (name: string | RegExp) => {
    for (let stops = 0; stops < 40; stops++) {
      await keyboard.press('Tab')
      if (String(await focus()).match(name)) return
    }
    throw new Error(`no tab stop ${String(name)}`)
  }
  await page.goto(`${server.origin}/dossiers`)
  await page.getByRole('heading', { name: 'Inloggen' }).waitFor()
  await tabTo('email')
  await keyboard.type(workspace.people.fatima.email)
  await keyboard.press('Tab')
  await keyboard.type(testPassword)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor()
  await keyboard.press('Tab')
  expect(await focus()).toMatch(/Zoeken|q|Nieuw dossier|Naar de inhoud/u)
  await page.getByRole('link', { name: 'Water en bodem' }).first().focus()
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Water en bodem' }).waitFor()
  await expect.poll(focus).toBe('Water en bodem')
  await tabTo(/^Stukken/u)
  await keyboard.press('ArrowRight')
  await page.getByRole('tab', { name: /^Dilemma’s|^Dilemma's/u, selected: true }).waitFor()
  await keyboard.press('ArrowLeft')
  await tabTo('Nieuw stuk')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(focus).toContain('Nieuw stuk')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo('title')
  await keyboard.type('Notitie zonder muis')
  await keyboard.press('Enter')
  await page.waitForURL('**/documenten/*')
  await page.locator('[role=textbox][aria-multiline=true]').waitFor()
  expect(await page.title()).toBe('Notitie zonder muis · Samenschrift')
  await context.close()
})
