import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { joined } from '#test/support/join.ts'
import { pressOn, tabTo, typeIn } from '#test/support/keyboard.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
let bas: ApiPerson

beforeAll(async () => {
  bas = await joined(server, workspace, {
    name: 'Bas Terpstra',
    email: 'bas@samen.example',
    organisation: 'uvw',
    role: 'commenter',
  })
})

const question = 'Kan een wateradvies bindend zijn zonder wetswijziging?'
const example = 'Zes waterschappen hebben dezelfde vraag.'

const open = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return page
}
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

/** Everything that axe and the width of the window find wrong, wide and narrow. */
async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const [width, height] of [
    [320, 700],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const fault of await faultsOf(page)) faults.push(`${width}: ${fault}`)
  }
  return faults
}

/** The same of the page as it is when one comes to it: a message that passes by is gone. */
async function faultsOfPage(page: Page, title: string): Promise<string[]> {
  await page.reload()
  await h1(page, title).waitFor()
  await page.waitForLoadState('networkidle')
  return await faultsAtBothWidths(page)
}

/** What the ministry gets by requests made by hand; nothing of it may tell that the dilemma is there. */
async function nothingLeaksTo(person: ApiPerson, id: string): Promise<void> {
  const all = `/dossiers/${workspace.dossierId}/dilemmas`
  const statusOf = async (method: string, path: string, body?: unknown): Promise<string> => {
    try {
      await person.send(method, path, body)
      return 'answered'
    } catch (error) {
      // the reference is of the request, and new each time
      return String(error)
        .replaceAll(/"reference":"[^"]*"/gu, '')
        .replaceAll(id, 'ID')
        .replaceAll('niets', 'ID')
    }
  }
  for (const [method, rest, body] of [
    ['GET', '', undefined],
    ['GET', `/said/${id}/versions`, undefined],
    ['POST', '/steps', { type: 'discuss', reason: 'x' }],
    ['POST', '/widen', { to: 'everyone' }],
    ['PUT', '/recognition', { example: 'x' }],
    ['POST', '/standpoints', { stance: 'voor', reason: 'x', mandate: 'ambtelijk' }],
    ['GET', '/options', undefined],
    ['POST', '/options/tables', { visibility: 'everyone' }],
    ['PUT', `/options/tables/${id}/rows/x/remark`, { body: 'x' }],
    ['PUT', '/owner', { ownerId: null }],
  ] as const) {
    const refused = await statusOf(method, `${all}/${id}${rest}`, body)
    expect(refused).toContain('404')
    expect(refused).toBe(await statusOf(method, `${all}/niets${rest}`, body))
  }
  const since = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  for (const path of [
    '/dilemmas',
    all,
    `/dilemmas/picture?since=${since}&until=${until}`,
    `/dossiers/${workspace.dossierId}/activity`,
    `/dossiers/${workspace.dossierId}/audit`,
    `/search?q=wateradvies`,
  ]) {
    const words = await (await person.send('GET', path)).text()
    expect(words).not.toContain(id)
    expect(words).not.toContain('wateradvies bindend')
    expect(words).not.toContain('"flagged":1')
  }
}

