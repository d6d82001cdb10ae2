import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#test/support/editor-page.ts'
import { RunningServer } from '#test/support/running-server.ts'

/** The journeys follow each other on one server, as they do in life: each leaves what the next one finds. */
let server: RunningServer
let browser: Browser
const password = 'vier lagen aan tafel'

beforeAll(async () => {
  server = await RunningServer.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const newProfile = async (): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'nl-NL',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(15_000)
  return context
}

const open = async (path: string, context?: BrowserContext): Promise<Page> => {
  const page = await (context ?? (await newProfile())).newPage()
  await page.goto(new URL(path, server.origin).href)
  return page
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

/** Types part of a name and takes what is suggested for it. */
async function pick(page: Page, label: string, typed: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Inloggen' }).click()
}

const signedIn = async (email: string, path = '/dossiers'): Promise<Page> => {
  const page = await open(path)
  await signIn(page, email)
  await page.getByRole('button', { name: /^Account van/u }).waitFor()
  return page
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account van/u }).click()
  await page.getByRole('menuitem', { name: 'Uitloggen' }).click()
  await heading(page, 'Inloggen').waitFor()
}

describe('the pages, one journey after the other', () => {
  test('the first administrator comes in by the link that the server printed; the link leaves the address', async () => {
    const page = await open(server.setupLink)
    await heading(page, 'Eerste beheerder').waitFor()
    expect(page.url()).not.toContain('#')
    await page.getByLabel('E-mailadres').fill('karin@bzk.example')
    await page.getByLabel('Naam').fill('Karin Smit')
    await page.getByLabel('Wachtwoord kiezen').fill('kort')
    await page.getByRole('button', { name: 'Account maken' }).click()
    await page.getByText('Kies een wachtwoord van ten minste 12 tekens.').waitFor()
    await page.getByText('Kies een organisatie uit de lijst.').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    expect(await page.getByLabel('Naam').inputValue()).toBe('Karin Smit')
    await page.getByLabel('Wachtwoord kiezen').fill(password)
    await pick(page, 'Organisatie waar u werkt', 'bzk', 'ministerie van Binnenlandse Zaken')
    await page.getByRole('button', { name: 'Account maken' }).click()
    await heading(page, 'Dossiers').waitFor()
    await page.getByText('Nog geen dossiers.').waitFor()

    const again = await open(server.setupLink)
    await heading(again, 'Deze werkruimte heeft al een beheerder').waitFor()
  })

  test('signing in goes on to where one wanted to be, and keeps what was typed when it fails', async () => {
    const page = await open('/beheer/organisaties?x=1#hier')
    await heading(page, 'Inloggen').waitFor()
    await page.getByRole('button', { name: 'Inloggen' }).click()
    await page.getByText('Vul een e-mailadres in').waitFor()
    await signIn(page, 'karin@bzk.example', 'dit is het niet')
    await page.getByText('horen niet bij elkaar').waitFor()
    expect(await page.getByLabel('E-mailadres').inputValue()).toBe('karin@bzk.example')
    await signIn(page, 'karin@bzk.example')
    await heading(page, 'Beheer').waitFor()
    expect(page.url()).toBe(`${server.origin}/beheer/organisaties?x=1#hier`)
    await page.getByLabel('Zoeken op naam of afkorting').fill('friesland')
    await page.getByRole('rowheader', { name: 'provincie Fryslân' }).waitFor()
  })

  test('an invitation makes an account once, and is of one person', async () => {
    const admin = await signedIn('karin@bzk.example', '/beheer/uitnodigingen')
    await admin.getByRole('button', { name: 'Iemand uitnodigen' }).click()
    await admin.getByLabel('E-mailadres').fill('fatima@bzk.example')
    await pick(admin, 'Organisatie', 'bzk', 'ministerie van Binnenlandse Zaken')
    await admin.getByRole('button', { name: 'Link maken' }).click()
    const link = await admin.getByLabel('Uitnodigingslink').inputValue()
    await admin.getByRole('button', { name: 'Kopiëren' }).click()
    expect(await admin.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await admin.getByRole('button', { name: 'Klaar' }).click()

    const wrong = await open(link, admin.context())
    await wrong.getByText('maar deze uitnodiging is voor fatima@bzk.example').waitFor()

    const page = await open(link)
    await page.getByText('nodigt u uit om mee te werken').waitFor()
    await page.reload()
    await page.getByLabel('Naam').fill('Fatima El Idrissi')
    await page.getByLabel('Wachtwoord kiezen').fill('wachtwoord123')
    await page.getByRole('button', { name: 'Account maken en meedoen' }).click()
    await page.getByText('lijst van veelgebruikte wachtwoorden').waitFor()
    await page.getByLabel('Wachtwoord kiezen').fill(password)
    await page.getByRole('button', { name: 'Account maken en meedoen' }).click()
    await heading(page, 'Dossiers').waitFor()

    const late = await open(link)
    await heading(late, 'Deze uitnodiging werkt niet meer').waitFor()
  })

  test('a dossier: made, filled with people and papers, archived and back', async () => {
    const page = await signedIn('fatima@bzk.example')
    await page.getByRole('button', { name: 'Nieuw dossier' }).first().click()
    await page.getByLabel('Titel').fill('Water en bodem sturend')
    await page.getByLabel('Waterschap').check()
    await page.getByLabel('Provincie').check()
    await page.getByRole('button', { name: 'Dossier maken' }).click()
    await heading(page, 'Water en bodem sturend').waitFor()
    await page.getByText('Van de waterschappen doet nog niemand mee.').waitFor()

    await page.getByRole('button', { name: 'Mensen toevoegen' }).click()
    await page.getByRole('button', { name: 'Organisatie toevoegen' }).click()
    await pick(page, 'Organisatie', 'utrecht', 'provincie Utrecht')
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
    await page.getByRole('rowheader', { name: 'provincie Utrecht' }).waitFor()
    await page.getByLabel('Rol van provincie Utrecht').selectOption('Lezer')
    await page.getByText('provincie Utrecht is nu lezer.').first().waitFor()
    await page.getByRole('button', { name: 'Persoon toevoegen' }).click()
    await pick(page, 'Persoon', 'karin', 'Karin Smit')
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
    await page.getByRole('button', { name: 'Karin Smit verwijderen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click()
    await page.getByText('Karin Smit is verwijderd.').first().waitFor()

    await page.getByRole('tab', { name: 'Wie ziet dit?' }).click()
    await page.getByText('Iedereen bij provincie Utrecht').waitFor()
    await page.getByText('Maakte het dossier op').waitFor()
    await page.getByRole('tab', { name: 'Activiteit' }).click()
    await page.getByText('Fatima El Idrissi (BZK) verwijderde Karin Smit uit het dossier.').waitFor()

    await page.getByRole('tab', { name: /^Stukken/u }).click()
    await page.getByRole('button', { name: 'Meer handelingen' }).click()
    await page.getByRole('menuitem', { name: 'Archiveren' }).click()
    await page.getByText('Dit dossier is gearchiveerd').waitFor()
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await page.getByRole('button', { name: 'Nieuw stuk' }).waitFor()
    expect(await page.getByText('Dit dossier is gearchiveerd').count()).toBe(0)
  })

  test('a paper from pasted text and from a file; nothing typed is lost when the connection is', async () => {
    const page = await signedIn('fatima@bzk.example')
    await page.getByRole('link', { name: 'Water en bodem sturend' }).first().click()
    await page.getByRole('button', { name: 'Nieuw stuk' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Titel').fill('Notitie bekostiging')
    await dialog.getByLabel('Tekst plakken').check()
    await dialog.getByRole('textbox', { name: 'Tekst' }).fill('# Doel\n\n- eerste\n- tweede')
    expect(await dialog.getByLabel('Opmaak van de tekst').inputValue()).toBe('markdown')
    await page.context().setOffline(true)
    await dialog.getByRole('button', { name: 'Stuk maken' }).click()
    await dialog.getByText('Geen verbinding met de server.').waitFor()
    expect(await dialog.getByRole('textbox', { name: 'Tekst' }).inputValue()).toContain('tweede')
    await page.context().setOffline(false)
    await dialog.getByRole('button', { name: 'Stuk maken' }).click()
    await page.waitForURL('**/documenten/*')
    await page.getByText('tweede').first().waitFor()

    await page.goBack()
    await page.getByRole('button', { name: 'Nieuw stuk' }).click()
    await dialog.getByLabel('Een bestand').check()
    await dialog.getByLabel('Bestand', { exact: true }).setInputFiles(file('plaatje.png', 'x'))
    await dialog.getByText('‘plaatje.png’ is geen .md, .html of .txt.').waitFor()
    await dialog.getByLabel('Bestand', { exact: true }).setInputFiles(file('brief-van_zeist.txt', 'Geachte leden'))
    await dialog.getByText('Geachte leden').waitFor()
    expect(await dialog.getByLabel('Titel').inputValue()).toBe('brief van zeist')
    await dialog.getByRole('button', { name: 'Stuk maken' }).click()
    await page.waitForURL('**/documenten/*')
    await page.getByText('Geachte leden').first().waitFor()
  })

  test('the profile: name, language, password, and signing out on another device', async () => {
    const page = await signedIn('fatima@bzk.example', '/profiel')
    const other = await signedIn('fatima@bzk.example')
    await page.getByLabel('Naam').fill('Fatima El Idrissi-Bos')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('button', { name: 'Account van Fatima El Idrissi-Bos' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.getByLabel('Huidig wachtwoord').fill('niet dit wachtwoord')
    await page.getByLabel('Nieuw wachtwoord').fill('nieuwe zin van woorden')
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    await page.getByText('Het huidige wachtwoord klopt niet.').waitFor()
    await page.getByLabel('Huidig wachtwoord').fill(password)
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    await page.getByText('Uw wachtwoord is gewijzigd.').first().waitFor()

    // the other device keeps its page and asks to sign in over it
    await other.getByLabel('Zoeken in dossiers').fill('water')
    await other.getByRole('heading', { name: 'U bent uitgelogd' }).waitFor()
    await other.getByLabel('Wachtwoord', { exact: true }).fill('nieuwe zin van woorden')
    await other.getByRole('dialog').getByRole('button', { name: 'Inloggen', exact: true }).click()
    await other.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await other.getByLabel('Zoeken in dossiers').inputValue()).toBe('water')
    await other.getByRole('link', { name: 'Water en bodem sturend' }).first().waitFor()
    await signOut(other)
    await page.getByRole('button', { name: 'Overal uitloggen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Overal uitloggen' }).click()
    await heading(page, 'Inloggen').waitFor()
  })

  test('an administrator closes an account, reads the log, and looks into a dossier where all see it', async () => {
    const member = await open('/dossiers')
    await signIn(member, 'fatima@bzk.example', 'nieuwe zin van woorden')
    await member.getByRole('link', { name: 'Water en bodem sturend' }).first().click()
    await heading(member, 'Water en bodem sturend').waitFor()
    const address = member.url()

    const admin = await signedIn('karin@bzk.example', address)
    await heading(admin, 'Dossier niet gevonden').waitFor()
    await admin.getByRole('link', { name: 'Beheer' }).click()
    await admin.getByRole('tab', { name: 'Inzage' }).click()
    await admin.getByLabel('Adres van het dossier').fill(address)
    await admin.getByLabel('Reden').fill('Hulp gevraagd bij een verdwenen stuk')
    await admin.getByRole('button', { name: 'Inzage nemen' }).click()
    await admin.getByText('U kijkt mee als beheerder van de werkruimte').waitFor()
    expect(await admin.getByRole('button', { name: 'Nieuw stuk' }).count()).toBe(0)

    await member.getByRole('tab', { name: 'Wie ziet dit?' }).click()
    await member.getByText('Hulp gevraagd bij een verdwenen stuk').waitFor()

    await admin.goto(`${server.origin}/beheer/logboek`)
    await admin.getByText('kijkt mee als beheerder van de werkruimte').first().waitFor()
    await admin.getByRole('tab', { name: 'Mensen' }).click()
    await admin.getByRole('button', { name: 'Handelingen voor Fatima El Idrissi-Bos' }).click()
    await admin.getByRole('menuitem', { name: 'Account sluiten' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Account sluiten' }).click()
    await admin.getByText('Het account van Fatima El Idrissi-Bos is gesloten.').first().waitFor()
    // whatever he presses; unless his page asked by itself, and it lies over all of it already
    await member.getByRole('tab', { name: 'Activiteit' }).click({ force: true })
    await member.getByRole('heading', { name: 'U bent uitgelogd' }).waitFor()
  })
})
