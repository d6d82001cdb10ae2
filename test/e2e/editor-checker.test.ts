import { expect, test } from 'vitest'
import { accessibilityTree, findNode, namelessControls } from '#test/support/accessibility-tree.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const { server, browser, workspace } = await setStage()

const text = `## Doel

Thans betalen de gemeenten. Klik [hier](https://www.rijksoverheid.nl).

#### Te diep

**Vette kop**

\\- een

\\- twee

Einde.
`

test('by keyboard: find a place, mend it, take that back, pass something over', async () => {
  const documentId = await workspace.makeDocument('Nakijken', 'markdown', text)
  const editor = await EditorPage.open(await signedIn(browser, server, workspace.people.fatima), server, documentId)
  const { page } = editor
  await editor.saved()
  await page.getByRole('tab', { name: 'Toegankelijkheid' }).click()
  const numbers = page.getByText(/punt(?:en)? om te verbeteren, /u)
  await page.getByText('4 punten om te verbeteren, 1 tip.').first().waitFor()

  // to the place, which is then selected
  await page.getByRole('button', { name: 'Naar ‘hier’' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.getSelection()?.toString() === 'hier')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tekst')

  // mended; the focus is on what comes in its place, and what happened is said
  await page.getByRole('button', { name: 'Herstel: ‘Te diep’' }).focus()
  await page.keyboard.press('Enter')
  await editor.text.locator('h3', { hasText: 'Te diep' }).waitFor()
  await page
    .locator('[role=status][data-live-announcer]')
    .getByText(/^Hersteld\. 3 punten/u)
    .waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Naar ‘Vette kop’')

  await page.getByRole('button', { name: 'Herstel: ‘- een’' }).click()
  await editor.text.locator('ul > li', { hasText: 'twee' }).waitFor()
  await page.getByRole('button', { name: 'Vervang ‘Thans’ door ‘nu’' }).click()
  await editor.sees('Nu betalen de gemeenten.')
  await editor.saved()
  expect(await workspace.content(documentId, 'markdown')).toContain('- een\n- twee\n')

  await page.getByRole('button', { name: 'Niet van toepassing: ‘Vette kop’' }).click()
  await page.getByText('1 punt om te verbeteren, 0 tips.').first().waitFor()
  await page.reload()
  await editor.text.waitFor()
  await page.getByText('1 punt overgeslagen in dit document.').waitFor()
  await page.getByRole('button', { name: 'Weer tonen' }).click()
  await page.getByText('2 punten om te verbeteren').first().waitFor()

  const tree = await accessibilityTree(page)
  expect(namelessControls(tree)).toEqual([])
  findNode(tree, 'heading', /^Opbouw \(1\)$/u)
  expect(await numbers.count()).toBeGreaterThan(0)
  expect(editor.errors).toEqual([])
  await page.context().close()
})

test('the list follows what is typed; mending is an edit that undo takes back; who may not write sees it too', async () => {
  const documentId = await workspace.makeDocument('Meelopen', 'markdown', 'Begin.\n\n**Kosten voor later**\n')
  const editor = await EditorPage.open(await signedIn(browser, server, workspace.people.fatima), server, documentId)
  const { page } = editor
  await page.getByRole('tab', { name: 'Toegankelijkheid' }).click()
  await page.getByText('1 punt om te verbeteren, 0 tips.').waitFor()
  await editor.caretAfter('Begin.')
  await editor.type(' Thans ook.')
  await page.getByText('1 punt om te verbeteren, 1 tip.').waitFor()
  await page.getByRole('button', { name: 'Herstel: ‘Kosten voor later’' }).click()
  await editor.text.locator('h2', { hasText: 'Kosten voor later' }).waitFor()
  await editor.text.focus()
  await page.keyboard.press('Control+z')
  await editor.text.locator('p strong', { hasText: 'Kosten voor later' }).waitFor()
  await editor.saved()

  const reader = await EditorPage.open(await signedIn(browser, server, workspace.people.noor), server, documentId)
  await reader.page.getByRole('tab', { name: 'Toegankelijkheid' }).click()
  await reader.page.getByText('Herstellen kan daarom niet.').waitFor()
  expect(await reader.page.getByRole('button', { name: /^Herstel/u }).count()).toBe(0)
  expect([...editor.errors, ...reader.errors]).toEqual([])
  await page.context().close()
  await reader.page.context().close()
})
