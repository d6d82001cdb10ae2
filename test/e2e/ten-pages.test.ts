import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { fatimaWrites, jorisWrites, sanneWrites, tinekeWrites } from '#test/support/four-writers.ts'
import { setStage } from '#test/support/journey.ts'

/** Issue 3, 5.1: a paper of ten pages, written by four people at once, each in a way of his own. */
const { server, browser, workspace } = await setStage()

interface Block {
  readonly type: string
  readonly text?: string | undefined
  readonly attrs?: { readonly id?: unknown } | undefined
  readonly content?: readonly Block[] | undefined
}
const block: z.ZodType<Block> = z.lazy(() =>
  z.object({
    type: z.string(),
    text: z.string().optional(),
    attrs: z.object({ id: z.unknown() }).partial().optional(),
    content: z.array(block).optional(),
  }),
)

/** Every line of text with the id of its block, in order. */
function linesOf({ type, attrs, content = [] }: Block): string[] {
  if (!['paragraph', 'heading', 'tableCaption'].includes(type)) return content.flatMap(linesOf)
  return [`${String(attrs?.id)} ${content.map(({ text = '' }) => text).join('')}`]
}

/** The same of a page, without what lies over the text or is drawn in it. */
const shownLines = (editor: EditorPage): Promise<string[]> =>
  editor.text.evaluate((text) =>
    [...text.querySelectorAll<HTMLElement>('[data-id]:is(p, h1, h2, h3, h4)')].map((line) => {
      const copy = document.createElement('div')
      copy.append(...[...line.childNodes].map((child) => child.cloneNode(true)))
      for (const other of copy.querySelectorAll('[contenteditable=false], [aria-hidden=true]')) other.remove()
      return `${line.dataset['id'] ?? ''} ${copy.textContent.replaceAll('\uFEFF', '')}`
    }),
  )

/** What holds those lines: tables with their rows and cells, lists in lists, notes, pictures. */
const shownShapes = (editor: EditorPage): Promise<string[]> =>
  editor.text.evaluate((text) =>
    [...text.querySelectorAll('table, ul, ol, .note, img[src^="/api/"]')].map((shape) => {
      const count = (selector: string): number => shape.querySelectorAll(selector).length
      return `${shape.tagName} ${count('tbody > tr')} ${count('tbody :is(td, th)')} ${count('li')} ${shape.getAttribute('alt') ?? ''}`
    }),
  )

/** All see what is on disk, line by line and shape by shape; nothing went wrong in a page. */
async function expectEqual(pages: readonly EditorPage[], documentId: string): Promise<void> {
  for (const editor of pages) {
    for (const words of ['Raming van Joris.', 'Wie betaalt het beheer?', 'Doel van de afspraken', 'Tussen de lijsten.'])
      await editor.sees(words)
    await editor.text.getByRole('img', { name: 'Kaart van de polder' }).waitFor()
    await editor.saved()
  }
  const lines = linesOf(block.parse(JSON.parse(await workspace.content(documentId, 'json'))))
  const [first] = pages
  const shapes = first ? await shownShapes(first) : []
  for (const editor of pages) {
    await expect.poll(() => shownLines(editor)).toEqual(lines)
    await expect.poll(() => shownShapes(editor)).toEqual(shapes)
    expect(editor.errors).toEqual([])
  }
}

/** Nothing of anybody came double or is missing. */
function expectWhole(text: string): void {
  const written = { Fatima: 11, Joris: 11, Sanne: 11, Tineke: 6, 'Tineke later': 5 }
  for (const [who, count] of Object.entries(written)) {
    const found = [...text.matchAll(new RegExp(`^${who} (\\d+): .*? tot besluit\\.$`, 'gmu'))].map(([, n]) => Number(n))
    expect([who, ...found]).toEqual([who, ...Array.from({ length: count }, (_, index) => index + 1)])
  }
  expect(text).toContain('Onderweg geschreven met één duim over de uitvoering.\n')
  expect(text.match(/Op het station\./gu)).toHaveLength(1)
}

/** With their levels: those of the template, and those that came with what was pasted. */
const allHeadings = `2 Samenvatting
2 Aanleiding
1 Doel van de afspraken
2 Lijsten
2 Doel
1 Samenwerkingsagenda
1 Doel
3 Stappen
2 Opties en keuze
2 Beroep op medeoverheden
3 Welke overheden en welke taak
3 Hoe zij het kunnen uitvoeren
3 Ruimte voor eigen keuzes
3 Wat medeoverheden ervan vinden
2 Financiële gevolgen
3 Aard van de taak
3 Bedragen per laag en per jaar
3 Bekostigingswijze
3 Dekking
3 Risico’s en risicodeling
3 Bundeling met andere geldstromen
3 Informatie en verantwoording
3 Overleg met de fondsbeheerders
2 Uitvoerbaarheid
2 Planning
2 Wat wij nog niet weten`.split('\n')

const plain = (html: string): string => html.replaceAll(/<[^>]*>/gu, '')

