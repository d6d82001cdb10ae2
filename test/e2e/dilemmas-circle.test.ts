import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { optionsAnswer } from '#shared/dilemmas/options-schema.ts'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const { server, browser, workspace } = await setStage()
const koepels = '**/organisations?kind=koepel*'
let dilemma: string

beforeAll(async () => {
  const { fatima } = workspace.people
  const path = `/dossiers/${workspace.dossierId}/dilemmas`
  const question = 'Wie beheert de kade?'
  const made = await fatima.json('POST', path, { question, visibility: 'everyone' })
  dilemma = `${path}/${z.object({ id: z.string() }).parse(made).id}`
  const options = await fatima.json('POST', `${dilemma}/options/tables`, { visibility: 'everyone' })
  const [table] = optionsAnswer.parse(options).tables
  const context = await signedIn(browser, server, fatima)
  const editor = await EditorPage.open(context, server, table?.documentId ?? '')
  await editor.text.locator('tr').nth(1).locator('th').first().click()
  await editor.type('Een fonds')
  await editor.saved()
  await context.close()
})

/** The page as the jurist of the waterschap has it open, who does not get to know whose circle she is in. */
async function openBlind(path: string): Promise<Page> {
  const context = await signedIn(browser, server, workspace.people.tineke)
  const page = await context.newPage()
  await page.route(koepels, (route) => route.abort())
  await page.goto(server.origin + path)
  return page
}

/** The connection is back, and she tries again. */
async function retry(page: Page): Promise<void> {
  await page.getByText('Geen verbinding met de server.').waitFor()
  await page.unroute(koepels)
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
}

describe('who will see it is shown before it can be sent', () => {
  test.each([
    { form: 'Standpunt geven', field: 'Toelichting', send: 'Standpunt geven' },
    {
      form: 'Opmerking namens Hoogheemraadschap De Stichtse Rijnlanden: Een fonds',
      field: 'Uw opmerking',
      send: 'Opslaan',
    },
    { form: 'Dit herken ik', field: 'Uw voorbeeld', send: 'Opslaan' },
  ])('$form', async ({ form, field, send }) => {
    const page = await openBlind(dilemma)
    await page.getByRole('button', { name: form, exact: true }).click()
    const dialog = page.getByRole('dialog')
    const sees = dialog.getByRole('group', { name: 'Wie ziet dit?' })
    const button = dialog.getByRole('button', { name: send, exact: true })
    await dialog.getByLabel(field, { exact: true }).fill('Met de hand.')
    // in a field of one line this key sends the form as well
    await page.keyboard.press('Enter')
    expect(await button.isDisabled()).toBe(true)
    expect(await sees.count()).toBe(0)
    await retry(page)
    await sees.getByLabel('Alleen UvW en waterschappen').check()
    expect(await faultsOf(page)).toEqual([])
    await dialog.getByLabel(field, { exact: true }).fill(`Gezegd bij ${form}.`)
    await button.click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(`Gezegd bij ${form}.`).waitFor()
    expect(await page.getByText('Met de hand.').count()).toBe(0)
    const atMinistry = await workspace.people.fatima.json('GET', dilemma)
    expect(JSON.stringify(atMinistry)).not.toContain(`Gezegd bij ${form}.`)
    await page.context().close()
  })

  test('of a new dilemma, which begins in the inner circle', async () => {
    const page = await openBlind(`/dossiers/${workspace.dossierId}/dilemmas/nieuw`)
    await page.getByLabel('De vraag, in één zin').fill('Wie herstelt de kade?')
    const button = page.getByRole('button', { name: 'Signaleren', exact: true })
    expect(await button.isDisabled()).toBe(true)
    expect(await page.getByLabel('Iedereen in het dossier').count()).toBe(0)
    await retry(page)
    expect(await page.getByLabel('Alleen UvW en waterschappen').isChecked()).toBe(true)
    await button.click()
    await page.getByRole('heading', { level: 1, name: 'Wie herstelt de kade?' }).waitFor()
    await page.getByText('Alleen UvW en waterschappen').first().waitFor()
    await page.context().close()
  })
})

test('the page says when it does not know in whose name one speaks, and tries again', async () => {
  const context = await signedIn(browser, server, workspace.people.tineke)
  const page = await context.newPage()
  const dossier = `**/api/v1/dossiers/${workspace.dossierId}`
  await page.route(dossier, (route) => route.abort())
  await page.goto(server.origin + dilemma)
  await page.getByText('Geen verbinding met de server.').waitFor()
  expect(await page.getByRole('button', { name: 'Standpunt geven' }).count()).toBe(0)
  await page.unroute(dossier)
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await page.getByRole('button', { name: 'Standpunt geven' }).waitFor()
  await context.close()
})

test('nothing is shared further before the page knows what that circle is called', async () => {
  const { tineke } = workspace.people
  const path = `/dossiers/${workspace.dossierId}/dilemmas`
  const made = await tineke.json('POST', path, { question: 'Wie baggert de vaart?', visibility: 'koepel' })
  const page = await openBlind(`${path}/${z.object({ id: z.string() }).parse(made).id}`)
  await page.getByRole('button', { name: 'Standpunt geven' }).waitFor()
  const widen = page.getByRole('button', { name: 'Delen met meer' })
  expect(await widen.count()).toBe(0)
  await page.unroute(koepels)
  await page.reload()
  await widen.click()
  await page.getByRole('dialog').getByText('Iedereen in het dossier').first().waitFor()
  await page.context().close()
})
