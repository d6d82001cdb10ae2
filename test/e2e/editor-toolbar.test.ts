import type { BrowserContext } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const { server, browser, workspace } = await setStage()
let context: BrowserContext
let editor: EditorPage

beforeEach(async () => {
  const documentId = await workspace.makeDocument('Werkbalk', 'markdown', 'Eerste alinea.')
  context = await signedIn(browser, server, workspace.people.fatima)
  editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
})
afterEach(async () => {
  await context.close()
})

/** Names of the controls of the toolbar that Tab stops at. */
const tabStops = (): Promise<string[]> =>
  editor.page
    .getByRole('toolbar')
    .first()
    .evaluate((bar) =>
      [...bar.querySelectorAll<HTMLElement>('button, select')]
        .filter((each) => each.tabIndex === 0 && !each.matches(':disabled'))
        .map((each) => each.getAttribute('aria-label') ?? each.textContent),
    )

/** Name of what has the focus, undefined outside the toolbar. */
const focused = (): Promise<string | undefined> =>
  editor.page.evaluate(() => {
    const { activeElement } = document
    if (!activeElement?.closest('[role=toolbar]')) return undefined
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent
  })

test('the toolbar is one tab stop, there and back', async () => {
  const { keyboard } = editor.page
  await editor.caretAfter('Eerste alinea.')
  await keyboard.press('Alt+F10')
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  const here = await focused()
  expect(here).toBeDefined()
  expect(await tabStops()).toEqual([here])
  await keyboard.press('Tab')
  expect(await focused()).toBeUndefined()
  await keyboard.press('Shift+Tab')
  expect(await focused()).toBe(here)
  await keyboard.press('Shift+Tab')
  expect(await focused()).toBeUndefined()
  await keyboard.press('Tab')
  expect(await focused()).toBe(here)
  expect(editor.errors).toEqual([])
})

test('arrows go along it and pass by what is disabled, Home and End go to its ends', async () => {
  const { page } = editor
  const { keyboard } = page
  await editor.caretAfter('Eerste alinea.')
  await keyboard.press('Alt+F10')
  await keyboard.press('Home')
  const first = await focused()
  // at the end an arrow does nothing, also not in the choice of a style
  await keyboard.press('ArrowLeft')
  expect(await focused()).toBe(first)
  await keyboard.press('End')
  const last = await focused()
  expect(last).not.toBe(first)
  const names = [first]
  await keyboard.press('Home')
  while ((await focused()) !== last) {
    await keyboard.press('ArrowRight')
    names.push(await focused())
  }
  expect(names).not.toContain('Ongedaan maken')
  expect(new Set(names).size).toBe(names.length)
  expect(editor.errors).toEqual([])
})

test('a button that is disabled by its own press hands the focus to its neighbour', async () => {
  const { page } = editor
  const { keyboard } = page
  await editor.caretAfter('Eerste alinea.')
  await editor.type(' Meer.')
  await keyboard.press('Alt+F10')
  const undo = page.getByRole('button', { name: 'Ongedaan maken' })
  await undo.focus()
  for (let presses = 0; presses < 20 && (await focused()) === 'Ongedaan maken'; presses += 1)
    await keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('[role=toolbar]'))
  expect(await undo.isDisabled()).toBe(true)
  expect(await tabStops()).toEqual([await focused()])
  expect(editor.errors).toEqual([])
})

test('after a choice in a menu the next key is for the text, however soon it comes', async () => {
  const { page } = editor
  await editor.caretAfter('Eerste alinea.')
  await page.getByRole('toolbar').getByRole('button', { name: 'Invoegen', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Nieuwe pagina' }).waitFor()
  // in the very task of the click: no frame was drawn, and a key that waits comes right after it
  const focused = await page.evaluate(() => {
    const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    items.find((item) => item.textContent.startsWith('Nieuwe pagina'))?.click()
    return document.activeElement?.getAttribute('role')
  })
  expect(focused).toBe('textbox')
  await editor.type('Verder.')
  await editor.sees('Verder.')
  expect(editor.errors).toEqual([])
})