function expectInHtml(html: string): void {
  const headings = [...html.matchAll(/<h([1-4])>(.*?)<\/h\1>/gu)].map(([, level, words]) => `${level} ${words}`)
  expect(headings).toEqual(allHeadings)
  const tables = [...html.matchAll(/<table.*?<\/table>/gu)].map(([table]) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gu)].map(([, row = '']) =>
      row
        .split(/<\/t[dh]>/u)
        .slice(0, -1)
        .map(plain),
    ),
  )
  // two pasted, four of the template, one by keyboard with its sums
  expect(tables.map((rows) => rows.length)).toEqual([2, 2, 4, 4, 4, 4, 4])
  expect(tables[6]).toEqual([
    ['Laag', '2027', '2028'],
    ['Rijk', '1.000', '2,5'],
    ['Gemeenten', '500', '1,5'],
    ['Totaal', '1.500', '4,0'],
  ])
  expect(html).toContain(
    '<ul><li><p>Rijk</p><ul><li><p>algemene uitkering</p></li></ul></li><li><p>Provincies</p></li></ul>',
  )
  expect(html).toContain(
    '<ul><li><p>eerste punt</p><ul><li><p>dieper punt</p></li></ul></li><li><p>tweede punt</p></li></ul>',
  )
  expect(html).toMatch(/<ol><li><p>eerste<\/p><ol type="a"><li><p>diep a<\/p><\/li>/u)
  expect(html).toContain('<ol start="4"><li><p>vierde</p></li><li><p>vijfde</p></li></ol>')
  expect(html).toMatch(/<img src="\/api\/v1\/documents\/[^"]+" alt="Kaart van de polder" width="6" height="4">/u)
  const notes = ['De woorden van de noot.', 'De woorden van de noot.', 'Raming van Joris.']
  for (const [index, words] of notes.entries()) {
    expect(html).toContain(`<a href="#noot-${index + 1}" id="verwijzing-${index + 1}" data-note="${index + 1}">`)
    expect(html).toContain(`<li id="noot-${index + 1}" data-note="${index + 1}"><p>${words}</p>`)
  }
}

function expectInMarkdown(markdown: string): void {
  expect(markdown.match(/^#{1,4} .*/gmu)).toEqual(
    allHeadings.map((each) => `${'#'.repeat(Number(each[0]))}${each.slice(1)}`),
  )
  expect(markdown).toContain('- Rijk\n  - algemene uitkering\n- Provincies\n\n### Dekking\n')
  expect(markdown).toContain('- eerste punt\n  - dieper punt\n- tweede punt\n')
  expect(markdown).toContain('4. vierde\n5. vijfde\n')
  expect(markdown.match(/\| Laag \| 2027 \|\n\| --- \| --- \|\n\| Rijk \| 4,0 \|\n/gu)).toHaveLength(2)
  expect(markdown).toMatch(/!\[Kaart van de polder\]\(\/api\/v1\/documents\/[\w-]+\/images\/[\w-]+\)/u)
  expect(markdown).toContain('De rente kan stijgen.[^3]\n')
  expect(markdown).toMatch(/\n\[\^3\]: Raming van Joris\.\n$/u)
}

function expectInText(text: string): void {
  expectWhole(text)
  expect(text).toContain('- Rijk\n  - algemene uitkering\n- Provincies\n')
  expect(text).toContain('1. eerste\n   a. diep a\n   b. diep b\n2. tweede\n')
  expect(text).toContain('Laag\t2027\t2028\nRijk\t1.000\t2,5\nGemeenten\t500\t1,5\nTotaal\t1.500\t4,0\n')
  expect(text).toContain('[Afbeelding: Kaart van de polder]\n')
  expect(text).toContain('De rente kan stijgen.[3]\n')
  expect(text).toMatch(/\n\[3\] Raming van Joris\.\n$/u)
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0

async function begin(): Promise<string> {
  const { fatima } = workspace.people
  const begun = { title: 'Voorstel waterpeil', template: 'beleidsvoorstel' }
  const made = await fatima.json('POST', `/dossiers/${workspace.dossierId}/documents`, begun)
  return z.object({ id: z.string() }).parse(made).id
}

test(
  'four people write ten pages at once: mouse, keyboard, phone and train',
  { timeout: 60_000, retry: 0 },
  async () => {
    const documentId = await begin()
    const contexts: BrowserContext[] = []
    const open = async (who: 'fatima' | 'joris' | 'sanne' | 'tineke'): Promise<EditorPage> => {
      const phone = { width: 390, height: 844, touch: true } as const
      const context = await signedIn(browser, server, workspace.people[who], who === 'sanne' ? phone : undefined)
      contexts.push(context)
      const editor = await EditorPage.open(context, server, documentId)
      await editor.saved()
      return editor
    }
    const [fatima, joris, sanne, tineke] = await Promise.all([
      open('fatima'),
      open('joris'),
      open('sanne'),
      open('tineke'),
    ])
    await Promise.all([fatimaWrites(fatima), jorisWrites(joris), sanneWrites(sanne), tinekeWrites(tineke)])
    await expectEqual([fatima, joris, sanne, tineke], documentId)
    expectInHtml(await workspace.content(documentId, 'html'))
    expectInMarkdown(await workspace.content(documentId, 'markdown'))
    expectInText(await workspace.content(documentId, 'text'))
    expect(pagesOf(await fatima.page.pdf({ preferCSSPageSize: true }))).toBeGreaterThanOrEqual(10)
    await Promise.all(contexts.map((context) => context.close()))
  },
)
