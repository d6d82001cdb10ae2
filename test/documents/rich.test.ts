import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { documentToHtml } from '#server/documents/convert/html-out.ts'
import { documentToMarkdown } from '#server/documents/convert/markdown-out.ts'
import { documentToText } from '#server/documents/convert/text-out.ts'
import { contentToDocument } from '#server/documents/convert/to-update.ts'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

const text = (words: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const paragraph = (...content: (DocumentNode | string)[]): DocumentNode => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
})
const doc = (...content: DocumentNode[]): Node => Node.fromJSON(documentSchema, { type: 'doc', content })
const day = (of: string): DocumentNode => ({ type: 'date', attrs: { day: of } })
const mention = (label: string): DocumentNode => ({ type: 'mention', attrs: { kind: 'person', ref: 'p1', label } })
const reference = (note: string): DocumentNode => ({ type: 'footnoteReference', attrs: { note } })
const note = (key: string, ...content: DocumentNode[]): DocumentNode => ({
  type: 'footnote',
  attrs: { note: key },
  content,
})
const cell = (words: string, attrs: object = {}, type = 'tableCell'): DocumentNode => ({
  type,
  attrs: { ...attrs },
  content: [paragraph(...(words ? [words] : []))],
})
const row = (...content: DocumentNode[]): DocumentNode => ({ type: 'tableRow', content })
const keyOf = (document: Node): unknown => document.lastChild?.attrs['note']
const item = (words: string): DocumentNode => ({ type: 'listItem', content: [paragraph(words)] })
const image = (alt: string | null): DocumentNode => ({
  type: 'image',
  attrs: { src: '/api/v1/documents/d1/images/i1', alt, width: 4, height: 3 },
})

test('a task list with owner and day, in every format', () => {
  const tasks = doc({
    type: 'taskList',
    content: [
      { type: 'taskItem', attrs: { checked: true }, content: [paragraph('Kaart maken')] },
      { type: 'taskItem', content: [paragraph('Notitie schrijven ', mention('Joris de Wit'), ' ', day('2026-12-03'))] },
    ],
  })
  expect(documentToMarkdown(tasks)).toBe('- [x] Kaart maken\n- [ ] Notitie schrijven @Joris de Wit 3 december 2026\n')
  expect(documentToText(tasks)).toBe('[x] Kaart maken\n[ ] Notitie schrijven @Joris de Wit 3 december 2026\n')
  expect(documentToHtml(tasks)).toContain(
    '<li data-checked="true"><span data-generated="">☑ </span><div><p>Kaart maken</p></div></li>',
  )
  expect(documentToHtml(tasks)).toContain('<time datetime="2026-12-03">3 december 2026</time>')
})

test('a callout says in words what it is', () => {
  const callout = doc({ type: 'callout', attrs: { kind: 'attention' }, content: [paragraph('Wacht op advies.')] })
  expect(documentToText(callout)).toBe('Let op: Wacht op advies.\n')
  expect(documentToMarkdown(callout)).toBe('> [!WARNING]\n>\n> Wacht op advies.\n')
  expect(documentToHtml(callout)).toBe(
    '<aside data-callout="attention"><p data-generated=""><strong>Let op</strong></p><div><p>Wacht op advies.</p></div></aside>',
  )
})

