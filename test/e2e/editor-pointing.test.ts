import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { openNew, setStage } from '#test/support/journey.ts'
import { tabTo } from '#test/support/keyboard.ts'
import { ThreadPage } from '#test/support/thread-page.ts'

const stage = await setStage()
const { browser, server, workspace } = stage

const markdown = [
  'De gemeenten krijgen vanaf 2028 een bijdrage.',
  'Lees ook [het voorstel](https://voorstel.example/).',
  '- [ ] Provincie rekent dit na',
  '| Laag | Bedrag |\n| --- | --- |\n| Rijk | 42 |',
].join('\n\n')

const openAsCommenter = async (title: string, more = '') => {
  const [editor, documentId, context] = await openNew(stage, { title, markdown: markdown + more, member: 'ruben' })
  return { editor, documentId, context, page: editor.page, keyboard: editor.page.keyboard }
}

const selected = (page: Awaited<ReturnType<typeof openAsCommenter>>['page']): Promise<string | undefined> =>
  page.evaluate(() => document.getSelection()?.toString())

const proposal = 'https://voorstel.example/'

/** Puts the caret in the words of the link. */
async function caretInLink({ page, keyboard }: Awaited<ReturnType<typeof openAsCommenter>>): Promise<void> {
  await tabTo(page, /^Documenttekst/u)
  await keyboard.press('Control+Home')
  await keyboard.press('ArrowDown')
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
}

