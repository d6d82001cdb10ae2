import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { openNew, setStage } from '#test/support/journey.ts'

const stage = await setStage()
const { server, browser, workspace } = stage

/** A new document with this Markdown in it, open for Fatima. */
const opened = (title: string, markdown: string, viewport?: { width: number; height: number }) =>
  openNew(stage, { title, markdown, viewport })

/** Saves, and gives the Markdown of now. */
async function markdownOf(editor: EditorPage, documentId: string): Promise<string> {
  await editor.saved()
  return await workspace.content(documentId, 'markdown')
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Invoegen' })

describe('the menu of "/"', () => {
  test('opens at the start of a block, filters, goes by arrows and puts in what is chosen', async () => {
    const [editor, documentId, context] = await opened('Schuine streep', '')
    const { page } = editor
    await editor.text.click()
    await editor.type('/')
    await list(page).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const active = await editor.text.getAttribute('aria-activedescendant')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => editor.text.getAttribute('aria-activedescendant')).not.toBe(active)
    await editor.type('kop 2')
    await expect.poll(() => list(page).getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await list(page).waitFor({ state: 'detached' })
    await editor.type('Bekostiging')
    expect(await markdownOf(editor, documentId)).toBe('## Bekostiging\n')
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('not in a word, gone with Esc, and what was typed stays', async () => {
    const [editor, documentId, context] = await opened('Geen menu', '')
    const { page } = editor
    await editor.text.click()
    await editor.type('en/of ')
    expect(await list(page).count()).toBe(0)
    await editor.type('/lijst')
    await list(page).waitFor()
    await page.keyboard.press('Escape')
    await list(page).waitFor({ state: 'detached' })
    await editor.type('en')
    expect(await markdownOf(editor, documentId)).toBe('en/of /lijsten\n')
    await context.close()
  })
})

test.each([
  ['# Kop', '# Kop\n'],
  ['### Kop', '### Kop\n'],
  ['- punt', '- punt\n'],
  ['1. punt', '1. punt\n'],
  ['> citaat', '> citaat\n'],
  ['een **vet** woord', 'een **vet** woord\n'],
  ['een _schuin_ woord', 'een _schuin_ woord\n'],
])('typed as Markdown, %s is that', async (typed, expected) => {
  const [editor, documentId, context] = await opened('Markdown', '')
  await editor.text.click()
  await editor.type(typed)
  expect(await markdownOf(editor, documentId)).toBe(expected)
  await context.close()
})

/** Ids of the blocks of these kinds, in order. */
const idsOf = (editor: EditorPage, selector: string): Promise<string[]> =>
  editor.page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(`.ProseMirror ${wanted}`)].map((block) => block.dataset['id'] ?? ''),
    selector,
  )

describe('moving blocks', () => {
  test('Alt with an arrow moves a paragraph, with its id, and one Ctrl+Z takes it back', async () => {
    const [editor, documentId, context] = await opened('Alineas', 'Eerste.\n\nTweede alinea.\n\nDerde.')
    const { page } = editor
    const [first, second, third] = await idsOf(editor, 'p')
    await editor.caretAfter('Tweede')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await idsOf(editor, 'p')).toEqual([second, first, third])
    await editor.type(' Meer.')
    expect(await markdownOf(editor, documentId)).toBe('Tweede alinea. Meer.\n\nEerste.\n\nDerde.\n')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    expect(await idsOf(editor, 'p')).toEqual([first, third, second])
    await page.keyboard.press('Control+z')
    expect(await idsOf(editor, 'p')).toEqual([first, second, third])
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('an item moves in its list, a row under its header', async () => {
    const markdown = '- een\n- twee\n\n| A | B |\n| --- | --- |\n| rij 1 | x |\n| rij 2 | y |\n'
    const [editor, documentId, context] = await opened('Lijst en rij', markdown)
    await editor.caretAfter('twee')
    await editor.page.keyboard.press('Alt+ArrowUp')
    await editor.caretAfter('rij 2')
    await editor.page.keyboard.press('Alt+ArrowUp')
    await editor.page.keyboard.press('Alt+ArrowUp')
    await expect
      .poll(() => markdownOf(editor, documentId))
      .toBe('- twee\n- een\n\n| A | B |\n| --- | --- |\n| rij 2 | y |\n| rij 1 | x |\n')
    await context.close()
  })

  test('the handle in the margin drags a block and has a menu', async () => {
    const [editor, documentId, context] = await opened('Slepen', 'Eerste.\n\nTweede.\n\nDerde.')
    const { page } = editor
    await editor.text.getByText('Derde.').hover()
    const handle = page.getByRole('button', { name: 'Blok verplaatsen' })
    await handle.dragTo(editor.text.getByText('Eerste.'), { targetPosition: { x: 20, y: 2 } })
    expect(await markdownOf(editor, documentId)).toBe('Derde.\n\nEerste.\n\nTweede.\n')
    await editor.text.getByText('Tweede.').hover()
    await handle.click()
    await page.getByRole('menu').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Omhoog verplaatsen' }).click()
    expect(await markdownOf(editor, documentId)).toBe('Derde.\n\nTweede.\n\nEerste.\n')
    expect(editor.errors).toEqual([])
    await context.close()
  })
})

describe('find and replace', () => {
  const text = 'De café-eigenaar en het cafe.\n\nEen **Café** en een cafetaria.'

  test('counts, goes round, and knows case, whole words and accents', async () => {
    const [editor, , context] = await opened('Zoeken', text)
    const { page } = editor
    await editor.text.click()
    await page.keyboard.press('Control+f')
    const field = page.getByRole('searchbox', { name: 'Zoeken in de tekst' })
    await field.fill('cafe')
    const bar = page.getByRole('search', { name: 'Zoeken' })
    await bar.getByText('4 treffers').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await bar.getByText('1 van 4 treffers').waitFor()
    await page.keyboard.press('Shift+Enter')
    await bar.getByText('4 van 4 treffers').waitFor()
    await bar.getByText('Heel woord').click()
    await bar.getByText('3 treffers').waitFor()
    await bar.getByText('Accenten tellen').click()
    await bar.getByText('1 treffer').waitFor()
    await bar.getByText('Accenten tellen').click()
    await bar.getByText('Hoofdletters tellen').click()
    await bar.getByText('2 treffers').waitFor()
    await field.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tekst')
    await context.close()
  })

  test('replaces all in one step, keeps what is bold, and follows what others type', async () => {
    const [editor, documentId, context] = await opened('Vervangen', text)
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
    await other.saved()
    const { page } = editor
    await editor.text.click()
    await page.keyboard.press('Control+h')
    await page.getByRole('searchbox', { name: 'Zoeken in de tekst' }).fill('cafe')
    const bar = page.getByRole('search', { name: 'Zoeken en vervangen' })
    await bar.getByText('4 treffers').waitFor()
    await other.caretAfter('eigenaar')
    await other.type(' Nog een cafe.')
    await bar.getByText('5 treffers').waitFor()
    await bar.getByLabel('Vervangen door').fill('bar')
    expect(await faultsOf(page)).toEqual([])
    await bar.getByRole('button', { name: 'Alles vervangen' }).click()
    const replaced = 'De bar-eigenaar en het bar. Nog een bar.\n\nEen **bar** en een bartaria.\n'
    await expect.poll(() => markdownOf(editor, documentId)).toBe(replaced)
    await editor.text.click()
    await page.keyboard.press('Control+z')
    await expect
      .poll(() => markdownOf(editor, documentId))
      .toBe('De café-eigenaar en het cafe. Nog een cafe.\n\nEen **Café** en een cafetaria.\n')
    expect([...editor.errors, ...other.errors]).toEqual([])
    await other.page.context().close()
    await context.close()
  })

  test('only in the selection', async () => {
    const [editor, documentId, context] = await opened('Selectie', 'een twee\n\neen drie\n\neen vier')
    const { page } = editor
    await editor.text.getByText('een twee').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Control+h')
    await page.getByRole('searchbox', { name: 'Zoeken in de tekst' }).fill('een')
    await page.getByRole('search').getByText('2 treffers').waitFor()
    await page.getByLabel('Vervangen door').fill('1')
    await page.getByRole('button', { name: 'Alles vervangen' }).click()
    expect(await markdownOf(editor, documentId)).toBe('1 twee\n\n1 drie\n\neen vier\n')
    await context.close()
  })
})

describe('characters', () => {
  test('quotation marks and apostrophes are Dutch, and Ctrl+Z gives back the straight one', async () => {
    const [editor, documentId, context] = await opened('Aanhalingstekens', '')
    await editor.text.click()
    await editor.type(`"Zo" en 'zus' in 's-Gravenhage, 't is 1953.`)
    expect(await markdownOf(editor, documentId)).toBe('„Zo” en ‘zus’ in ’s-Gravenhage, ’t is 1953.\n')
    await editor.type(' "')
    await editor.page.keyboard.press('Control+z')
    expect(await markdownOf(editor, documentId)).toContain(' "')
    await editor.page.getByRole('button', { name: 'Hulpmiddelen' }).click()
    await editor.page.getByRole('menuitem', { name: 'Aanhalingstekens recht laten' }).click()
    await editor.text.click()
    await editor.page.keyboard.press('Control+End')
    await editor.type(`recht: "x"`)
    expect(await markdownOf(editor, documentId)).toContain('recht: "x"')
    await context.close()
  })

  test('a non-breaking space and a soft hyphen by key, seen on wish, and a dialog of others', async () => {
    const [editor, documentId, context] = await opened('Tekens', '')
    const { page } = editor
    await editor.text.click()
    await editor.type('art.')
    await page.keyboard.press('Control+Shift+Space')
    await editor.type('4 beleids')
    await page.keyboard.press('Alt+Shift+-')
    await editor.type('voorstel ')
    expect(await markdownOf(editor, documentId)).toBe('art.&nbsp;4 beleids\u00ADvoorstel\n')
    await page.getByRole('button', { name: 'Hulpmiddelen' }).click()
    await page.getByRole('menu').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Tekens tonen' }).click()
    await editor.text.locator('.shows-space').waitFor()
    await editor.text.locator('.shows-hyphen').waitFor()
    await page.getByRole('button', { name: 'Hulpmiddelen' }).click()
    await page.getByRole('menuitem', { name: 'Bijzondere tekens' }).click()
    await page.getByRole('dialog', { name: 'Bijzondere tekens' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Paragraafteken' }).click()
    await page.keyboard.press('Escape')
    expect(await markdownOf(editor, documentId)).toContain('§')
    await context.close()
  })

  test('words and minutes are counted, of the selection too', async () => {
    const [editor, , context] = await opened('Tellen', 'een twee drie\n\nvier vijf')
    await editor.page.getByText('5 woorden').waitFor()
    await editor.caretAfter('vier vijf')
    await editor.page.keyboard.press('Control+Shift+ArrowLeft')
    await editor.page.getByText('1 van 5 woorden').waitFor()
    expect(await editor.page.getByText('1 minuut lezen').isVisible()).toBe(true)
    await context.close()
  })
})

describe('on a phone', () => {
  const phone = { width: 390, height: 844 }

  test('composed and corrected words, and Enter beside the caret of somebody else, come out once', async () => {
    const [editor, documentId, context] = await opened('Telefoon', 'Eerste regel.', phone)
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
    await other.saved()
    await other.caretAfter('Eerste')
    await other.type(' ')
    await editor.caretAfter('Eerste')
    const keyboard = await context.newCDPSession(editor.page)
    for (const text of ['w', 'wat', 'water']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await keyboard.send('Input.insertText', { text: 'waterschap' })
    await keyboard.send('Input.insertText', { text: ' ' })
    await editor.page.keyboard.press('Enter')
    await keyboard.send('Input.imeSetComposition', { text: 'pei', selectionStart: 3, selectionEnd: 3 })
    await other.type('x')
    await keyboard.send('Input.imeSetComposition', { text: 'peil', selectionStart: 4, selectionEnd: 4 })
    await keyboard.send('Input.insertText', { text: 'peil' })
    await expect.poll(async () => await markdownOf(editor, documentId)).toMatch(/waterschap\s*x?\s*\n\npeil\n$/u)
    expect(await editor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect([...editor.errors, ...other.errors]).toEqual([])
    await other.page.context().close()
    await context.close()
  })

  test('"/" and the tools have nothing that axe minds', async () => {
    const [editor, , context] = await opened('Telefoon en axe', '', phone)
    await editor.text.click()
    await editor.type('/')
    await list(editor.page).waitFor()
    expect(await faultsOf(editor.page)).toEqual([])
    await editor.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Control+h')
    await editor.page.getByRole('search').waitFor()
    expect(await faultsOf(editor.page)).toEqual([])
    await context.close()
  })
})
