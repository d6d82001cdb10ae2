import * as fc from 'fast-check'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** Words that look like markup in some format, among ordinary Dutch. */
const words = [
  'water',
  'bodem',
  'Fryslân',
  '€ 42',
  '1.',
  '2)',
  '#',
  '##',
  '-',
  '+',
  '*',
  '**',
  '_',
  '__',
  'a_b',
  'c*d',
  '`',
  '``',
  '[x]',
  '](y)',
  '![',
  '<b>',
  '</p>',
  '&amp;',
  '&',
  '&#35;',
  '\\',
  '|',
  '~~',
  '~',
  '>',
  '===',
  '---',
  '|-',
  ':-:',
  'https://a.nl',
  '“x”',
  '!',
  '.',
  ',',
  '(',
  ')',
  '$',
  '😀',
  'é',
  '\u00a0',
]
const hrefs = [
  'https://www.rijksoverheid.nl/a_b(c)*d?x=1&copy=2#y',
  'http://a.nl',
  'mailto:a@b.nl',
  '/documenten/x',
  '#blok',
  'https://münchen.de/ä',
]

const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9.,;:*_[\]()#<>&`~|\\!-]{1,6}$/u) },
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')))

const mark = fc.oneof(
  fc.constant({ type: 'bold' }),
  fc.constant({ type: 'italic' }),
  fc.constantFrom(...hrefs).map((href) => ({ type: 'link', attrs: { href } })),
  fc.constantFrom('superscript', 'subscript', 'smallCaps').map((type) => ({ type })),
  fc.constantFrom('nl', 'en', 'pap').map((lang) => ({ type: 'language', attrs: { lang } })),
)
const marks = fc.uniqueArray(mark, {
  maxLength: 3,
  // above and below the line at once is nothing
  selector: ({ type }) => (type === 'subscript' ? 'superscript' : type),
})

const textNode = fc
  .record({ text, marks, before: fc.boolean(), after: fc.boolean() })
  .map(({ text, marks, before, after }): DocumentNode => ({
    type: 'text',
    text: `${before ? ' ' : ''}${text}${after ? ' ' : ''}`,
    marks,
  }))
/** Notes that a document may refer to; those that stand in it are made with the document. */
const noteKeys = ['eerste', 'tweede'] as const

const leaf: fc.Arbitrary<DocumentNode> = fc.oneof(
  fc.constantFrom('2026-12-03', '2028-02-29').map((day) => ({ type: 'date', attrs: { day } })),
  fc
    .record({
      kind: fc.constantFrom('person', 'organisation'),
      ref: fc.constantFrom('gm0344', 'a-b_C1'),
      label: fc.constantFrom('Joris de Wit', 'Ministerie van *Alles* & <b>', '"Nieuw" [x](y)', '1. punt'),
    })
    .map((attrs) => ({ type: 'mention', attrs })),
  fc.constantFrom(...noteKeys).map((note) => ({ type: 'footnoteReference', attrs: { note } })),
)
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: textNode },
    { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
    { weight: 1, arbitrary: leaf },
  ),
  {
    maxLength: 5,
  },
)

const paragraph = inline.map((content): DocumentNode => ({ type: 'paragraph', content }))
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 4 }), content: inline })
  .map(({ level, content }): DocumentNode => ({ type: 'heading', attrs: { level }, content }))

const align = fc.constantFrom(null, 'left', 'center', 'right')

/** Which cells of a small table are merged: the first two of the first row, or of the first column. */
const merges = fc.constantFrom('none', 'none', 'across', 'down')

