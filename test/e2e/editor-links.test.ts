import type { BrowserContext } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { paste } from '#test/support/paste.ts'

const { server, browser, workspace } = await setStage()
let context: BrowserContext

beforeAll(async () => {
  context = await signedIn(browser, server, workspace.people.fatima)
})

async function open(markdown: string): Promise<[EditorPage, string]> {
  const documentId = await workspace.makeDocument('Links', 'markdown', markdown)
  const editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
  await editor.text.click()
  return [editor, documentId]
}

/** The links in the text, each as its words and its address. */
const linksIn = (editor: EditorPage): Promise<(string | null)[][]> =>
  editor.text.locator('a').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]))

/** Selects the last word of the text; resolves when the editor knows it, which the browser tells a little later. */
const selectLastWord = (editor: EditorPage): Promise<void> =>
  editor.page.evaluate(async () => {
    const words = document.querySelector('[role=textbox][aria-multiline=true] p')?.firstChild
    if (!(words instanceof Text)) throw new Error('no words')
    await new Promise((resolve) => {
      document.addEventListener('selectionchange', resolve, { once: true })
      getSelection()?.setBaseAndExtent(words, words.data.lastIndexOf(' ') + 1, words, words.length)
    })
  })

describe('an address that is typed', () => {
  test('is a link once a space or Enter comes after it, also in brackets and with the way of a longer one', async () => {
    const [editor, documentId] = await open('')
    await editor.type('https://rijksoverheid.nl/wonen?a=1#b en http://vng.nl (https://ipo.nl/een_(twee)) ')
    await editor.type('mailto:info@uvw.nl of HTTPS://Hoofd.nl')
    await editor.page.keyboard.press('Enter')
    await editor.type('Klaar')
    await expect
      .poll(() => linksIn(editor))
      .toEqual([
        ['https://rijksoverheid.nl/wonen?a=1#b', 'https://rijksoverheid.nl/wonen?a=1#b'],
        ['http://vng.nl', 'http://vng.nl'],
        ['https://ipo.nl/een_(twee)', 'https://ipo.nl/een_(twee)'],
        ['mailto:info@uvw.nl', 'mailto:info@uvw.nl'],
        ['HTTPS://Hoofd.nl', 'HTTPS://Hoofd.nl'],
      ])
    await editor.saved()
    expect(await workspace.content(documentId, 'text')).toContain('HTTPS://Hoofd.nl\n\nKlaar')
    expect(editor.errors).toEqual([])
    await editor.page.close()
  })

  test('is none before that, nor without http or mailto, nor when something stands against it', async () => {
    const [editor] = await open('')
    await editor.type('www.rijksoverheid.nl rijksoverheid.nl info@uvw.nl ftp://vng.nl javascript:alert(1) ')
    await editor.type('https://vng.nl. xhttps://vng.nl https:// localhost 1.2.3.4 vng.nl/https://ipo.nl ')
    await editor.type('https://vng.nl')
    expect(await linksIn(editor)).toEqual([])
    await editor.type(' ')
    await expect.poll(() => linksIn(editor)).toEqual([['https://vng.nl', 'https://vng.nl']])
    await editor.page.close()
  })

  test('stops where the space is; words right after a link that was there go on in it', async () => {
    const [editor, documentId] = await open('Zie [de nota](https://vng.nl/nota)\n')
    await editor.page.keyboard.press('Control+End')
    await editor.type('s en https://ipo.nl meer')
    await expect.poll(() => linksIn(editor)).toEqual([['de notas en https://ipo.nl meer', 'https://vng.nl/nota']])
    await editor.page.keyboard.press('Enter')
    await editor.type('https://ipo.nl meer')
    await expect.poll(() => linksIn(editor)).toContainEqual(['https://ipo.nl', 'https://ipo.nl'])
    await editor.saved()
    await expect.poll(() => workspace.content(documentId, 'text')).toContain('https://ipo.nl meer')
    await editor.page.close()
  })

  test('the arrow to the right leaves a link that the paragraph ends with', async () => {
    const [editor] = await open('Zie [de nota](https://vng.nl/nota)\n')
    await editor.page.keyboard.press('Control+End')
    await editor.page.keyboard.press('ArrowRight')
    await editor.type('erbij')
    await editor.sees('erbij')
    expect(await linksIn(editor)).toEqual([['de nota', 'https://vng.nl/nota']])
    await editor.page.close()
  })

  test('one undo takes it back', async () => {
    const [editor] = await open('Zie \n')
    await editor.page.keyboard.press('Control+End')
    await editor.type(' https://vng.nl ')
    await expect.poll(() => linksIn(editor)).toHaveLength(1)
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => linksIn(editor)).toEqual([])
    await editor.page.close()
  })
})

