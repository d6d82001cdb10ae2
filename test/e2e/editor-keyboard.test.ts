import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { testPassword } from '#test/support/workspace.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const text = `Inleiding met een [link](https://www.rijksoverheid.nl).

## 1. Doel

Doel van de afspraken.

- een
- twee

> Een citaat.

| Laag | 2027 |
| --- | --- |
| Rijk | 4,0 |
`

const { server, browser, workspace } = await setStage()

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

test('from signing in to a formatted paragraph without a mouse', async () => {
  const documentId = await workspace.makeDocument('Toetsenbord', 'markdown', '')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const { keyboard } = page
  await page.goto(`${server.origin}/documenten/${documentId}`)
  await page.getByLabel('E-mailadres').waitFor()
  const tabTo = async (reached: () => Promise<boolean>): Promise<void> => {
    for (let stops = 0; stops < 60; stops += 1) {
      if (await reached()) return
      await keyboard.press('Tab')
    }
    throw new Error('the keyboard does not get there')
  }
  const isOn = (selector: string) => (): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
  await tabTo(isOn('input[name=email]'))
  await keyboard.type(workspace.people.fatima.email)
  await tabTo(isOn('input[name=password]'))
  await keyboard.type(testPassword)
  await keyboard.press('Enter')
  const editor = new EditorPage(page)
  await editor.text.waitFor()
  await editor.saved()

  await tabTo(isOn('[role=textbox][aria-multiline=true]'))
  await keyboard.type('Gewoon en ')
  await keyboard.press('Alt+F10')
  expect(await page.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null)).toBe(true)
  while (!(await isOn('[aria-label=Vet]')())) await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  expect(await isOn('[role=textbox][aria-multiline=true]')()).toBe(true)
  await keyboard.type('vet')
  await editor.saved()
  expect(await workspace.content(documentId, 'markdown')).toBe('Gewoon en **vet**\n')

  // Tab works inside a list, and Esc then Tab gets out of it.
  await keyboard.press('Enter')
  await keyboard.type('- een')
  await keyboard.press('Enter')
  await keyboard.type('twee')
  await keyboard.press('Tab')
  await editor.saved()
  expect(await workspace.content(documentId, 'markdown')).toContain('- een\n  - twee')
  await keyboard.press('Escape')
  await keyboard.press('Tab')
  expect(await isOn('[role=textbox][aria-multiline=true]')()).toBe(false)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
  expect(editor.errors).toEqual([])
  await context.close()
})

describe.each([
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
])('axe finds nothing at $width px', (viewport) => {
  const open = async (member: 'fatima' | 'noor', title: string): Promise<[BrowserContext, EditorPage]> => {
    const documentId = await workspace.makeDocument(title, 'markdown', text)
    const context = await signedIn(browser, server, workspace.people[member], viewport)
    const page = await EditorPage.open(context, server, documentId)
    await page.sees('Doel van de afspraken.')
    return [context, page]
  }

  test('writing, in a table, with menus and dialogs open', async () => {
    const [context, editor] = await open('fatima', 'Schrijven')
    const { page } = editor
    await editor.saved()
    expect(await violations(page)).toEqual([])
    await editor.text.locator('td').first().click()
    expect(await violations(page)).toEqual([])
    for (const name of ['Tabel wijzigen', 'Document']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('menu').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: /mens(?:en)? in dit document/u }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await editor.status.getByRole('button').click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
  })

  test('reading, offline, and with the panel open', async () => {
    const [context, editor] = await open('noor', 'Lezen')
    await editor.page.getByText('U mag dit document lezen').waitFor()
    expect(await violations(editor.page)).toEqual([])
    await context.setOffline(true)
    await editor.state('offline')
    expect(await violations(editor.page)).toEqual([])
    await context.setOffline(false)
    await editor.page.setViewportSize({ width: Math.min(viewport.width, 1000), height: 640 })
    if (viewport.width < 480) await editor.page.getByRole('button', { name: 'Document', exact: true }).click()
    await editor.page.getByText('Wie ziet dit?').last().click()
    await editor.page.getByRole('dialog', { name: 'Bij dit document' }).waitFor()
    expect(await violations(editor.page)).toEqual([])
    await context.close()
  })

  test('nothing sticks out sideways', async () => {
    const [context, editor] = await open('fatima', 'Breedte')
    await editor.saved()
    expect(await editor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await context.close()
  })
})
