import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../documents/paste', `${name}.html`), 'utf8')

async function emptyDocument(): Promise<[EditorPage, string]> {
  const documentId = await workspace.makeDocument('Plakken', 'markdown', '')
  const editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
  await editor.text.click()
  return [editor, documentId]
}

/** What the document is after this HTML was pasted in it. */
async function pasted(html: string, said?: string): Promise<string> {
  const [editor, documentId] = await emptyDocument()
  await paste(editor, { 'text/html': html, 'text/plain': 'niet dit' })
  if (said !== undefined) await editor.page.getByText(said).first().waitFor()
  await expect.poll(() => workspace.content(documentId, 'text')).not.toBe('\n')
  await editor.saved()
  const markdown = await workspace.content(documentId, 'markdown')
  expect(editor.errors).toEqual([])
  await editor.page.close()
  return markdown
}

const table = '| Laag | 2027 |\n| --- | --- |\n| Rijk | 4,0 |\n'

test('from Word: headings by style, lists by mso-list, a header row, notes, the result of tracked changes', async () => {
  const markdown = await pasted(sample('word'), 'Bijgehouden wijzigingen zijn geplakt als resultaat.')
  expect(markdown).toContain('# Samenwerkingsagenda\n\n# Doel\n')
  expect(markdown).toMatch(/willen \*\*samen\*\* _verder_ met een nieuwe afspraak\.\[\^\w+\]\n/u)
  expect(markdown).toContain('### Stappen\n\n- eerste punt\n  - dieper punt\n- tweede punt\n\nTussen de lijsten.\n')
  expect(markdown).toContain('4. vierde\n5. vijfde\n')
  expect(markdown).toContain(table)
  expect(markdown).toContain('Zie [de site](https://www.rijksoverheid.nl/) en hoofdstuk 2.')
  expect(markdown).toMatch(/\[\^\w+\]: De woorden van de noot\./u)
  expect(markdown).not.toMatch(/JW1|Klopt dit|mso|oude|·|nbsp/u)
})

test('from LibreOffice 7.4: headings, lists in lists, header row, note, link', async () => {
  const markdown = await pasted(sample('libreoffice'))
  expect(markdown).toContain('# Doel van de afspraken\n\nEen **vet** woord')
  expect(markdown).toMatch(/noot\[\^\w+\]\./u)
  expect(markdown).toContain('## Lijsten\n\n1. eerste\n')
  expect(markdown).toMatch(/1\. eerste\n\s+(?:a[.)]|1\.) diep a/u)
  expect(markdown).toContain('2. tweede')
  expect(markdown).toContain('- punt')
  expect(markdown).toContain(table)
  expect(markdown).toContain('[de site](https://www.rijksoverheid.nl/)')
  expect(markdown).toMatch(/\[\^\w+\]: De woorden van de noot\./u)
})

test('from Google Docs: no false bold, lists in lists, direct links', async () => {
  const markdown = await pasted(sample('google-docs'))
  expect(markdown).toContain('# Doel\n\nEen **vet** en _schuin_ woord, m')
  expect(markdown).toMatch(/(?:a[.)]|1\.) eerste\n\s+1\. diep\n/u)
  expect(markdown).toContain(table)
  expect(markdown).toContain('[de link](https://www.ipo.nl/)')
})

test('from Outlook: no lay-out tables, no scanned addresses, no dots that track', async () => {
  const markdown = await pasted(sample('outlook'))
  expect(markdown).toBe('Beste collega’s,\n\nZie [de nota](https://www.vng.nl/nota).\n\n**Met vriendelijke groet**\n')
})

test('from a web page: no script, no picture from elsewhere, captions and notes kept', async () => {
  const markdown = await pasted(sample('web'), 'Afbeeldingen zijn niet mee geplakt.')
  expect(markdown).toContain('## Kop van een site\n\nAlinea in een div.\n')
  expect(markdown).toMatch(/noot\[\^\w+\] erin/u)
  expect(markdown).toMatch(/\[\^\w+\]: De bron\./u)
  expect(markdown).toContain('Verdeling')
  expect(markdown).toContain('#### Diepe kop\n\nerbij')
  expect(markdown).not.toMatch(/alert|Menu|kaart\.png|weg/u)
})

test('from a PDF: lines are joined to paragraphs, words that were broken are whole', async () => {
  const [editor, documentId] = await emptyDocument()
  await paste(editor, {
    'text/plain':
      'De waterschappen geven vóór de keuze van een locatie een beleids-\nadvies, en de provincies nemen dit advies op in de omgevingsver-\nordening van de provincie- en gemeentelijke overheden samen.\nKort einde.\nEen nieuwe alinea begint hier en loopt over meer dan een regel in de\nbron.',
  })
  await expect.poll(() => workspace.content(documentId, 'text')).toContain('beleidsadvies')
  await editor.saved()
  const text = await workspace.content(documentId, 'text')
  expect(text).toContain('omgevingsverordening van de provincie- en gemeentelijke overheden samen. Kort einde.\n')
  await editor.page.close()
})

test('Ctrl+Shift+V pastes the words only', async () => {
  const [editor, documentId] = await emptyDocument()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.page.evaluate(async () => {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob(['<h1>Kop <b>vet</b></h1>'], { type: 'text/html' }),
        'text/plain': new Blob(['Kop vet'], { type: 'text/plain' }),
      }),
    ])
  })
  await editor.page.keyboard.press('Control+Shift+V')
  await expect.poll(() => workspace.content(documentId, 'markdown')).toBe('Kop vet\n')
  await editor.page.close()
})

