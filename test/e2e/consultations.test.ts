import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { WebSocket } from 'ws'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { insertPicture, seesPicture } from '#test/support/picture.ts'
import { setStage } from '#test/support/journey.ts'
import { joined } from '#test/support/join.ts'
import { closeCodeOf } from '#test/support/live-app.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
let amir: ApiPerson
let vera: ApiPerson
let documentId: string

beforeAll(async () => {
  await workspace.setRole('noor', 'commenter')
  amir = await joined(server, workspace, {
    name: 'Amir Haddad',
    email: 'amir@samen.example',
    organisation: 'gm0363',
    role: 'commenter',
  })
  vera = await joined(server, workspace, {
    name: 'Vera Smit',
    email: 'vera@samen.example',
    organisation: 'vng',
    role: 'commenter',
  })
  documentId = await workspace.makeDocument(
    'Beleidsvoorstel',
    'markdown',
    '# Voorstel\n\nHet beheer gaat naar gemeenten.\n\nDe termijn is acht weken.\n\nDit blijft zoals het is.',
  )
})

const title = '0.4 voor consultatie: Beleidsvoorstel'
const inside = /missen het geld|missen de mensen|zomerreces|Uitvoeringskracht/u

const open = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return page
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click()
const save = async (page: Page, button = 'Opslaan'): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Everything that axe and the width of the window find wrong with the page as one comes to it, wide and narrow. */
async function faultsOfPage(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const [width, height] of [
    [320, 700],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const fault of await faultsOf(page)) faults.push(`${width}: ${fault}`)
  }
  return faults
}

async function openRound(page: Page): Promise<string> {
  await page.getByLabel('Naam van de versie').fill('0.4 voor consultatie')
  await page.getByLabel('Vraag 1').fill('Is dit uitvoerbaar?')
  await press(page, 'Ronde openen')
  await page.getByText('Kies ten minste één organisatie.').waitFor()
  await page.getByLabel('VNG').check()
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Laatste dag om te reageren').fill(soon)
  await page.getByLabel('Waarom korter dan twee maanden').fill('Het overleg is in februari.')
  expect(await faultsOfPage(page)).toEqual([])
  expect(await page.getByLabel('Naam van de versie').inputValue()).toBe('0.4 voor consultatie')
  await press(page, 'Ronde openen')
  await heading(page, title).waitFor()
  return new URL(page.url()).pathname
}

/** A remark inside at a paragraph of the frozen text. */
async function remark(page: Page, at: string, body: string): Promise<void> {
  await tab(page, 'Tekst')
  await press(page, `Opmerking bij deze alinea: ${at}`)
  await page.getByLabel('Uw opmerking').fill(body)
  await page.getByText('Zichtbaar voor: Alleen VNG en gemeenten').waitFor()
  await save(page)
  await page.getByText(body).first().waitFor()
}

/** Groups the remarks by theme. */
async function group(page: Page): Promise<void> {
  await tab(page, 'Alleen VNG en gemeenten')
  await press(page, 'Nieuw thema')
  await page.getByLabel('Naam van het thema').fill('Uitvoeringskracht')
  await save(page, 'Thema maken')
  await page.getByLabel('Alle opmerkingen kiezen').check()
  await page.getByLabel('Zet in thema').selectOption('Uitvoeringskracht')
  await press(page, 'Zetten')
  await page.getByText('De opmerkingen zijn gegroepeerd.').first().waitFor()
  await page.getByLabel('Thema', { exact: true }).check()
  await page.getByRole('heading', { name: 'Uitvoeringskracht' }).waitFor()
}

/** Two people of the VNG write the reaction in its document at the same time. @returns the id of the document */
async function draftTogether(page: Page, colleague: BrowserContext): Promise<string> {
  await press(page, 'Reactie beginnen')
  await page.waitForURL('**/documenten/*')
  const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const ruben = new EditorPage(page)
  await page.getByText('Alleen VNG en gemeenten. De anderen in het dossier weten niet dat dit stuk er is.').waitFor()
  const vera = await EditorPage.open(colleague, server, draftId)
  await ruben.text.locator('h2:has-text("Samenvatting") + p').click()
  await ruben.type('Eerst de middelen.')
  await vera.text.locator('h3:has-text("Is dit uitvoerbaar?") + p').click()
  await vera.type('Geld en mensen volgen de taak.')
  await vera.page.keyboard.press('Enter')
  await vera.type('Maak van acht weken twaalf weken.')
  await ruben.sees('Maak van acht weken twaalf weken.')
  await insertPicture(vera, 'Kaart van de tijd')
  await ruben.text.getByRole('img', { name: 'Kaart van de tijd' }).waitFor()
  await vera.sees('Eerst de middelen.')
  await ruben.saved()
  await vera.saved()
  expect([...ruben.errors, ...vera.errors]).toEqual([])
  return draftId
}

