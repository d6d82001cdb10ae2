import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  accessibilityTree,
  namelessControls,
  type TreeNode,
  withDescendants,
} from '#test/support/accessibility-tree.ts'
import { EditorPage } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { testPassword } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()

/** A dialog or a menu takes a moment to open and to give the focus back. */
const patient = { timeout: 10_000 }

/** What a screen reader says the focus is on: the innermost node that has it. */
async function heard(page: Page): Promise<string> {
  const tree = await accessibilityTree(page)
  const focused = withDescendants(tree).filter(({ states }) => states.includes('focused'))
  const { role, name } = focused.at(-1) ?? { role: 'nothing', name: '' }
  return `${role} ${name}`
}

/** Presses a key until the focus is on this, as somebody does who knows the page only by ear. */
async function goOn(page: Page, key: string, until: RegExp): Promise<void> {
  for (let presses = 0; presses < 50; presses += 1) {
    if (until.test(await heard(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${String(until)}; the focus is on: ${await heard(page)}`)
}

const rolesIn = (tree: TreeNode): ReadonlySet<string> => new Set(withDescendants(tree).map(({ role }) => role))

test('from signing in to signing out, by the accessibility tree and the keyboard only', async () => {
  const documentId = await workspace.makeDocument(
    'Op het gehoor',
    'markdown',
    '## Doel\n\nEerste alinea.\n\n#### Te diep\n\nTekst.\n',
  )
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const { keyboard } = page
  const editor = new EditorPage(page)
  await page.goto(`${server.origin}/documenten/${documentId}`)
  await page.getByLabel('E-mailadres').waitFor()
  await goOn(page, 'Tab', /^textbox E-mailadres/u)
  await keyboard.type(workspace.people.fatima.email)
  await goOn(page, 'Tab', /^textbox Wachtwoord/u)
  await keyboard.type(testPassword)
  await keyboard.press('Enter')
  await editor.text.waitFor()
  await editor.saved()
  const tree = await accessibilityTree(page)
  expect(namelessControls(tree)).toEqual([])
  for (const landmark of ['banner', 'navigation', 'main', 'complementary']) expect(rolesIn(tree)).toContain(landmark)

  // by F6 to the text, to its end, and write
  await goOn(page, 'F6', /^textbox Documenttekst: Op het gehoor$/u)
  await keyboard.press('Control+End')
  await keyboard.press('Enter')
  await keyboard.type('Gewoon en ')
  await keyboard.press('Alt+F10')
  await goOn(page, 'ArrowRight', /^button Vet$/u)
  await keyboard.press('Enter')
  const bold = withDescendants(await accessibilityTree(page)).find(
    ({ role, name }) => role === 'button' && name === 'Vet',
  )
  expect(bold?.states).toContain('focused')
  await keyboard.press('Escape')
  await expect.poll(() => heard(page), patient).toMatch(/^textbox Documenttekst/u)
  await keyboard.type('vet')

  // a link, from the toolbar, through the dialog and back in the text
  await keyboard.press('Control+a')
  await keyboard.press('End')
  await keyboard.press('Alt+F10')
  await goOn(page, 'ArrowRight', /^button Link$/u)
  await keyboard.press('Enter')
  // before that Tab would go on from the button, and the focus would come back to where that led
  await page.getByRole('dialog', { name: 'Link' }).waitFor()
  await goOn(page, 'Tab', /^textbox Adres/u)
  await keyboard.type('rijksoverheid.nl')
  await keyboard.press('Enter')
  await expect.poll(() => heard(page), patient).toMatch(/^textbox Documenttekst/u)
  await editor.saved()
  expect(await workspace.content(documentId, 'markdown')).toContain('**vet**')

  // the checker: by F6 to the tabs, to the finding, mend it, and on
  await goOn(page, 'F6', /^tab /u)
  await goOn(page, 'ArrowRight', /^tab Toegankelijkheid/u)
  await page.getByRole('button', { name: 'Herstel: ‘Te diep’' }).waitFor()
  await goOn(page, 'Tab', /^button Herstel: ‘Te diep’$/u)
  await keyboard.press('Enter')
  await editor.text.locator('h3', { hasText: 'Te diep' }).waitFor()
  await expect.poll(() => heard(page), patient).not.toMatch(/^(?:RootWebArea|nothing)/u)

  // all keys, and back to where one was
  const before = await heard(page)
  await keyboard.press('Control+/')
  await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor()
  expect(rolesIn(await accessibilityTree(page))).toContain('dialog')
  await keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => heard(page), patient).toBe(before)

  await goOn(page, 'Shift+F6', /^link Samenschrift/u)
  await goOn(page, 'Tab', /^button Account van/u)
  await keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await goOn(page, 'ArrowDown', /^menuitem Uitloggen/u)
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'Inloggen', exact: true }).waitFor()
  expect(editor.errors).toEqual([])
  await context.close()
})