describe('notes', () => {
  const noted = doc(
    paragraph('Eerst', reference('b'), ' dan', reference('a'), ', en weer', reference('b'), '.', reference('weg')),
    note('a', paragraph('Noot a.')),
    note('los', paragraph('Zonder verwijzing.')),
    note('b', paragraph('Noot b.'), paragraph('Met meer.')),
  )

  test('are numbered by the order of their references; a missing one says nothing', () => {
    expect(documentToText(noted)).toBe(
      'Eerst[1] dan[2], en weer[1].\n\n[1] Noot b.\n\nMet meer.\n\n[2] Noot a.\n\n[3] Zonder verwijzing.\n',
    )
    expect(documentToMarkdown(noted)).toBe(
      'Eerst[^1] dan[^2], en weer[^1].\n\n[^1]: Noot b.\n\n    Met meer.\n\n[^2]: Noot a.\n\n[^3]: Zonder verwijzing.\n',
    )
  })

  test('link there and back in HTML', () => {
    const html = documentToHtml(noted)
    expect(html).toContain('dan<sup><a href="#noot-2" id="verwijzing-2" data-note="2">2</a></sup>')
    expect(html).toContain('<li id="noot-2" data-note="2"><p>Noot a.</p><a data-generated="" href="#verwijzing-2"')
    expect(html.match(/id="verwijzing-1"/gu)).toHaveLength(1)
  })

  test('that are brought in twice do not get mixed up', () => {
    const [one, two] = [
      contentToDocument('markdown', 'a[^1]\n\n[^1]: b'),
      contentToDocument('markdown', 'a[^1]\n\n[^1]: b'),
    ]
    expect(keyOf(one)).toMatch(/^[\w-]{12}$/u)
    expect(keyOf(one)).not.toBe(keyOf(two))
    expect(one.firstChild?.lastChild?.attrs['note']).toBe(keyOf(one))
  })

  test('of other programs: a label in words, and lazy lines', () => {
    const read = contentToDocument('markdown', 'Zin[^bron-1].\n\n[^bron-1]: Regel een\n    regel twee\n\nVerder.')
    expect(documentToText(read)).toBe('Zin[1].\n\nVerder.\n\n[1] Regel een regel twee\n')
  })
})

test('a table with caption, merged cells and a row of sums', () => {
  const table = doc(
    { type: 'tableCaption', content: [text('Verdeling')] },
    {
      type: 'table',
      attrs: { sumRow: true },
      content: [
        row(cell('Laag', {}, 'tableHeader'), cell('2027', {}, 'tableHeader'), cell('2028', {}, 'tableHeader')),
        row(cell('Rijk', {}, 'tableHeader'), cell('€ 1.250,50'), cell('2,5')),
        row(cell('Provincie', {}, 'tableHeader'), cell('€ 0,50'), cell('p.m.')),
        row(cell('Samen', { colspan: 2 }), cell('1')),
      ],
    },
  )
  const html = documentToHtml(table)
  expect(html).toContain('<caption>Verdeling</caption><tbody><tr><th scope="col"><p>Laag</p></th>')
  expect(html).toContain('<th scope="row"><p>Rijk</p></th>')
  expect(html).toContain(
    '<tfoot data-generated=""><tr><th scope="row">Totaal</th><td>€\u00a01.251,00</td><td>ten minste 3,5</td></tr></tfoot>',
  )
  expect(documentToText(table)).toBe(
    'Verdeling\n\nLaag\t2027\t2028\nRijk\t€ 1.250,50\t2,5\nProvincie\t€ 0,50\tp.m.\nSamen\t\t1\nTotaal\t€\u00a01.251,00\tten minste 3,5\n',
  )
})

const list = (type: string | null, start: number): DocumentNode => ({
  type: 'orderedList',
  attrs: { type, start },
  content: [item('een'), item('twee')],
})

test('lists write their own numbers, in text as on paper', () => {
  expect(documentToText(doc(list('a', 26)))).toBe('z. een\naa. twee\n')
  expect(documentToText(doc(list('I', 3)))).toBe('III. een\nIV. twee\n')
  expect(documentToHtml(doc(list('i', 2)))).toBe('<ol start="2" type="i"><li><p>een</p></li><li><p>twee</p></li></ol>')
})

test('pictures: described, decoration, and not described yet', () => {
  const pictures = doc(image('Kaart van de wijk'), image(''), image(null))
  expect(documentToMarkdown(pictures)).toBe(
    '![Kaart van de wijk](/api/v1/documents/d1/images/i1)\n\n![](/api/v1/documents/d1/images/i1)\n\n<img src="/api/v1/documents/d1/images/i1" width="4" height="3">\n',
  )
  expect(documentToText(pictures)).toContain('[Afbeelding: Kaart van de wijk]')
  expect(documentToText(doc(image('')))).toBe('\n')
})

test('marks that Markdown has not are HTML in it', () => {
  const marked = doc({
    type: 'paragraph',
    content: [text('CO'), text('2', 'subscript'), text(' en m'), text('2', 'superscript'), text(' NAP', 'smallCaps')],
  })
  expect(documentToMarkdown(marked)).toBe('CO<sub>2</sub> en m<sup>2</sup> <span data-small-caps>NAP</span>\n')
})