describe('an address that is pasted', () => {
  test.each([
    ['https://vng.nl/nota?jaar=2027', 'https://vng.nl/nota?jaar=2027'],
    ['www.vng.nl', 'https://www.vng.nl'],
    ['vng.nl/nota', 'https://vng.nl/nota'],
    ['waterschappen.com', 'https://waterschappen.com'],
    ['info@uvw.nl', 'mailto:info@uvw.nl'],
    ['mailto:info@uvw.nl', 'mailto:info@uvw.nl'],
  ])('over words becomes their link: %s', async (address, href) => {
    const [editor] = await open('Zie nota\n')
    await selectLastWord(editor)
    await paste(editor, { 'text/plain': address })
    await expect.poll(() => linksIn(editor)).toEqual([['nota', href]])
    expect(await editor.words()).toBe('Zie nota')
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => linksIn(editor)).toEqual([])
    expect(await editor.words()).toBe('Zie nota')
    await editor.page.close()
  })

  test.each(['en https://vng.nl', 'e.d.', 'localhost', '10.1.2.3', 'rapport.pdf', 'javascript:alert(1)', '/pad', '#a'])(
    'is nothing else: %s takes the place of the words',
    async (text) => {
      const [editor] = await open('Zie nota\n')
      await selectLastWord(editor)
      await paste(editor, { 'text/plain': text })
      await expect.poll(() => editor.words()).toBe(`Zie ${text}`)
      expect((await linksIn(editor)).filter(([words]) => words === 'nota' || words === text)).toEqual([])
      await editor.page.close()
    },
  )

  test('alone or among words is a link itself, and one undo takes it all back', async () => {
    const [editor, documentId] = await open('Zie \n')
    await editor.page.keyboard.press('Control+End')
    await paste(editor, { 'text/plain': ' https://vng.nl' })
    await expect.poll(() => linksIn(editor)).toEqual([['https://vng.nl', 'https://vng.nl']])
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => editor.words()).toBe('Zie')
    await paste(editor, { 'text/plain': 'De nota (https://vng.nl/a), https://ipo.nl/b. En www.uvw.nl of info@uvw.nl.' })
    const both = [
      ['https://vng.nl/a', 'https://vng.nl/a'],
      ['https://ipo.nl/b', 'https://ipo.nl/b'],
    ]
    await expect.poll(() => linksIn(editor)).toEqual(both)
    await editor.page.keyboard.press('Control+z')
    await expect.poll(() => editor.words()).toBe('Zie')
    await paste(editor, { 'text/html': '<p>In <b>https://vng.nl/a</b> en <a href="https://uvw.nl">hier</a></p>' })
    await expect.poll(() => linksIn(editor)).toEqual([both[0], ['hier', 'https://uvw.nl']])
    await editor.saved()
    await expect.poll(() => workspace.content(documentId, 'html')).toContain('href="https://vng.nl/a"')
    await editor.page.close()
  })
})

test('the dialog changes the address of the link at the caret, and takes it away without its words', async () => {
  const [editor, documentId] = await open('Zie [de nota](https://vng.nl/nota) hier\n')
  const { page } = editor
  const openDialog = (): Promise<void> =>
    page.getByRole('toolbar').getByRole('button', { name: 'Link', exact: true }).click()
  await editor.text.locator('a').click()
  await openDialog()
  await page.getByLabel('Adres').fill('ipo.nl/nota')
  await page.getByRole('button', { name: 'Link plaatsen' }).click()
  await expect.poll(() => linksIn(editor)).toEqual([['de nota', 'https://ipo.nl/nota']])
  await openDialog()
  await page.getByRole('button', { name: 'Link verwijderen' }).click()
  await expect.poll(() => linksIn(editor)).toEqual([])
  await editor.saved()
  await expect.poll(() => workspace.content(documentId, 'markdown')).toBe('Zie de nota hier\n')
  await page.close()
})
