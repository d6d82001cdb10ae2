import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { tabTo } from '#test/support/keyboard.ts'
import { testPassword } from '#test/support/workspace.ts'

const MINUTE_MS = 60_000

const { server, browser, workspace } = await setStage()

const soon = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString()
const fatimas = (): string => workspace.people.fatima.id
const idleEndsIn = (minutes: number): void =>
  server.change('UPDATE sessions SET expires_at = ? WHERE user_id = ?', soon(minutes), fatimas())
const endsIn = (minutes: number): void =>
  server.change('UPDATE sessions SET ends_at = ? WHERE user_id = ?', soon(minutes), fatimas())

/** A page with nothing on it that asks again by itself, on which time can be moved. */
async function openStill(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.clock.install()
  const looked = page.waitForResponse('**/api/v1/session/end')
  await page.goto(`${server.origin}/toegankelijkheid`)
  await looked
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Moves the time of the page, until it asks how long the session holds: it sets its alarm a moment after an answer. */
async function moveOn(page: Page): Promise<void> {
  let hasAsked = false
  while (!hasAsked) {
    const answer = page.waitForResponse('**/api/v1/session/end', { timeout: 2000 })
    await page.clock.fastForward('11:55:00')
    hasAsked = await answer.then(
      () => true,
      () => false,
    )
  }
}

const warningIn = (page: Page) => page.getByRole('region', { name: 'Einde van uw sessie' })

describe('before a session ends', () => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])('for want of use it is told, by voice too, and one press keeps it ($width px)', async (viewport) => {
    const context = await signedIn(browser, server, workspace.people.fatima, viewport)
    const page = await openStill(context)
    expect(await warningIn(page).count()).toBe(0)
    idleEndsIn(4.5)
    await moveOn(page)
    const words = 'U wordt over 4 minuten uitgelogd, omdat u hier een tijd niets deed.'
    await warningIn(page).getByText(words).waitFor()
    await page.getByRole('status').getByText(words).waitFor({ state: 'attached' })
    expect(await faultsOf(page)).toEqual([])
    await tabTo(page, 'Blijf ingelogd')
    await page.keyboard.press('Enter')
    await warningIn(page).waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('U blijft ingelogd.').waitFor({ state: 'attached' })
    await context.close()
  })

  test('who worked here is kept without a word', async () => {
    const context = await signedIn(browser, server, workspace.people.fatima)
    const page = await openStill(context)
    await page.keyboard.press('Tab')
    idleEndsIn(4.5)
    const renewed = page.waitForResponse('**/api/v1/session')
    const again = renewed.then(() => page.waitForResponse('**/api/v1/session/end'))
    await moveOn(page)
    await again
    expect(await warningIn(page).count()).toBe(0)
    await context.close()
  })

  test('anyhow, one signs in again over the page and goes on writing; nothing is lost', async () => {
    const documentId = await workspace.makeDocument('Vlak voor het einde', 'text', 'Eerste zin.')
    const context = await signedIn(browser, server, workspace.people.fatima)
    endsIn(1.5)
    const editor = await EditorPage.open(context, server, documentId)
    const { page } = editor
    await editor.saved()
    await page.getByRole('alert').getByText('Uw sessie eindigt binnen een minuut.').waitFor({ state: 'attached' })
    await editor.caretAfter('Eerste zin.')
    await editor.type(' Voor.')
    await warningIn(page).getByRole('button', { name: 'Log opnieuw in' }).click()
    const dialog = page.getByRole('dialog', { name: 'Log opnieuw in' })
    await dialog.waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await dialog.getByLabel('E-mailadres').inputValue()).toBe(workspace.people.fatima.email)
    await dialog.getByLabel('Wachtwoord', { exact: true }).fill(testPassword)
    await dialog.getByRole('button', { name: 'Inloggen' }).click()
    await dialog.waitFor({ state: 'detached' })
    await warningIn(page).waitFor({ state: 'detached' })
    await editor.caretAfter('Voor.')
    await editor.type(' Na.')
    await expect.poll(() => workspace.content(documentId, 'text'), { timeout: 10_000 }).toBe('Eerste zin. Voor. Na.\n')
    await editor.saved()
    expect(editor.errors).toEqual([])
    await context.close()
  })
})