test('a dilemma is flagged inside, recognised, widened, answered and solved, without a mouse', async () => {
  const { tineke, fatima } = workspace.people
  const waterschap = await signedIn(browser, server, tineke)
  const ministry = await signedIn(browser, server, fatima)
  const koepel = await signedIn(browser, server, bas)

  // the jurist of the waterschap flags it: what was typed survives a reload, and the inner circle is what is usual
  const page = await open(waterschap, `/dossiers/${workspace.dossierId}?deel=dilemmas`)
  await page.getByText('Nog geen dilemma’s in dit dossier.').waitFor()
  await pressOn(page, 'Dilemma signaleren')
  await h1(page, 'Dilemma signaleren').waitFor()
  await typeIn(page, 'De vraag, in één zin', question)
  await page.reload()
  await page.getByText('Dit is de tekst die u eerder begon.').waitFor()
  expect(await page.getByLabel('De vraag, in één zin').inputValue()).toBe(question)
  expect(await page.getByLabel('Alleen UvW en waterschappen').isChecked()).toBe(true)
  expect(await faultsAtBothWidths(page)).toEqual([])
  await pressOn(page, 'Signaleren')
  await h1(page, question).waitFor()
  await page.getByText('Alleen UvW en waterschappen').first().waitFor()
  expect(await faultsOfPage(page, question)).toEqual([])
  const address = new URL(page.url()).pathname
  const id = address.split('/').at(-1) ?? ''

  // the ministry sees nothing
  const other = await open(ministry, '/dilemmas')
  await other.getByText('Er zijn nog geen dilemma’s.').waitFor()
  expect(await faultsAtBothWidths(other)).toEqual([])
  await other.goto(server.origin + address)
  await h1(other, 'Dilemma niet gevonden').waitFor()
  await nothingLeaksTo(fatima, id)

  // the adviser of the UvW finds it in the register and recognises it
  const adviser = await open(koepel, '/dilemmas')
  await adviser.getByText('1 dilemma', { exact: true }).waitFor()
  expect(await faultsAtBothWidths(adviser)).toEqual([])
  await pressOn(adviser, question)
  await h1(adviser, question).waitFor()
  await pressOn(adviser, 'Dit herken ik')
  await typeIn(adviser, 'Uw voorbeeld', example)
  expect(await faultsAtBothWidths(adviser)).toEqual([])
  await pressOn(adviser, 'Opslaan')
  await adviser.getByText(example).waitFor()

  // the waterschap shares it with everybody, and is told that there is no way back
  await page.reload()
  await page.getByText(example).waitFor()
  await page.getByText('Bas Terpstra', { exact: true }).waitFor()
  await pressOn(page, 'Delen met meer mensen')
  await page.getByText('Dit kunt u niet terugdraaien.').waitFor()
  expect(await faultsAtBothWidths(page)).toEqual([])
  await pressOn(page, 'Delen')
  await page.getByText('Gedeeld. Zichtbaar voor: Iedereen in het dossier.').first().waitFor()

  // the ministry answers; what was said in the small circle stays there
  await other.goto(`${server.origin}/dilemmas`)
  await pressOn(other, question)
  await h1(other, question).waitFor()
  await pressOn(other, 'Standpunt geven')
  await typeIn(other, 'Toelichting', 'Een afspraak kan, een bindend advies niet.')
  await pressOn(other, 'Standpunt geven')
  await other.getByText('Een afspraak kan, een bindend advies niet.').waitFor()
  await pressOn(other, 'In bespreking nemen')
  await typeIn(other, 'Waarom?', 'Wij bespreken dit met de waterschappen.')
  await pressOn(other, 'In bespreking nemen')
  await other.getByText('Wij bespreken dit met de waterschappen.').waitFor()
  expect(await other.getByText(example).count()).toBe(0)
  expect(await other.getByRole('button', { name: 'Oplossen' }).count()).toBe(0)
  expect(await faultsOfPage(other, question)).toEqual([])

  // the waterschap solves it
  await page.reload()
  await h1(page, question).waitFor()
  await pressOn(page, 'Oplossen')
  await typeIn(page, 'Wat is de uitkomst?', 'Er komt een bestuurlijke afspraak over het advies.')
  await typeIn(page, 'Waarom?', 'Beide partijen zijn akkoord.')
  await pressOn(page, 'Oplossen')
  await page.getByText('Er komt een bestuurlijke afspraak over het advies.').waitFor()
  expect(await faultsOfPage(page, question)).toEqual([])

  // the picture counts one of each in this month, as drawing and as table
  await other.goto(`${server.origin}/dilemmas`)
  await other.getByRole('img', { name: /1 gesignaleerd, 1 besproken, 1 opgelost/u }).waitFor()
  await tabTo(other, 'Dezelfde cijfers als tabel')
  await other.keyboard.press('Enter')
  const month = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric' }).format(new Date())
  const row = other.getByRole('row', { name: new RegExp(month, 'u') })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['1', '1', '1'])
  expect(await faultsAtBothWidths(other)).toEqual([])
})

test('a text that was begun before somebody changed it does not overwrite that change', async () => {
  const { fatima, joris } = workspace.people
  const path = `/dossiers/${workspace.dossierId}/dilemmas`
  const made = await fatima.json('POST', path, { question: 'Wie bewaakt het peil?', visibility: 'everyone' })
  // what the server just answered
  const { id } = made as { id: string }
  await joris.send('PUT', `${path}/${id}/recognition`, { example: 'Bij ons ook.', visibility: 'everyone' })
  const page = await open(await signedIn(browser, server, joris), `${path}/${id}`)
  await page.getByRole('button', { name: 'Mijn voorbeeld wijzigen' }).click()
  await page.getByLabel('Uw voorbeeld').fill('Bij ons ook, in twee polders.')
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await joris.send('PUT', `${path}/${id}/recognition`, { example: 'Bij ons in Vechtstreek.', basedOn: 1 })
  await page.reload()
  await page.getByText('Bij ons in Vechtstreek.').waitFor()
  await page.getByRole('button', { name: 'Mijn voorbeeld wijzigen' }).click()
  await page.getByText('Dit is de tekst die u eerder begon.').waitFor()
  expect(await page.getByLabel('Uw voorbeeld').inputValue()).toBe('Bij ons ook, in twee polders.')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('Iemand anders was u voor').waitFor()
  expect(await faultsAtBothWidths(page)).toEqual([])
  await page.getByRole('button', { name: 'Dit overnemen' }).click()
  expect(await page.getByLabel('Uw voorbeeld').inputValue()).toBe('Bij ons in Vechtstreek.')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})
