import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const said = 'Dit onderdeel is niet geladen.'

const { server, browser, workspace } = await setStage()

/** As without a connection, for these files; the answer lets them through again. */
async function withhold(page: Page, files: string): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort())
  return () => page.unroute(files)
}

/** A text in a page of its own, without the files of this name. */
async function openWithout(files: string) {
  const documentId = await workspace.makeDocument('Later', 'markdown', '# Kop\n\nEerste alinea.')
  const context = await signedIn(browser, server, workspace.people.fatima)
  const editor = new EditorPage(await context.newPage())
  const letThrough = await withhold(editor.page, files)
  await editor.page.goto(`${server.origin}/documenten/${documentId}`)
  await editor.sees('Eerste alinea.')
  await editor.saved()
  return { editor, page: editor.page, context, letThrough }
}

/** Text can be written as if nothing happened. */
async function writesOn(editor: EditorPage): Promise<void> {
  await editor.caretAfter('Eerste alinea.')
  await editor.type(' En verder.')
  await editor.sees('Eerste alinea. En verder.')
  await editor.saved()
  expect(editor.errors).toEqual([])
}

test('a menu whose code does not come says so, and opens with the next press', async () => {
  const { editor, page, context, letThrough } = await openWithout('**/assets/menu-list-*.js')
  const button = page.getByRole('button', { name: 'Document', exact: true })
  await button.click()
  await page.getByText(said).last().waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('false')
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  await writesOn(editor)
  await letThrough()
  await button.click()
  await page.getByRole('menuitem', { name: 'Afdrukken' }).waitFor()
  expect(editor.errors).toEqual([])
  await context.close()
})

test('a dialog whose code does not come leaves the text, and opens when asked for again', async () => {
  const { editor, page, context, letThrough } = await openWithout('**/assets/link-dialog-*.js')
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await page.getByText(said).last().waitFor()
  await writesOn(editor)
  await letThrough()
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await page.getByRole('dialog', { name: 'Link' }).waitFor()
  expect(editor.errors).toEqual([])
  await context.close()
})

test('a panel whose code does not come has a button to try again', async () => {
  const { editor, page, context, letThrough } = await openWithout('**/assets/outline-panel-*.js')
  await page.getByRole('tab', { name: 'Overzicht' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByText(said).waitFor()
  const again = panel.getByRole('button', { name: 'Opnieuw proberen' })
  await again.click()
  await panel.getByText(said).waitFor()
  await writesOn(editor)
  await letThrough()
  await again.click()
  await panel.getByText('Kop', { exact: true }).waitFor()
  expect(editor.errors).toEqual([])
  await context.close()
})

test('a stylesheet that did not come is fetched with the next try', async () => {
  const { page, context, letThrough } = await openWithout('**/assets/activity-panel-*.css')
  await page.getByRole('tab', { name: 'Activiteit' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByText(said).waitFor()
  await letThrough()
  await panel.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await panel.getByRole('log').waitFor()
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ''))
  expect(sheets.filter((href) => href.includes('/activity-panel-'))).toHaveLength(1)
  await context.close()
})

test('a page whose code does not come can be asked for again', async () => {
  const documentId = await workspace.makeDocument('Pagina', 'text', 'Eerste alinea.')
  const context = await signedIn(browser, server, workspace.people.fatima)
  const editor = new EditorPage(await context.newPage())
  const { page } = editor
  const letThrough = await withhold(page, '**/assets/document-page-*.js')
  await page.goto(`${server.origin}/documenten/${documentId}`)
  await page.getByRole('heading', { level: 1, name: 'Deze pagina kon niet worden getoond' }).waitFor()
  await page.getByText('Deze pagina is niet geladen.').waitFor()
  await page.getByRole('button', { name: 'Pagina opnieuw laden' }).waitFor()
  await letThrough()
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await editor.sees('Eerste alinea.')
  expect(editor.errors).toEqual([])
  await context.close()
})
