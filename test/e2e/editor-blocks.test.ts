import type { BrowserContext } from 'playwright-core'
import { XmlElement, XmlText } from 'yjs'
import { describe, expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { ScriptedWriter } from '#test/support/scripted-writer.ts'

const { server, browser, workspace } = await setStage()

interface Block {
  readonly id: string | null
  readonly text: string
}

const blocksOf = (editor: EditorPage): Promise<Block[]> =>
  editor.page.evaluate(() =>
    [
      ...document.querySelectorAll('.ProseMirror :is(p, h1, h2, h3, h4, ul, ol, li, blockquote, table, tr, td, th)'),
    ].map((element) => ({ id: element.getAttribute('data-id'), text: element.textContent })),
  )

async function open(
  title: string,
  markdown: string,
  member: 'fatima' | 'joris' = 'fatima',
): Promise<[BrowserContext, EditorPage, string]> {
  const documentId = await workspace.makeDocument(title, 'markdown', markdown)
  const context = await signedIn(browser, server, workspace.people[member])
  return [context, await EditorPage.open(context, server, documentId), documentId]
}

const idOfIt = async (page: EditorPage): Promise<string | null | undefined> =>
  (await blocksOf(page)).find(({ text }) => text.startsWith('Van een ander'))?.id

const element = (name: string, attrs: Record<string, unknown>, ...children: (XmlElement | XmlText)[]): XmlElement => {
  const made = new XmlElement(name)
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}

const expectOwnIds = (blocks: readonly Block[]): void => {
  expect(blocks.filter(({ id }) => id === null)).toEqual([])
  expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length)
}

describe('ids of blocks', () => {
  test('a split gives a new id, and the text keeps the id that links point to', async () => {
    const [context, editor] = await open('Splitsen', 'Eerste alinea.\n\nTweede alinea.\n')
    const [first, second] = await blocksOf(editor)
    await editor.caretAfter('Eerste alinea.')
    await editor.page.keyboard.press('Enter')
    await editor.type('Ertussen.')
    await editor.caretAfter('Tweede alinea.')
    await editor.page.keyboard.press('Home')
    await editor.page.keyboard.press('Enter')
    const blocks = await blocksOf(editor)
    expectOwnIds(blocks)
    expect(blocks.find(({ text }) => text === 'Eerste alinea.')?.id).toBe(first?.id)
    expect(blocks.find(({ text }) => text === 'Tweede alinea.')?.id).toBe(second?.id)
    await context.close()
  })

  test('what is pasted gets ids of its own', async () => {
    const [context, editor] = await open('Plakken', 'Alinea.\n\n- een\n- twee\n')
    await editor.saved()
    await editor.text.click()
    // The browser tells of a moved selection a little later; nobody types faster than that.
    const isCollapsed = (): Promise<boolean | undefined> => editor.page.evaluate(() => getSelection()?.isCollapsed)
    await editor.page.keyboard.press('Control+a')
    await expect.poll(isCollapsed).toBe(false)
    await editor.page.keyboard.press('Control+c')
    await editor.page.keyboard.press('Control+End')
    await expect.poll(isCollapsed).toBe(true)
    await editor.page.keyboard.press('Enter')
    await editor.page.keyboard.press('Enter')
    await editor.page.keyboard.press('Control+v')
    await expect
      .poll(async () => (await blocksOf(editor)).filter(({ text }) => text === 'een').length)
      .toBeGreaterThan(2)
    expectOwnIds(await blocksOf(editor))
    await context.close()
  })

  test('what others bring without an id stays so until somebody edits it here, and then both agree', async () => {
    const [context, mine, documentId] = await open('Zonder id', 'Alinea.\n')
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
    const raw = new ScriptedWriter(server, documentId, workspace.people.sanne)
    await raw.synced()
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText('Van een ander programma.')])
    raw.content.insert(raw.content.length, [paragraph])
    await mine.sees('Van een ander programma.')
    await other.sees('Van een ander programma.')
    expect(await idOfIt(mine)).toBeNull()
    await mine.caretAfter('Van een ander programma.')
    await mine.type(' Aangevuld.')
    await other.sees('Aangevuld.')
    await mine.saved()
    expect(await idOfIt(mine)).toMatch(/^[\w-]{12}$/u)
    await expect.poll(() => idOfIt(other)).toBe(await idOfIt(mine))
    raw.stop()
    await context.close()
    await other.page.context().close()
  })

  test('#blok in the address goes to that block', async () => {
    const long = Array.from({ length: 80 }, (_, number) => `Alinea nummer ${number}.`).join('\n\n')
    const [context, editor, documentId] = await open('Verwijzing', long)
    const target = (await blocksOf(editor)).find(({ text }) => text === 'Alinea nummer 70.')
    const page = await context.newPage()
    await page.goto(`${server.origin}/documenten/${documentId}#${target?.id}`)
    const block = page.getByText('Alinea nummer 70.')
    await block.waitFor()
    await expect
      .poll(() => block.evaluate((element) => Math.abs(element.getBoundingClientRect().top - innerHeight / 2)))
      .toBeLessThan(200)
    await context.close()
  })
})

