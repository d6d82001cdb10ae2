import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sample } from '#test/images/samples.ts'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { openNew, setStage } from '#test/support/journey.ts'

const stage = await setStage()
const { server, browser, workspace } = stage

interface Open {
  readonly documentId: string
  readonly editor: EditorPage
}

async function open(title: string, markdown: string, viewport = { width: 1440, height: 900 }): Promise<Open> {
  const [editor, documentId] = await openNew(stage, { title, markdown, viewport })
  return { documentId, editor }
}

async function insert({ page }: EditorPage, name: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Invoegen', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function letters({ page }: EditorPage, name: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Letters en lijsten' }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function inTable({ page }: EditorPage, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Tabel wijzigen' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

async function finish({ documentId, editor }: Open): Promise<string> {
  await editor.saved()
  const markdown = await workspace.content(documentId, 'markdown')
  expect(editor.errors).toEqual([])
  await editor.page.context().close()
  return markdown
}

describe('rich nodes', { timeout: 60_000 }, () => {
  test('a task with an owner and a day, made by keyboard and seen live by another', async () => {
    const own = await open('Taken', '')
    const { editor } = own
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, own.documentId)
    await editor.text.click()
    await editor.page.keyboard.press('Control+Shift+9')
    await editor.type('Notitie schrijven ')
    await editor.page.keyboard.press('Control+Alt+a')
    await editor.page.getByRole('combobox', { name: 'Persoon of organisatie' }).fill('Joris')
    await editor.page.getByRole('option', { name: 'Joris de Wit' }).click()
    await editor.page.getByRole('dialog').getByRole('button', { name: 'Invoegen' }).click()
    await editor.text.getByText('@Joris de Wit').waitFor()
    await editor.type(' ')
    await editor.page.keyboard.press('Control+Alt+d')
    await editor.page.getByRole('textbox', { name: 'Datum' }).fill('2026-12-03')
    await editor.page.getByRole('dialog').getByRole('button', { name: 'Invoegen' }).click()
    await other.sees('3 december 2026')
    await other.text.getByRole('checkbox', { name: /Notitie schrijven/u }).check()
    await expect.poll(() => editor.text.getByRole('checkbox').isChecked()).toBe(true)
    await other.page.context().close()
    expect(await finish(own)).toBe('- [x] Notitie schrijven @Joris de Wit 3 december 2026\n')
  })

  test('callouts, lines, pages, letters and the numbers of a list', async () => {
    const own = await open('Opmaak', 'Eerste.\n\nTweede.\n\n1. punt\n')
    const { editor } = own
    await editor.caretAfter('Eerste.')
    await editor.page.keyboard.press('Control+Alt+k')
    await editor.text.getByRole('note', { name: 'Informatie' }).waitFor()
    await insert(editor, 'Kader: besluit')
    await editor.text.getByRole('note', { name: 'Besluit' }).waitFor()
    await editor.caretAfter('Tweede.')
    await editor.type(' m')
    await editor.page.keyboard.press('Control+.')
    await editor.type('2')
    await editor.page.keyboard.press('Control+.')
    await insert(editor, 'Nieuwe pagina')
    await editor.type('Verder.')
    await editor.caretAfter('punt')
    await letters(editor, 'Nummering van de lijst')
    await editor.page.getByRole('radio', { name: 'a, b, c', exact: true }).check()
    await editor.page.getByLabel('Begin bij nummer').fill('3')
    await editor.page.getByRole('button', { name: 'Opslaan' }).click()
    await editor.text.locator('ol[type=a][start="3"]').waitFor()
    expect(await workspace.content(own.documentId, 'text')).toContain('Besluit: Eerste.')
    await editor.saved()
    expect(await workspace.content(own.documentId, 'text')).toContain('c. punt')
    expect(await finish(own)).toContain('Tweede. m<sup>2</sup>\n\n<hr data-page-break="">\n\nVerder.')
  })

  test('a part in another language is marked as such', async () => {
    const own = await open('Talen', 'Dit is a good idea.\n')
    const { editor } = own
    await editor.caretAfter('Dit is')
    for (let letter = 0; letter < 'a good idea.'.length; letter += 1)
      await editor.page.keyboard.press('Shift+ArrowLeft')
    await letters(editor, 'Taal van het gekozen deel')
    await editor.page.getByRole('radio', { name: 'Engels' }).check()
    await editor.page.getByRole('button', { name: 'Opslaan' }).click()
    await editor.text.locator('span[lang=en]', { hasText: 'a good idea.' }).waitFor()
    expect(await finish(own)).toBe('Dit is <span lang="en">a good idea.</span>\n')
  })

  test('a table: caption, sums while one types, rows and columns by keyboard, Tab makes a new row', async () => {
    const own = await open('Tabel', '| Laag | 2027 |\n| --- | --- |\n| Rijk | € 4,50 |\n')
    const { editor } = own
    const { keyboard } = editor.page
    await editor.caretAfter('€ 4,50')
    await inTable(editor, 'Optelling aan of uit')
    await editor.caretAfter('€ 4,50')
    await keyboard.press('Tab')
    await editor.type('Gemeenten')
    await keyboard.press('Tab')
    await editor.type('€ 1.000')
    await editor.text.locator('tfoot td', { hasText: '€ 1.004,50' }).waitFor()
    await keyboard.press('Control+Alt+Shift+ArrowUp')
    await expect.poll(() => editor.text.locator('tbody tr').nth(1).innerText()).toContain('Gemeenten')
    await keyboard.press('Control+Alt+ArrowRight')
    await expect.poll(() => editor.text.locator('tbody tr').first().locator('th, td').count()).toBe(3)
    await inTable(editor, 'Kolom breder')
    await inTable(editor, 'Bijschrift')
    await editor.type('Verdeling per laag')
    await editor.saved()
    const html = await workspace.content(own.documentId, 'html')
    expect(html).toContain('<table data-sum-row=""><caption>Verdeling per laag</caption>')
    expect(html).toContain('<td>€\u00a01.004,50</td>')
    expect(html).toContain('colwidth="')
    await finish(own)
  })

  test('a note: by key, to the note and back, and numbers that follow the text', async () => {
    const own = await open('Noten', 'Begin.\n\nEinde.\n')
    const { editor } = own
    await editor.caretAfter('Einde.')
    await editor.page.keyboard.press('Control+Alt+f')
    await editor.type('Over het einde.')
    await editor.caretAfter('Begin.')
    await editor.page.keyboard.press('End')
    await editor.page.keyboard.press('Control+Alt+f')
    await editor.type('Over het begin.')
    await editor.text.getByRole('button', { name: 'Naar noot 2' }).click()
    await editor.type('[2] ')
    await editor.text.getByRole('button', { name: 'Terug naar de tekst bij noot 2' }).click()
    await editor.type(' Slot.')
    expect(await finish(own)).toBe(
      'Begin.[^1]\n\nEinde.[^2] Slot.\n\n[^1]: Over het begin.\n\n[^2]: \\[2\\] Over het einde.\n',
    )
  })

  test('a heading, a document or a dossier can be found for a link', async () => {
    await workspace.makeDocument('Grondwaterplan', 'text', 'Tekst.')
    const own = await open('Verwijzen', '## Financiën\n\nZie het plan.\n')
    const { editor } = own
    await editor.caretAfter('Zie het plan.')
    await editor.page.getByRole('toolbar').getByRole('button', { name: 'Link', exact: true }).click()
    await editor.page.getByRole('combobox', { name: /Document, kop of dossier/u }).fill('Financ')
    await editor.page
      .getByRole('option', { name: /Financiën.*Kop in dit document/u })
      .first()
      .click()
    await editor.page.getByRole('button', { name: 'Link plaatsen' }).click()
    await editor.text.getByRole('link', { name: 'Financiën' }).waitFor()
    expect(await finish(own)).toMatch(/\[Financiën\]\(#[\w-]{12}\)/u)
  })

  test('numbers on and off for everybody; what is cited is what is shown', async () => {
    const own = await open(
      'Nummers',
      '# A\n\n## B\n\nEen.\n\n> Twee.\n\n## C\n\n- lijst\n\nDrie.\n\n### D\n\nVier.\n\n## E\n\n### F\n\nVijf.\n',
    )
    const { editor } = own
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, own.documentId)
    await editor.page.getByRole('button', { name: 'Document', exact: true }).click()
    await editor.page.getByRole('menuitem', { name: /nummeren/u }).click()
    const shown = ['1 ', '1.1 ', '1', '2', '1.2 ', '1', '1.2.1 ', '1', '1.3 ', '1.3.1 ', '1']
    await expect.poll(() => generatedNumbers(other.page)).toEqual(shown)
    await editor.caretAfter('Drie.')
    await letters(editor, 'Verwijzing naar deze alinea')
    expect(await editor.page.getByLabel('Zo verwijst een ander hiernaar').inputValue()).toBe('1.2, alinea 1')
    await other.page.context().close()
    await editor.page.keyboard.press('Escape')
    await finish(own)
  })
})

/** The numbers that the browser counts and puts before blocks, as they are drawn. */
async function generatedNumbers(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
  await session.detach()
  const [document] = documents
  if (!document) return []
  const before = new Set(
    (document.nodes.pseudoType?.index ?? []).filter(
      (_, at) => strings[document.nodes.pseudoType?.value[at] ?? -1] === 'before',
    ),
  )
  const words = new Map<number, string>()
  for (const [at, node] of document.layout.nodeIndex.entries()) {
    const text = strings[document.layout.text[at] ?? -1]
    if (before.has(node) && text) words.set(node, (words.get(node) ?? '') + text)
  }
  return [...words.values()].filter((each) => /^[\d.]+ ?$/u.test(each))
}

describe('pictures', { timeout: 60_000 }, () => {
  const png = { name: 'kaart.png', mimeType: 'image/png', buffer: Buffer.from(sample('png')) }

  async function choose(editor: EditorPage, file: typeof png): Promise<void> {
    const chooser = editor.page.waitForEvent('filechooser')
    await insert(editor, 'Afbeelding')
    await (await chooser).setFiles(file)
  }

  test('a picture asks what it says, and is there for others, described', async () => {
    const own = await open('Beeld', 'Tekst.\n')
    const { editor } = own
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, own.documentId)
    await editor.caretAfter('Tekst.')
    await choose(editor, png)
    await editor.page.getByRole('button', { name: 'Opslaan' }).click()
    await editor.page.getByText('Beschrijf de afbeelding, of kies dat zij decoratief is.').waitFor()
    await editor.page.getByRole('textbox', { name: 'Beschrijving' }).fill('Kaart van de polder')
    await editor.page.getByRole('button', { name: 'Opslaan' }).click()
    const image = other.text.getByRole('img', { name: 'Kaart van de polder' })
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(6)
    await other.page.context().close()
    expect(await finish(own)).toMatch(/!\[Kaart van de polder\]\(\/api\/v1\/documents\/[\w-]+\/images\/[\w-]+\)/u)
  })

  test('what is refused says why, and can be removed', async () => {
    const own = await open('Geen beeld', 'Tekst.\n')
    const { editor } = own
    await editor.caretAfter('Tekst.')
    await choose(editor, { ...png, buffer: Buffer.from('geen plaatje') })
    await editor.page.getByRole('dialog').waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.text.getByText(/Dit is geen afbeelding die hier past/u).waitFor()
    await editor.text.getByRole('button', { name: 'Verwijderen' }).click()
    expect(await finish(own)).toBe('Tekst.\n')
  })

  test('without a connection it waits here, and is placed when one tries again', async () => {
    const own = await open('Trein', 'Tekst.\n')
    const { editor } = own
    await editor.caretAfter('Tekst.')
    const context = editor.page.context()
    // the dialog is fetched when it is first asked for; on a train it was there before
    await choose(editor, png)
    await editor.page.getByRole('dialog').waitFor()
    await editor.page.keyboard.press('Escape')
    await editor.text.getByText('Beschrijving ontbreekt').waitFor()
    await context.setOffline(true)
    await choose(editor, png)
    await editor.page.keyboard.press('Escape')
    await editor.text.getByText(/er is geen verbinding/u).waitFor()
    await context.setOffline(false)
    await editor.text.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await expect.poll(() => editor.text.locator('.image-block img[src^="/api/"]').count()).toBe(2)
    await finish(own)
  })

  test('pasted out of another document it becomes a picture of this one', async () => {
    const from = await open('Bron', 'Tekst.\n')
    await from.editor.caretAfter('Tekst.')
    await choose(from.editor, png)
    await from.editor.page.getByRole('dialog').waitFor()
    await from.editor.page.keyboard.press('Escape')
    const source = from.editor.text.locator('.image-block img[src^="/api/"]')
    await source.waitFor()
    const src = await source.getAttribute('src')
    await from.editor.saved()
    const to = await open('Doel', 'Hier.\n')
    await to.editor.caretAfter('Hier.')
    await to.editor.page.evaluate((html) => {
      const data = new DataTransfer()
      data.setData('text/html', html)
      document
        .querySelector('.ProseMirror')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, `<p>Ervoor</p><img src="${src}" alt="Plaatje"><p>Erna</p>`)
    await expect
      .poll(() => to.editor.text.locator('.image-block img').getAttribute('src'))
      .toContain(`/documents/${to.documentId}/images/`)
    await from.editor.page.context().close()
    expect(await finish(to)).not.toContain(from.documentId)
  })
})

const everything = `## Kop

Zin[^1] met CO<sub>2</sub>, <span lang="en">English</span>, <time datetime="2026-12-03">x</time> en <span data-mention="person" data-ref="p" data-label="Jo">x</span>.

> [!WARNING]
> Let hierop.

- [ ] Taak
  - [x] Ondertaak

___

<hr data-page-break>

<table data-sum-row><caption>Bedragen</caption><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>2,5</td></tr></table>

[^1]: Noot.
`

test.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
])('nothing to fault at $width px, with every node and every dialog', { timeout: 90_000 }, async (viewport) => {
  const own = await open('Alles', everything, viewport)
  const { editor } = own
  expect(await faultsOf(editor.page)).toEqual([])
  await editor.caretAfter('Zin')
  for (const name of ['Persoon of organisatie noemen', 'Datum']) {
    await insert(editor, name)
    await editor.page.getByRole('dialog').waitFor()
    expect(await faultsOf(editor.page)).toEqual([])
    await editor.page.keyboard.press('Escape')
    await editor.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await finish(own)
})