describe('who may comment and not write', () => {
  test('selects words with the keyboard alone, and comments on them', async () => {
    const { editor, page, keyboard, context } = await openAsCommenter('Aanwijzen')
    await tabTo(page, /^Documenttekst/u)
    expect(await editor.text.getAttribute('aria-readonly')).toBe('true')
    await keyboard.press('Control+Home')
    await keyboard.press('Control+ArrowRight')
    await keyboard.press('Control+Shift+ArrowRight')
    await expect.poll(async () => (await selected(page))?.trim()).toBe('gemeenten')
    await keyboard.press('Control+Alt+m')
    const thread = new ThreadPage(editor)
    await thread.composing()
    await keyboard.type('Welke gemeenten?')
    await keyboard.press('Control+Enter')
    await thread.card('Welke gemeenten?').waitFor()
    expect((await thread.marks().allTextContents()).map((words) => words.trim())).toEqual(['gemeenten'])
    await tabTo(page, /^Documenttekst/u)
    await keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[aria-multiline=true]'))).toBeNull()
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('changes nothing, by any key, paste, cut, drop or composition; and hears why', async () => {
    const { editor, documentId, page, keyboard, context } = await openAsCommenter('Onaangeroerd')
    const before = [await editor.words(), await workspace.content(documentId, 'json')]
    await editor.text.locator('p').first().click()
    await keyboard.type('zomaar')
    await page.getByRole('status').getByText('U kunt hier niet schrijven.').waitFor()
    for (const key of ['Enter', 'Backspace', 'Delete', 'Control+b', 'Control+z', 'Control+y', 'Alt+ArrowDown', '/']) {
      await keyboard.press(key)
    }
    await keyboard.press('Control+a')
    await keyboard.press('Control+x')
    await page.evaluate(() => {
      const text = document.querySelector('[role=textbox][aria-multiline=true]')
      const data = new DataTransfer()
      data.setData('text/html', '<p>geplakt</p>')
      text?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      text?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })
    await editor.text.locator('p').first().click()
    const ime = await context.newCDPSession(page)
    await ime.send('Input.imeSetComposition', { text: 'gecomponeerd', selectionStart: 12, selectionEnd: 12 })
    await ime.send('Input.insertText', { text: 'gecomponeerd' })
    expect(await editor.text.getByRole('checkbox').isDisabled()).toBe(true)
    await expect.poll(() => editor.words()).toBe(before[0])
    expect(await workspace.content(documentId, 'json')).toBe(before[1])
    expect(await page.locator('.column-resize-handle:visible, [data-block-handle]').count()).toBe(0)
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('drags no column of a table, and does by the same drag once he may write', async () => {
    const { editor, page, context } = await openAsCommenter('Kolommen')
    const cell = editor.text.getByRole('cell', { name: 'Rijk' })
    await cell.scrollIntoViewIfNeeded()
    const box = async () => {
      const found = await cell.boundingBox()
      if (!found) throw new Error('the cell is not laid out')
      return found
    }
    const dragEdge = async (held: () => Promise<void>) => {
      const { x, y, width, height } = await box()
      const [edge, middle] = [x + width - 2, y + height / 2]
      await page.mouse.move(edge - 20, middle)
      await page.mouse.move(edge, middle)
      await page.mouse.down()
      await page.mouse.move(edge + 60, middle, { steps: 4 })
      await held()
      await page.mouse.up()
    }
    const before = await box()
    await dragEdge(async () => {
      expect(await editor.text.getAttribute('class')).not.toContain('resize-cursor')
      expect(await box()).toEqual(before)
    })
    expect(await box()).toEqual(before)
    await workspace.setRole('ruben', 'writer')
    await page.locator('[aria-multiline=true][aria-readonly=false]').waitFor()
    const now = await box()
    await dragEdge(async () => expect(await editor.text.getAttribute('class')).toContain('resize-cursor'))
    await expect.poll(async () => (await box()).width - now.width).toBeCloseTo(60, -1)
    await workspace.setRole('ruben', 'commenter')
    await context.close()
  })

  test('is told once why nothing happens, and again when he still tries later', async () => {
    const { editor, page, keyboard, context } = await openAsCommenter('Herhaling')
    await page.clock.install()
    await editor.text.locator('p').first().click()
    await page.evaluate(() => {
      const region = document.querySelector('[role=status][data-live-announcer]')
      if (!region) throw new Error('there is no status region')
      const { dataset } = document.body
      new MutationObserver(() => {
        dataset['said'] = String(Number(dataset['said'] ?? 0) + 1)
      }).observe(region, { childList: true, characterData: true, subtree: true })
    })
    const said = () => page.evaluate(() => document.body.dataset['said'])
    await keyboard.type('zomaar een zin')
    await page.getByRole('status').getByText('U kunt hier niet schrijven.').waitFor()
    expect(await said()).toBe('1')
    await page.clock.fastForward(10_000)
    await keyboard.type('nog een')
    await expect.poll(said).toBe('2')
    await context.close()
  })

  test('follows a link by Enter and by a click', async () => {
    const opened = await openAsCommenter('Verwijzing')
    const { editor, page, keyboard, context } = opened
    await page.route(proposal, (route) => route.fulfill({ body: 'Het voorstel' }))
    await editor.text.getByRole('link', { name: 'het voorstel' }).click()
    await page.waitForURL(proposal)
    await page.goBack()
    await editor.saved()
    await caretInLink(opened)
    await keyboard.press('Enter')
    await expect.poll(() => page.url()).toBe(proposal)
    await context.close()
  })

  test('follows none by Enter on words that he selected, or on a button in the text', async () => {
    const opened = await openAsCommenter('Geen verwijzing', '\n\nZie de noot.[^1]\n\n[^1]: Uit de begroting.')
    const { editor, page, keyboard, context } = opened
    const followed: string[] = []
    await context.route(proposal, (route) => {
      followed.push(route.request().url())
      return route.fulfill({ body: 'Het voorstel' })
    })
    const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    await caretInLink(opened)
    await keyboard.press('Shift+ArrowLeft')
    await keyboard.press('Control+Enter')
    await keyboard.press('Enter')
    await drawn()
    await keyboard.press('ArrowLeft')
    await editor.text.getByRole('button').last().focus()
    await keyboard.press('Control+Enter')
    await drawn()
    expect([followed, context.pages().length]).toEqual([[], 1])
    await context.close()
  })

  test.each<[name: string, how: Parameters<Locator['click']>[0]]>([
    ['Ctrl', { modifiers: ['Control'] }],
    ['Shift', { modifiers: ['Shift'] }],
    ['the middle button', { button: 'middle' }],
  ])('opens a link elsewhere with %s', async (_name, how) => {
    const { editor, page, context } = await openAsCommenter('Elders')
    await context.route(proposal, (route) => route.fulfill({ body: 'Het voorstel' }))
    const elsewhere = context.waitForEvent('page')
    const own = page.url()
    await editor.text.getByRole('link', { name: 'het voorstel' }).click(how)
    await (await elsewhere).waitForURL(proposal)
    expect(page.url()).toBe(own)
    await context.close()
  })

  test('writes from the moment that he may, and not from when he may no more', async () => {
    const { editor, documentId, page, context } = await openAsCommenter('Wisseling')
    await workspace.setRole('ruben', 'writer')
    await page.locator('[aria-multiline=true][aria-readonly=false]').waitFor()
    await editor.caretAfter('krijgen vanaf')
    await editor.type(' Nu wel.')
    await editor.saved()
    expect(await workspace.content(documentId, 'text')).toContain('bijdrage. Nu wel.')
    await workspace.setRole('ruben', 'commenter')
    await page.locator('[aria-multiline=true][aria-readonly=true]').waitFor()
    await editor.type(' Niet meer.')
    await page.keyboard.press('Control+z')
    expect(await editor.words()).toContain('Nu wel.')
    expect(await editor.words()).not.toContain('Niet meer.')
    await context.close()
  })

  test.each([
    [1440, 900],
    [390, 844],
  ])('nothing to fault at %i px', async (width, height) => {
    const documentId = await workspace.makeDocument('Aanwijzen', 'markdown', markdown)
    const context = await signedIn(browser, server, workspace.people.ruben, { width, height })
    const editor = await EditorPage.open(context, server, documentId)
    await editor.saved()
    expect(await editor.text.getAttribute('inputmode')).toBe('none')
    expect(await faultsOf(editor.page)).toEqual([])
    await context.close()
  })
})