test('what a hand-made client writes is harmless at every reader', async () => {
  const [context, editor, documentId] = await open('Vijandig', 'Alinea.\n')
  const raw = new ScriptedWriter(server, documentId, workspace.people.sanne)
  await raw.synced()
  const link = new XmlText()
  link.applyDelta([
    { insert: 'een link', attributes: { link: { href: 'javascript:document.title="x"', onclick: 'x' } } },
  ])
  raw.content.insert(1, [
    element('paragraph', { onclick: 'x', style: 'position:fixed' }, link),
    element('heading', { level: 99, id: '"><img src=x onerror=alert(1)>' }, new XmlText('Kop van niveau 99')),
    element(
      'table',
      {},
      element(
        'tableRow',
        {},
        element('tableCell', { colspan: 1e9, rowspan: 1e9 }, element('paragraph', {}, new XmlText('Brede cel'))),
      ),
    ),
    element('iframe', { src: 'https://elders.example' }, new XmlText('raam')),
  ])
  await editor.sees('Brede cel')
  const html = await editor.text.innerHTML()
  expect(html).not.toMatch(/javascript:|onclick|onerror|<img|<iframe|position:\s*fixed|1000000000/u)
  await editor.caretAfter('Alinea.')
  await editor.type(' Verder schrijven gaat.')
  await editor.saved()
  expect(editor.errors).toEqual([])
  raw.stop()
  await context.close()
})

test('the toolbar makes headings, lists, quotes, links and tables', async () => {
  const [context, editor, documentId] = await open('Werkbalk', '')
  const { page } = editor
  const press = (name: string): Promise<void> =>
    page.getByRole('toolbar').getByRole('button', { name, exact: true }).click()
  await editor.text.click()
  await editor.type('Kop')
  await page.getByLabel('Alineastijl').selectOption('2')
  await editor.text.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await press('Vet')
  await editor.type('vet')
  await press('Vet')
  await press('Cursief')
  await editor.type(' schuin')
  await press('Cursief')
  // the font's own slant: the page forbids the browser to make one
  const isSlanted = () =>
    page.evaluate(() => [...document.fonts].some(({ style, status }) => style === 'italic' && status === 'loaded'))
  await expect.poll(isSlanted).toBe(true)
  await page.keyboard.press('Enter')
  await press('Link')
  await page.getByLabel('Adres').fill('rijksoverheid.nl')
  await page.getByLabel('Tekst (niet verplicht)').fill('Rijksoverheid')
  await page.getByRole('button', { name: 'Link plaatsen' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await editor.text.getByRole('link', { name: 'Rijksoverheid' }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await press('Genummerde lijst')
  await editor.type('een')
  await page.keyboard.press('Enter')
  await editor.type('twee')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await press('Tabel invoegen')
  await editor.type('A')
  await page.keyboard.press('Tab')
  await editor.type('B')
  await press('Tabel wijzigen')
  await page.getByRole('menuitem', { name: 'Kolom verwijderen' }).click()
  await editor.saved()
  const markdown = await workspace.content(documentId, 'markdown')
  expect(markdown).toContain(
    '## Kop\n\n**vet** _schuin_\n\n[Rijksoverheid](https://rijksoverheid.nl)\n\n1. een\n2. twee\n\n',
  )
  expect(markdown).toContain('| A |  |\n| --- | --- |\n|  |  |\n|  |  |')
  expect(editor.errors).toEqual([])
  await context.close()
})
