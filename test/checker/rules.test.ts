import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Transform } from '@tiptap/pm/transform'
import { repair } from '#shared/checker/repair.ts'
import { saysNothing } from '#shared/checker/link-text.ts'
import { documentOf, findingsIn, h, p, positionOf, table, text, wordsAt } from './text.ts'

const rulesIn = (...blocks: readonly DocumentNode[]): string[] =>
  findingsIn(documentOf(...blocks)).map(({ rule }) => rule)

/** A row with its header at the left. */
const row = (name: string): DocumentNode => ({
  type: 'tableRow',
  content: [
    { type: 'tableHeader', content: [p(name)] },
    { type: 'tableCell', content: [p('4')] },
  ],
})

const link = (content: string): DocumentNode => ({
  type: 'text',
  text: content,
  marks: [{ type: 'link', attrs: { href: 'https://www.rijksoverheid.nl' } }],
})

const thrice = () => documentOf(p('Thans en thans.', 'a'), p('Thans.', 'b'))

const image = (alt: string | null): DocumentNode => ({
  type: 'image',
  attrs: { src: '/api/v1/documents/d/images/i', alt },
})

describe('headings', () => {
  test('[C1] the second heading of the first level is one too many', () => {
    expect(rulesIn(h(1, 'Voorstel'), h(2, 'Doel'), h(1, 'Kosten'))).toEqual(['C1'])
    expect(rulesIn(h(1, 'Voorstel'), h(2, 'Doel'))).toEqual([])
  })

  test('[C2] a heading that skips a level, with the level it should have', () => {
    const doc = documentOf(h(2, 'Doel'), h(4, 'Water'), h(2, 'Kosten'), h(3, 'Rijk'))
    expect(findingsIn(doc)).toMatchObject([{ rule: 'C2', n: 4, fix: { kind: 'level', level: 3 } }])
  })

  test('[C2] the title of the page counts as the heading above the first one', () => {
    expect(rulesIn(h(2, 'Doel'))).toEqual([])
    expect(rulesIn(h(3, 'Doel'))).toEqual(['C2'])
  })

  test('[C3] a heading without words; it does not take part in the order', () => {
    expect(rulesIn(h(2, 'Doel'), h(4, ' '), h(3, 'Water'))).toEqual(['C3'])
  })

  test('[C4] bold or italic in a heading', () => {
    const doc = documentOf(h(2, [text('Doel '), text('en', 'bold'), text(' kosten', 'italic')]))
    expect(findingsIn(doc)).toMatchObject([{ rule: 'C4', fix: { kind: 'unmark', marks: ['bold', 'italic'] } }])
  })

  test('[C5] a short bold paragraph poses as a heading, one level under the one above it', () => {
    const doc = documentOf(h(2, 'Doel'), p([text('Kosten voor gemeenten', 'bold')]), p('Gewone tekst.'))
    expect(findingsIn(doc)).toMatchObject([{ rule: 'C5', fix: { kind: 'heading', level: 3 } }])
  })

  test('[C5] not when it is a sentence, when only a word is bold, or in a table', () => {
    expect(rulesIn(p([text('Let op: dit verandert.', 'bold')]))).toEqual([])
    expect(rulesIn(p([text('Let op', 'bold'), text(' dit verandert')]))).toEqual([])
    const bold = { type: 'tableCell', content: [p([text('Totaal', 'bold')])] }
    const row = { type: 'tableRow', content: [bold, bold] }
    expect(rulesIn({ type: 'table', content: [row, row] })).toEqual(['C9'])
  })

  test('[C6] a long paragraph that is bold from begin to end', () => {
    expect(rulesIn(p([text('De gemeenten en de waterschappen delen de kosten. '.repeat(3), 'bold')]))).toEqual(['C6'])
  })
})

describe('lists typed by hand', () => {
  test('[C7] is found once, as a whole, from its first item', () => {
    const doc = documentOf(p('Er zijn drie wensen:'), p('- water'), p('- bodem'), p('- ruimte'), p('Einde.'))
    const [finding, ...rest] = findingsIn(doc)
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ rule: 'C7', n: 3, fix: { kind: 'list', count: 3, start: undefined } })
    expect(finding && wordsAt(doc, finding)).toBe('- water - bodem - ruimte')
  })

  test('[C7] numbers and letters must follow each other', () => {
    expect(rulesIn(p('1. water'), p('2. bodem'))).toEqual(['C7'])
    expect(rulesIn(p('a) water'), p('b) bodem'))).toEqual(['C7'])
    expect(rulesIn(p('1. water'), p('7. bodem'))).toEqual([])
  })

  test('[C7] one line with a hyphen is no list, nor is a number in a sentence', () => {
    expect(rulesIn(p('- water'))).toEqual([])
    expect(rulesIn(p('2027 wordt anders.'), p('2028 ook.'))).toEqual([])
  })
})