/** The draft as a page: what it rests on stands beside it, and nothing is wrong with it, wide or narrow. */
async function lookAtDraft(page: Page): Promise<void> {
  // as one comes to it, without the messages of what was done before
  await page.reload()
  await page.getByRole('tab', { name: 'Reactie' }).click()
  await page.getByText('Dit botst met het zomerreces.').waitFor()
  // the name of the tab under the pointer is no part of the page
  await page.mouse.move(700, 700)
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** To the ministry the document is not there: not by hand, not by its socket, in no list. */
async function isNotThere(draftId: string, lead: ApiPerson): Promise<void> {
  const { dossierId } = workspace
  for (const path of ['', '/content', '/threads', '/versions', '/access', '/reaction-of']) {
    await expect(lead.send('GET', `/documents/${draftId}${path}`)).rejects.toThrow('404')
  }
  const headers = { Cookie: lead.cookie, Origin: server.origin }
  const socket = new WebSocket(`${server.origin.replace(/^http/u, 'ws')}/sync/${draftId}`, { headers })
  expect(await closeCodeOf(socket)).toBe(4404)
  for (const path of [`/dossiers/${dossierId}/documents`, `/dossiers/${dossierId}/activity`, '/search?q=middelen']) {
    const told = await (await lead.send('GET', path)).text()
    expect([path, told.includes(draftId), told.includes('middelen.')]).toEqual([path, false, false])
  }
}

/** Puts remarks under a point, and gives the reaction. */
async function give(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Punt 2' }).waitFor()
  await page
    .getByLabel(/^Opmerking van gemeente (?:Zeist|Utrecht) kiezen/u)
    .first()
    .check()
  await press(page, 'Leg eronder')
  await page.getByText('Rust op 1 opmerking').first().waitFor()
  expect(await faultsOfPage(page)).toEqual([])
  await press(page, 'Reactie geven')
  await save(page, 'Reactie geven')
}

/** Gives it anew, for the board, while a colleague goes on with the text: that one is given when he says that it is. */
async function giveByBoard(page: Page, draftId: string, context: BrowserContext): Promise<void> {
  const editor = await EditorPage.open(context, server, draftId)
  await editor.caretAfter('Eerst de middelen.')
  await editor.type(' Akkoord,')
  await editor.saved()
  await page.reload()
  await page.getByRole('main').getByText('Akkoord,').waitFor()
  await press(page, 'Reactie geven')
  await page.getByLabel('Voor', { exact: true }).check()
  await page.getByLabel('Vastgesteld door').fill('commissie Ruimte en Wonen')
  await editor.type(' met geld.')
  await editor.saved()
  await editor.page.close()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Reactie geven' }).click()
  await dialog.getByText('De tekst is veranderd sinds u dit venster opende. Lees hem opnieuw.').waitFor()
  await dialog.locator('ins', { hasText: 'Akkoord, met geld.' }).waitFor()
  await dialog.locator('del', { hasText: 'Eerst de middelen.' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Verder met de nieuwe tekst')
  await save(page, 'Reactie geven')
}

interface Answer {
  readonly choice: string
  readonly reason: string
  readonly place: string
}

async function answer(page: Page, point: number, { choice, reason, place }: Answer): Promise<void> {
  await press(page, new RegExp(`Antwoord op punt ${point} van VNG`, 'u'))
  await page.getByLabel(choice, { exact: true }).check()
  await page.getByRole('dialog').getByLabel('Toelichting').fill(reason)
  await page.getByLabel('Aangepaste plaats').selectOption(place)
  await save(page)
}

test('a round: members inside, one reaction twice, every point answered while the text goes on, and the nota', async () => {
  const { fatima, ruben, sanne, noor, joris } = workspace.people
  const ministry = await signedIn(browser, server, fatima)
  const lead = await open(ministry, `/documenten/${documentId}/consultatie`)
  await heading(lead, 'Consultatie openen').waitFor()
  const address = await openRound(lead)
  expect(await faultsOfPage(lead)).toEqual([])
  const api = `/dossiers/${workspace.dossierId}/consultations/${address.split('/').at(-1)}`

  // three gemeenten remark inside, each on the frozen text
  for (const [person, at, body] of [
    [sanne, 'Het beheer gaat naar gemeenten.', 'Wij missen het geld.'],
    [noor, 'Het beheer gaat naar gemeenten.', 'Wij missen de mensen.'],
    [amir, 'De termijn is acht weken.', 'Dit botst met het zomerreces.'],
  ] as const) {
    const member = await open(await signedIn(browser, server, person), address)
    await heading(member, title).waitFor()
    await remark(member, at, body)
    expect(await faultsOfPage(member)).toEqual([])
  }

  // the ministry has no such part of the page, and no such answers
  await lead.goto(`${server.origin}${address}?deel=kring`)
  await heading(lead, title).waitFor()
  expect(await lead.getByRole('tab', { name: /^Alleen/u }).count()).toBe(0)
  await expect(fatima.send('GET', `${api}/inside`)).rejects.toThrow('404')
  await expect(ruben.send('GET', `${api}/nota`)).rejects.toThrow('404')
  for (const path of [api, `${api}/reactions`, `/dossiers/${workspace.dossierId}/activity`]) {
    expect(await (await fatima.send('GET', path)).text()).not.toMatch(inside)
  }

  // the VNG groups, two of its people draft together while the ministry sees nothing of it, and it gives: ambtelijk first
  const office = await signedIn(browser, server, ruben)
  const koepel = await open(office, `${address}?deel=kring`)
  await heading(koepel, title).waitFor()
  await group(koepel)
  const draftId = await draftTogether(koepel, await signedIn(browser, server, vera))
  await isNotThere(draftId, fatima)
  await lookAtDraft(koepel)
  await koepel.goto(`${server.origin}${address}?deel=kring`)
  await give(koepel)
  await isNotThere(draftId, fatima)
  await lead.goto(`${server.origin}${address}?deel=reacties`)
  await lead.getByText('Eerst de middelen.').waitFor()
  await lead.getByText('Ambtelijk, onder voorbehoud').waitFor()
  await lead.getByText('De hele tekst van deze reactie').click()
  await lead.getByRole('heading', { name: 'Antwoord op de vragen' }).waitFor()
  await seesPicture(lead.getByRole('img', { name: 'Kaart van de tijd' }))
  expect(await lead.getByRole('main').innerText()).not.toMatch(inside)

  // others rewrite the text under it, and the ministry answers each point
  const writer = await EditorPage.open(await signedIn(browser, server, joris), server, documentId)
  await writer.caretAfter('De termijn is acht weken.')
  await writer.type(' In de vakantie twaalf.')
  await writer.saved()
  await answer(lead, 1, {
    choice: 'Deels overgenomen',
    reason: 'Twee jaar betaald.',
    place: 'Het beheer gaat naar gemeenten.',
  })
  await lead.getByText('Twee jaar betaald.').waitFor()
  await lead.reload()
  await answer(lead, 2, {
    choice: 'Overgenomen',
    reason: 'Twaalf weken bij reces.',
    place: 'De termijn is acht weken. In de vakantie twaalf.',
  })

  // the board makes it a voor; the change is shown
  await giveByBoard(koepel, draftId, office)
  await lead.reload()
  await lead.getByText('Gewijzigd sinds de vorige keer').waitFor()
  await lead.locator('del', { hasText: 'Voorbehoud' }).waitFor()
  await lead.locator('ins', { hasText: 'Akkoord, met geld.' }).waitFor()
  expect(await faultsOfPage(lead)).toEqual([])

  // after closing the nota is there for everybody in the dossier, also as files
  await press(lead, 'Ronde sluiten')
  await save(lead, 'Ronde sluiten')
  await lead.getByRole('link', { name: 'Reactienota' }).click()
  await heading(lead, 'Reactienota: Beleidsvoorstel').waitFor()
  await lead.getByText('Elk punt heeft een antwoord.').waitFor()
  await lead.getByText('staat nu zo in de tekst').first().waitFor()
  const words = await lead.getByRole('main').innerText()
  const said = ['VNG', 'Bestuurlijk vastgesteld', 'Akkoord, met geld.', 'Geld en mensen volgen de taak.']
  const answers = ['Deels overgenomen', 'Twee jaar betaald.', 'Overgenomen', 'Twaalf weken bij reces.']
  for (const part of [...said, ...answers]) expect(words).toContain(part)
  expect(words).not.toMatch(inside)
  expect(await faultsOfPage(lead)).toEqual([])
  for (const name of ['Downloaden als Markdown', 'Downloaden als HTML']) {
    const [file] = await Promise.all([lead.waitForEvent('download'), lead.getByRole('link', { name }).click()])
    expect(file.suggestedFilename()).toMatch(/^reactienota\.(?:md|html)$/u)
  }

  // settled, it says so with its fingerprint, and stays readable when a reaction changes after that
  await lead.getByRole('link', { name: 'Naar de consultatie' }).click()
  await press(lead, 'Afronden')
  await save(lead, 'Afronden')
  await lead.getByRole('link', { name: 'Reactienota' }).click()
  await lead.getByText(/^Op .+ \(nota 1\)$/u).waitFor()
  const { notas } = z.object({ notas: z.array(z.object({ sha256: z.string() })) }).parse(await ruben.json('GET', api))
  await lead.getByText(notas[0]?.sha256 ?? 'no nota').waitFor()
  expect(await faultsOfPage(lead)).toEqual([])
  const { sha256 } = z.object({ sha256: z.string() }).parse(await ruben.json('GET', `${api}/inside/draft`))
  const anew = { mandate: 'bestuurlijk-vastgesteld', standpoint: 'voor', sha256 }
  await ruben.send('POST', `${api}/reactions`, anew)
  await lead.reload()
  await lead
    .getByRole('navigation', { name: 'Eerder vastgesteld' })
    .getByRole('link', { name: /^Nota 1/u })
    .click()
  await lead.getByText('U leest een eerder vastgestelde nota.').waitFor()
  await lead.getByText(notas[0]?.sha256 ?? 'no nota').waitFor()
  expect(await faultsOfPage(lead)).toEqual([])
  await lead.getByRole('link', { name: 'De nota van nu' }).click()
  await lead.getByText(/^Op .+ \(nota 1\)$/u).waitFor({ state: 'detached' })
})