/** What a copy of what is selected gives to other programs. */
const copied = (editor: EditorPage): Promise<string> =>
  editor.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[role=textbox][aria-multiline=true]')?.dispatchEvent(event)
    return clipboardData.getData('text/html')
  })

test('copied out it is plain HTML with headings, lists and a header row, and comes back whole', async () => {
  const markdown = `# Kop\n\n- een\n  - diep\n- twee\n\n${table}`
  const documentId = await workspace.makeDocument('Kopie', 'markdown', markdown)
  const editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
  await editor.text.click()
  await editor.page.keyboard.press('Control+a')
  const html = await copied(editor)
  expect(html).toMatch(/<h1[^>]*>Kop<\/h1><ul><li>een<ul><li>diep<\/li><\/ul><\/li><li>twee<\/li><\/ul>/u)
  expect(html).toMatch(/<table[^>]*border="1"[^>]*><thead><tr><th[^>]*>Laag<\/th>/u)
  expect(html).not.toContain('data-id')
  await editor.page.close()
  expect(await pasted(html)).toBe(markdown)
  // and as from another program: without what only our own editor reads
  expect(await pasted(html.replace(/ data-pm-slice="[^"]*"/u, ''))).toBe(markdown)
})

test('numbers go with what is copied out, and stay behind when it comes back', async () => {
  const markdown = '# Voorstel\n\n## Gevolgen\n\nDe kosten.\n\nTot slot.\n'
  const documentId = await workspace.makeDocument('Nummers', 'markdown', markdown)
  await workspace.people.fatima.send('PATCH', `/documents/${documentId}`, { numbered: true })
  const editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
  await editor.text.click()
  await editor.page.keyboard.press('Control+a')
  const html = await copied(editor)
  const words = html.replaceAll(/<[^>]*>/gu, '|').replaceAll(/\|+/gu, '|')
  expect(words).toBe('|1 |Voorstel|1.1 |Gevolgen|[1.1, alinea 1] |De kosten.|[1.1, alinea 2] |Tot slot.|')
  // a word out of one block is a word
  // behind its number, which is no word of the text
  await editor.text.locator('h2').dblclick({ position: { x: 70, y: 15 } })
  await expect.poll(() => copied(editor)).not.toContain('1.1')
  expect(await copied(editor)).toMatch(/>Gevolgen</u)
  await editor.page.close()
  expect(await pasted(html)).toBe(markdown)
  expect(await pasted(html.replace(/ data-pm-slice="[^"]*"/u, ''))).toBe(markdown)
})

describe('nothing unknown gets in', () => {
  const attack = 'window.hit = true'
  test.each([
    `<img src=x onerror="${attack}">`,
    `<svg><script>${attack}</script></svg>`,
    `<svg onload="${attack}"><p>x`,
    `<iframe srcdoc="<script>parent.hit = true</script>"></iframe>`,
    `<a href="javascript:${attack}">klik</a>`,
    `<a href="java&#10;script:${attack}">klik</a>`,
    `<a href=" &#14; javascript:${attack}">klik</a>`,
    `<a href="data:text/html,<script>${attack}</script>">klik</a>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${attack}&gt;">`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${attack}">`,
    `<noscript><p title="</noscript><img src=x onerror='${attack}'>">`,
    `<template><img src=x onerror="${attack}"></template>`,
    `<object data="javascript:${attack}"></object><embed src="javascript:${attack}">`,
    `<p style="background:url(javascript:${attack})" onclick="${attack}">p</p>`,
    `<h1 data-id='"><img src=x onerror="${attack}">'>kop</h1>`,
    `<ol start="1e99" type="<script>"><li data-checked="x">a</ol>`,
    `<td colspan=99999999 rowspan=99999999>cel</td>`,
    `<table><tr><td colspan=99999999 rowspan=99999999>cel</td></tr></table>`,
    `<span data-mention="person" data-label="<img src=x onerror=${attack}>" data-ref="x">x</span>`,
    `<div data-pm-slice='1 1 ["heading",{"level":99,"id":"<img>"},"script",{}]'><p onclick="${attack}">x</p></div>`,
    `<p data-pm-slice="0 0 []"><a href="javascript:${attack}">klik</a></p>`,
    `<base href="https://elders.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content="0;url=https://elders.example">tekst`,
  ])('%s', async (html) => {
    const [editor, documentId] = await emptyDocument()
    const asked: string[] = []
    editor.page.on('request', (request) => asked.push(request.url()))
    await paste(editor, { 'text/html': `<p>voor</p>${html}<p>na</p>`, 'text/plain': 'x' })
    await editor.sees('voor')
    await editor.saved()
    const found = await workspace.content(documentId, 'html')
    expect(found).not.toMatch(/javascript:|onerror=|onclick=|onload=|<script|<iframe|<img|<svg|<object|\b9{5}/iu)
    const inPage = await editor.text.innerHTML()
    expect(inPage).not.toMatch(/javascript:|<script|<iframe|<svg|<object|\s(?:onerror|onclick|onload)=/iu)
    expect(await editor.page.evaluate(() => 'hit' in window)).toBe(false)
    expect(asked.filter((address) => !address.startsWith(server.origin))).toEqual([])
    expect(editor.errors).toEqual([])
    await editor.page.close()
  })
})