describe('tables', () => {
  test('[C9] without headers, unless the first row or the first column has them', () => {
    const rows = [
      ['Laag', 'Euro'],
      ['Rijk', '4'],
    ]
    expect(rulesIn(table(rows, false))).toEqual(['C9'])
    expect(rulesIn(table(rows, true))).toEqual([])
    expect(rulesIn({ type: 'table', content: [row('Rijk'), row('Gemeente')] })).toEqual([])
  })

  test('[C10] a table of one row', () => expect(rulesIn(table([['Rijk', '4']], true))).toEqual(['C10']))
})

describe('images', () => {
  test('[C8] an image that nobody described; one that is decoration was decided on', () => {
    expect(rulesIn(image(null))).toEqual(['C8'])
    expect(rulesIn(image('Kaart van het gebied'))).toEqual([])
    expect(rulesIn(image(''))).toEqual([])
  })
})

describe('links and language', () => {
  test('[C11] words of a link that say nothing, with their place', () => {
    const doc = documentOf(p([text('Voor de nota: '), link('klik hier'), text('.')]))
    const [finding] = findingsIn(doc)
    expect(finding).toMatchObject({ rule: 'C11', quote: 'klik hier' })
    expect(finding && wordsAt(doc, finding)).toBe('klik hier')
  })

  test.each(['Hier', 'lees meer…', 'https://www.rijksoverheid.nl/nota', 'Deze link', 'PDF'])('[C11] %s', (words) =>
    expect(saysNothing(words)).toBe(true),
  )
  test.each(['de nota Water en bodem', 'rijksoverheid.nl', 'Hier begint het plan'])('[C11] not: %s', (words) =>
    expect(saysNothing(words)).toBe(false),
  )

  test('[C12] an English sentence between Dutch ones, with its place', () => {
    const doc = documentOf(
      p(
        'De Europese regel is kort. The Member States shall ensure that the waters are protected by 2027. Dat geldt ook hier.',
      ),
    )
    const [finding, ...rest] = findingsIn(doc)
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ rule: 'C12', fix: { kind: 'language', language: 'en' } })
    expect(finding && wordsAt(doc, finding)).toBe(
      'The Member States shall ensure that the waters are protected by 2027.',
    )
  })

  test('[C12] is mended by the mark, and then looked past', () => {
    const doc = documentOf(p('The Member States shall ensure that the waters are protected by 2027.'))
    const tr = new Transform(doc)
    const [finding] = findingsIn(doc)
    expect(finding && repair(tr, 0, finding)).toBe(true)
    expect(findingsIn(tr.doc)).toEqual([])
    expect(tr.doc.toString()).toContain('language(')
  })

  test.each([
    ['de', 'Die Mitgliedstaaten und die Regionen werden mit dem Bund für eine Lösung sorgen.'],
    ['fr', 'Les communes et les régions sont responsables de la gestion des eaux dans le bassin.'],
    ['fy', 'De provinsje en de wetterskippen wurkje oan it behear fan it wetter foar it heitelân.'],
  ])('[C12] %s', (language, sentence) => {
    expect(findingsIn(documentOf(p(sentence)))).toMatchObject([{ rule: 'C12', fix: { language } }])
  })

  test.each([
    'De deal met de industry partners is in de board besproken en wordt in mei getekend.',
    'Het Rijk, de provincies en de gemeenten maken in 2027 samen een plan voor water en bodem.',
    'Next Generation Water Management Programme 2027',
  ])('[C12] not: %s', (sentence) => expect(rulesIn(p(sentence))).not.toContain('C12'))
})

describe('hints for reading', () => {
  test('[C13] [C14] [C15] [C16] come with their place in the document, also inside a list', () => {
    const long = `De ${'gemeente en '.repeat(14)}provincie.`
    const item = { type: 'listItem', content: [p('Thans betalen wij.')] }
    const doc = documentOf(p(long), p('De kosten worden door het Rijk betaald.'), {
      type: 'bulletList',
      content: [item],
    })
    expect(findingsIn(doc).map((finding) => [finding.rule, wordsAt(doc, finding)])).toEqual([
      ['C14', long],
      ['C15', 'worden door het Rijk betaald'],
      ['C16', 'Thans'],
    ])
  })

  test('[C14] a place after a line break and a mark is right', () => {
    const doc = documentOf(p([text('Eerst', 'bold'), { type: 'hardBreak' }, text('komt thans dit.')]))
    const [finding] = findingsIn(doc)
    expect(finding && wordsAt(doc, finding)).toBe('thans')
  })

  test('[C16] offers only words that can stand there as they are', () => {
    const [finding] = findingsIn(documentOf(p('Wij kijken qua kosten.')))
    expect(finding?.fix).toEqual({ kind: 'replace', choices: ['in'] })
  })
})

test('the key of a finding is the same tomorrow, and another for the same words elsewhere', () => {
  const keys = findingsIn(thrice()).map(({ key }) => key)
  expect(new Set(keys).size).toBe(3)
  expect(findingsIn(thrice()).map(({ key }) => key)).toEqual(keys)
  expect(keys.join(' ')).not.toContain('hans')
})

test('each finding knows its block', () => {
  const doc = documentOf(p('Een.'), p('Thans.'))
  const [finding] = findingsIn(doc)
  expect(finding && positionOf(doc, finding.block)).toBe(6)
})