const tableOf = (block: fc.Arbitrary<DocumentNode>): fc.Arbitrary<DocumentNode> =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
      plain: fc.boolean(),
      sumRow: fc.constantFrom(null, null, true),
      widths: fc.array(fc.constantFrom(80, 120, 333), { minLength: 3, maxLength: 3 }),
      hasWidths: fc.boolean(),
      merge: merges,
    })
    .chain(({ rows, columns, plain, sumRow, widths, hasWidths, merge }) => {
      const across = !plain && merge === 'across' && columns > 1
      const down = !plain && merge === 'down' && rows > 1 && columns > 1
      const cell = (row: number, column: number): fc.Arbitrary<DocumentNode> => {
        const colspan = across && row === 0 && column === 0 ? 2 : 1
        const shape = {
          colspan,
          rowspan: down && row === 0 && column === 0 ? 2 : 1,
          colwidth: hasWidths && !plain ? widths.slice(column, column + colspan) : null,
        }
        return fc.record({
          type: plain
            ? fc.constant(row === 0 ? 'tableHeader' : 'tableCell')
            : fc.constantFrom('tableHeader', 'tableCell'),
          attrs: fc.record({
            align: plain ? fc.constant(null) : align,
            colspan: fc.constant(shape.colspan),
            rowspan: fc.constant(shape.rowspan),
            colwidth: fc.constant(shape.colwidth),
          }),
          content: plain ? paragraph.map((one) => [one]) : fc.array(block, { minLength: 1, maxLength: 2 }),
        })
      }
      const isCovered = (row: number, column: number): boolean =>
        (across && row === 0 && column === 1) || (down && row === 1 && column === 0)
      const row = (index: number): fc.Arbitrary<DocumentNode> => {
        const cells = Array.from({ length: columns }, (_, column) => column).filter(
          (column) => !isCovered(index, column),
        )
        return fc
          .tuple(...cells.map((column) => cell(index, column)))
          .map((content): DocumentNode => ({ type: 'tableRow', content }))
      }
      return fc
        .tuple(...Array.from({ length: rows }, (_, index) => row(index)))
        .map((content): DocumentNode => ({ type: 'table', attrs: { sumRow: plain ? null : sumRow }, content }))
    })

const image = fc
  .record({
    src: fc.constant('/api/v1/documents/d1/images/i_1-x'),
    alt: fc.constantFrom(null, '', 'Kaart van de *wijk*', 'a [b](c) & "d" <i> _e_ |'),
    width: fc.constantFrom(null, 640),
    height: fc.constantFrom(null, 480),
    frames: fc.constantFrom(null, 12),
  })
  .map((attrs): DocumentNode => ({ type: 'image', attrs }))

const simpleBlocks = fc.oneof(
  fc.constantFrom<DocumentNode>({ type: 'horizontalRule' }, { type: 'pageBreak' }),
  image,
  inline.map((content): DocumentNode => ({ type: 'tableCaption', content })),
)

const { block } = fc.letrec<{ block: DocumentNode; item: DocumentNode; task: DocumentNode }>((tie) => ({
  task: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }), fc.boolean())
    .map(([first, rest, checked]): DocumentNode => ({
      type: 'taskItem',
      attrs: { checked },
      content: [first, ...rest],
    })),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]): DocumentNode => ({ type: 'listItem', content: [first, ...rest] })),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    heading,
    simpleBlocks,
    fc
      .array(tie('task'), { minLength: 1, maxLength: 3 })
      .map((content): DocumentNode => ({ type: 'taskList', content })),
    fc
      .record({
        kind: fc.constantFrom('info', 'attention', 'decision'),
        content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
      })
      .map(({ kind, content }): DocumentNode => ({ type: 'callout', attrs: { kind }, content })),
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((content): DocumentNode => ({ type: 'bulletList', content })),
    fc
      .record({
        start: fc.constantFrom(1, 1, 3, 10),
        type: fc.constantFrom(null, null, 'a', 'A', 'i', 'I'),
        content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      })
      .map(({ start, type, content }): DocumentNode => ({ type: 'orderedList', attrs: { start, type }, content })),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((content): DocumentNode => ({ type: 'blockquote', content })),
    tableOf(tie('block')),
  ),
}))

/** The notes that the text refers to, in any order, and one that nothing refers to. */
const notesFor = (blocks: readonly DocumentNode[]): fc.Arbitrary<DocumentNode[]> => {
  const words = JSON.stringify(blocks)
  const keys = noteKeys.filter((key) => words.includes(`"note":"${key}"`))
  return fc
    .shuffledSubarray([...keys, 'los'], { minLength: keys.length })
    .filter((chosen) => keys.every((key) => chosen.includes(key)))
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((note) =>
          fc
            .array(paragraph, { minLength: 1, maxLength: 2 })
            .filter((content) => !JSON.stringify(content).includes('footnoteReference'))
            .map((content): DocumentNode => ({ type: 'footnote', attrs: { note }, content })),
        ),
      ),
    )
}

/** Documents of our schema with all its nodes and marks, and text that looks like markup. */
export const generatedDocument: fc.Arbitrary<DocumentNode> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .chain((blocks) => notesFor(blocks).map((notes): DocumentNode => ({ type: 'doc', content: [...blocks, ...notes] })))
