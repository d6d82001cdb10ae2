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
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type })

const textNode = fc
  .record({ text, marks, before: fc.boolean(), after: fc.boolean() })
  .map(({ text, marks, before, after }): DocumentNode => ({
    type: 'text',
    text: `${before ? ' ' : ''}${text}${after ? ' ' : ''}`,
    marks,
  }))
const inline = fc.array(
  fc.oneof({ weight: 6, arbitrary: textNode }, { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) }),
  {
    maxLength: 5,
  },
)

const paragraph = inline.map((content): DocumentNode => ({ type: 'paragraph', content }))
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 4 }), content: inline })
  .map(({ level, content }): DocumentNode => ({ type: 'heading', attrs: { level }, content }))

const align = fc.constantFrom(null, 'left', 'center', 'right')

const tableOf = (block: fc.Arbitrary<DocumentNode>): fc.Arbitrary<DocumentNode> =>
  fc
    .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }), plain: fc.boolean() })
    .chain(({ rows, columns, plain }) => {
      const cell = (row: number): fc.Arbitrary<DocumentNode> =>
        fc.record({
          type: plain
            ? fc.constant(row === 0 ? 'tableHeader' : 'tableCell')
            : fc.constantFrom('tableHeader', 'tableCell'),
          attrs: fc.record({ align: plain ? fc.constant(null) : align }),
          content: plain ? paragraph.map((one) => [one]) : fc.array(block, { minLength: 1, maxLength: 2 }),
        })
      const row = (index: number): fc.Arbitrary<DocumentNode> =>
        fc
          .array(cell(index), { minLength: columns, maxLength: columns })
          .map((content): DocumentNode => ({ type: 'tableRow', content }))
      return fc
        .tuple(...Array.from({ length: rows }, (_, index) => row(index)))
        .map((content): DocumentNode => ({ type: 'table', content }))
    })

const { block } = fc.letrec<{ block: DocumentNode; item: DocumentNode }>((tie) => ({
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]): DocumentNode => ({ type: 'listItem', content: [first, ...rest] })),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    heading,
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((content): DocumentNode => ({ type: 'bulletList', content })),
    fc
      .record({ start: fc.constantFrom(1, 1, 3, 10), content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }) })
      .map(({ start, content }): DocumentNode => ({ type: 'orderedList', attrs: { start }, content })),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((content): DocumentNode => ({ type: 'blockquote', content })),
    tableOf(tie('block')),
  ),
}))

/** Documents of our schema with all its nodes and marks, and text that looks like markup. */
export const generatedDocument: fc.Arbitrary<DocumentNode> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content): DocumentNode => ({ type: 'doc', content }))
