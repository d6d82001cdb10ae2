import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { ApiPerson } from '#test/support/workspace.ts'

const { server, browser } = await setStage()
const administrator = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.origin + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const textOf = (page: Page): Locator => page.locator('[role=textbox][aria-multiline=true]')

test('what was typed is there after a reload, and both texts when a colleague was first', async () => {
  const context = await signedIn(browser, server, administrator)
  const edit = '/beheer/sjablonen?sjabloon=convenant&wijzigen=ja'
  const colleague = await signedIn(browser, server, administrator)
  const [page, other] = [await open(context, edit), await open(colleague, edit)]
  await textOf(page).getByRole('heading', { name: 'Partijen', exact: true }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' van nu')
  await page.getByLabel('Naam').fill('Convenant van mij')
  await page.reload()
  await page.getByText('Dit is de tekst die u eerder begon.').waitFor()
  await textOf(page).getByRole('heading', { name: 'Partijen van nu' }).waitFor()
  expect(await page.getByLabel('Naam').inputValue()).toBe('Convenant van mij')
  await other.getByLabel('Naam').fill('Convenant van de ander')
  await other.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
  await other.getByText('Versie 2 van ‘Convenant van de ander’ is opgeslagen.').first().waitFor()
  await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
  await page.getByText('Iemand anders was u voor').waitFor()
  await page.getByText('Convenant van de ander').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Dit overnemen')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
  await page.getByText('Versie 3 van ‘Convenant van mij’ is opgeslagen.').first().waitFor()
  await colleague.close()
  await context.close()
})

test('the last words are there after leaving by a key, and not what was thrown away', async () => {
  const context = await signedIn(browser, server, administrator)
  const page = await open(context, '/beheer/sjablonen?sjabloon=besluitenlijst')
  const edit = page.getByRole('button', { name: 'Nieuwe versie maken' })
  await edit.click()
  await textOf(page).getByRole('heading').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' van nu')
  const kept = (): Promise<boolean> => page.evaluate(() => JSON.stringify(localStorage).includes('van nu'))
  await expect.poll(kept).toBe(true)
  await page.keyboard.type(' en straks')
  // the text is not at rest yet
  await page.evaluate(() => history.back())
  await edit.click()
  await page.getByText('Dit is de tekst die u eerder begon.').waitFor()
  const heading = textOf(page).getByRole('heading', { name: 'van nu en straks' })
  await heading.click()
  await page.keyboard.type('En ')
  // as a press that leaves the focus where it is
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).dispatchEvent('click')
  await heading.waitFor({ state: 'detached' })
  await page.reload()
  await textOf(page).getByRole('heading').first().waitFor()
  expect(await page.getByText('Dit is de tekst die u eerder begon.').count()).toBe(0)
  await context.close()
})

test('nothing on the desk changes while it is saved: what is typed then would be lost', async () => {
  const context = await signedIn(browser, server, administrator)
  const page = await open(context, '/beheer/sjablonen?sjabloon=oplegnotitie&wijzigen=ja')
  const name = page.getByLabel('Naam')
  await name.fill('Oplegger')
  const answer = Promise.withResolvers<void>()
  await page.route('**/versions', async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.getByRole('button', { name: 'Als nieuwe versie opslaan' }).click()
  await page.locator('button[data-pending]').waitFor()
  for (const field of [textOf(page), page.locator('input[name=name]')]) {
    await field.evaluate((element) => element.focus())
    await page.keyboard.type('Verloren')
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(false)
  }
  expect(await page.getByText('Verloren').count()).toBe(0)
  expect(await page.locator('input[name=name]').inputValue()).toBe('Oplegger')
  expect(await faultsOf(page)).toEqual([])
  answer.resolve()
  await page.getByText('Versie 2 van ‘Oplegger’ is opgeslagen.').first().waitFor()
  await context.close()
})
