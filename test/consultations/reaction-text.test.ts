import { describe, expect, test } from 'vitest'
import { wordsOf } from '#shared/consultations/place-words.ts'
import { beginReaction, readReaction } from '#shared/consultations/reaction-text.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { buildTemplate } from '#server/templates/shipped/build.ts'
import { consultatiereactie } from '#server/templates/shipped/reactions.ts'

const questions = [
  { id: 'q1', text: 'Is dit uitvoerbaar?' },
  { id: 'q2', text: 'Wie betaalt?' },
]

const text = (words: string, href?: string): DocumentNode => ({
  type: 'text',
  text: words,
  ...(href !== undefined && { marks: [{ type: 'link', attrs: { href } }] }),
})
const node = (type: string, id: string | null, content: DocumentNode[] = [], attrs: object = {}): DocumentNode => ({
  type,
  attrs: { ...attrs, ...(id !== null && { id }) },
  ...(content.length > 0 && { content }),
})
const p = (id: string | null, words: string, href?: string) =>
  node('paragraph', id, words === '' ? [] : [text(words, href)])
const h = (id: string, level: number) => node('heading', id, [text(id)], { level })
const read = (...content: DocumentNode[]) => readReaction({ type: 'doc', content }, questions)
const headingsOf = (document: DocumentNode) =>
  (document.content ?? []).filter(({ type }) => type === 'heading').map(({ attrs }) => attrs?.['id'])
const pointsOf = (...content: DocumentNode[]) => read(...content).points.map((each) => [each.id, each.questionId])

describe('[C18] what a reaction says', () => {
  test('is its summary, and a point for every other block with words', () => {
    const said = read(
      p('a', 'Vooraf.'),
      h('reactie-samenvatting', 2),
      p('b', 'Kort.'),
      h('eigen-kop', 3),
      p('c', 'Hoort erbij.'),
      h('reactie-vragen', 2),
      h('q1', 3),
      p('d', 'Ja.'),
      p('e', '  '),
      node('horizontalRule', null),
      h('q2', 3),
      p('f', 'Het Rijk.', '/documenten/d1#b1'),
      h('reactie-overig', 2),
      p('g', 'Meer tijd.'),
      node('footnote', null, [p('h', 'Een noot.')]),
    )
    expect(said.summary).toBe('Vooraf.\n\nKort.\n\nHoort erbij.')
    expect(said.points).toEqual([
      { id: 'd', text: 'Ja.', questionId: 'q1', link: null },
      { id: 'f', text: 'Het Rijk.', questionId: 'q2', link: '/documenten/d1#b1' },
      { id: 'g', text: 'Meer tijd.', questionId: null, link: null },
    ])
  })

  test('a deeper heading stays with its question, one as high or higher ends it', () => {
    expect(pointsOf(h('q1', 3), h('x', 4), p('a', 'a'), h('y', 3), p('b', 'b'), h('q2', 3), p('c', 'c'))).toEqual([
      ['a', 'q1'],
      ['b', null],
      ['c', 'q2'],
    ])
  })

  test('of a list every item is a point, of a table and a frame the whole', () => {
    const item = (id: string, words: string) => node('listItem', id, [p(`${id}p`, words), p(`${id}e`, '')])
    const cell = (words: string) => node('tableCell', null, [p(null, words)])
    const said = read(
      h('q1', 3),
      node('bulletList', 'l', [item('i1', 'Een'), item('i2', 'Twee')]),
      node('table', 't', [node('tableRow', null, [cell('Jaar'), cell('2027')])]),
      node('callout', 'k', [p('k1', 'Let op.'), p('k2', 'Echt.')]),
    )
    expect(said.points.map(({ id, text: words }) => [id, words])).toEqual([
      ['i1', 'Een'],
      ['i2', 'Twee'],
      ['t', 'Jaar | 2027'],
      ['k', 'Let op.\nEcht.'],
    ])
  })

  test('two blocks with one id, or without any, are never one point', () => {
    expect(pointsOf(h('q1', 3), p('a', 'x'), p('a', 'y'), p(null, 'z')).map(([id]) => id)).toEqual(['a', 'a-2', 'b3-0'])
  })

  test('a mention and a day are words of a point, a line break is one', () => {
    const inline = [
      text('Zie '),
      { type: 'mention', attrs: { label: 'Ruben' } },
      { type: 'hardBreak' },
      { type: 'date', attrs: { day: '2026-12-03' } },
    ]
    const said = read(h('q1', 3), node('paragraph', 'a', inline))
    expect(said.points[0]?.text).toBe('Zie @Ruben\n3 december 2026')
  })
})

describe('[C11] a reaction begins', () => {
  const { content } = buildTemplate(consultatiereactie)
  const begin = (more: Partial<Parameters<typeof beginReaction>[1]> = {}) => {
    let ids = 0
    return beginReaction(content, { questions, summary: '', points: [], ...more }, () => `n${(ids += 1)}`)
  }

  test('with the questions as headings, and says nothing yet', () => {
    expect(headingsOf(begin())).toEqual(['reactie-samenvatting', 'reactie-vragen', 'q1', 'q2', 'reactie-overig'])
    expect(readReaction(begin(), questions)).toEqual({ summary: '', points: [] })
    expect(headingsOf(begin({ questions: [] }))).toEqual(['reactie-samenvatting', 'reactie-overig'])
  })

  test('with ids of its own for what is not a heading: points of two reactions are told apart by them', () => {
    const blocks = (begin().content ?? []).filter(({ type }) => type !== 'heading')
    expect(blocks.every(({ attrs }) => String(attrs?.['id']).startsWith('n'))).toBe(true)
  })

  test('with what was drafted before, which it then says', () => {
    const points = [
      { id: 'oud-1', text: 'Eerst geld.\nDan taak.', questionId: 'q2', link: '/documenten/d1#b1' },
      { id: 'oud-2', text: 'Meer tijd.', questionId: null, link: null },
    ]
    expect(readReaction(begin({ summary: 'Zo niet.', points }), questions)).toEqual({ summary: 'Zo niet.', points })
  })

  test('also from a template from which an administrator took the place for the questions', () => {
    const bare = { type: 'doc', content: [p('x', 'Beste lezer')] }
    const begun = beginReaction(bare, { questions, summary: 'Ja.', points: [] }, () => 'n')
    expect(headingsOf(begun)).toEqual(['q1', 'q2'])
  })
})

test('[C18] the words of a place in a list are quoted as the page looks for them', () => {
  const item = (words: string) => node('listItem', null, [p(null, words)])
  expect(wordsOf(node('bulletList', 'l', [item('Een.'), item('Twee.')]))).toBe('Een. Twee.')
})
