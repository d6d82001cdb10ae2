import { describe, expect, test } from 'vitest'
import { leafNodes } from '#shared/documents/attributes.ts'
import { blockTypes } from '#shared/documents/nodes.ts'
import { body, maxBodyCharacters, maxMentions } from '#shared/threads/body.ts'
import { bodyOfText, bodyText, mentionsOf, withNames } from '#shared/threads/body-words.ts'
import { proposal, proposalNodes } from '#shared/threads/proposal.ts'
import { proposalText } from '#shared/threads/proposal-text.ts'

const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const text = (words: string, more = {}) => ({ type: 'text', text: words, ...more })
const parsed = (value: unknown) => body.safeParse(value).success

describe('a body', () => {
  const rich = [
    paragraph(
      text('Zie '),
      text('de nota', { bold: true, href: 'https://example.org/nota' }),
      { type: 'break' },
      text('en'),
    ),
    { type: 'orderedList', items: [[text('een')], [text('twee', { italic: true })]] },
    { type: 'bulletList', items: [[{ type: 'person', id: 'p1', name: 'Sanne' }, text(' kijk mee')]] },
    paragraph({ type: 'organisation', code: 'vng', name: 'VNG' }),
  ]

  test('[T2] has a plain form with one line per paragraph and item', () => {
    expect(bodyText(body.parse(rich))).toBe('Zie de nota\nen\n1. een\n2. twee\n- @Sanne kijk mee\n@VNG')
    expect(bodyText(bodyOfText(' Een \n\nTwee\r\nDrie'))).toBe('Een\nTwee\nDrie')
  })

  test('[T3] names whom it mentions, each once, with the names of the server', () => {
    const twice = body.parse([...rich, paragraph({ type: 'person', id: 'p1', name: 'Minister' })])
    expect(mentionsOf(twice)).toEqual({ people: ['p1'], organisations: ['vng'] })
    expect(bodyText(withNames(twice, new Map([['p1', 'Joris']])))).toContain('@Joris kijk mee\n@VNG\n@Joris')
  })

  test.each([
    ['nothing', []],
    ['only white space', [paragraph(text('  '))]],
    ['a program as a link', [paragraph(text('x', { href: 'javascript:alert(1)' }))]],
    ['another site without a scheme', [paragraph(text('x', { href: '//elsewhere.example' }))]],
    ['an unknown block', [{ type: 'table', rows: [] }]],
    ['an unknown mark', [paragraph(text('x', { style: 'color:red' }))]],
    ['a control character', [paragraph(text('a\u0000b'))]],
    ['half a character', [paragraph(text('\ud83d'))]],
    ['a list in a list', [{ type: 'bulletList', items: [[{ type: 'bulletList', items: [] }]] }]],
    ['too many characters', [paragraph(text('x'.repeat(maxBodyCharacters))), paragraph(text('y'))]],
    [
      'too many mentions',
      [paragraph(...Array.from({ length: maxMentions + 1 }, (_, at) => ({ type: 'person', id: `p${at}`, name: 'x' })))],
    ],
    ['a prototype', JSON.parse('[{"type":"paragraph","content":[],"__proto__":{"x":1}}]')],
  ])('[T2] refuses %s', (_what, value) => {
    expect(parsed(value)).toBe(false)
  })
})

describe('a proposal', () => {
  test('[T40] knows the blocks that a document knows', () => {
    expect([...proposalNodes].toSorted()).toEqual([...new Set([...blockTypes, ...leafNodes])].toSorted())
  })

  test('[T40] is made harmless, and its blocks get no id', () => {
    const item = { type: 'listItem', attrs: { id: 'b1', onclick: 'x' }, content: [paragraph(text('nieuw'))] }
    const link = {
      type: 'text',
      text: 'hier',
      marks: [{ type: 'link', attrs: { href: '/x', target: '_top' } }, { type: 'bold' }],
    }
    const { content } = proposal.parse({ content: [item, { type: 'heading', attrs: { level: 9 }, content: [link] }] })
    expect(content).toEqual([
      {
        type: 'listItem',
        attrs: { id: null },
        content: [{ type: 'paragraph', attrs: { id: null }, content: [{ type: 'text', text: 'nieuw', marks: [] }] }],
      },
      {
        type: 'heading',
        attrs: { id: null, level: 4 },
        content: [
          {
            type: 'text',
            text: 'hier',
            marks: [
              { type: 'link', attrs: { href: '/x' } },
              { type: 'bold', attrs: {} },
            ],
          },
        ],
      },
    ])
    expect(proposalText({ content, openStart: 0, openEnd: 0 })).toBe('nieuw\nhier')
    expect(proposalText(proposal.parse({ content: [] }))).toBe('')
  })

  const deep = (levels: number): unknown =>
    levels === 0 ? text('x') : { type: 'blockquote', content: [deep(levels - 1)] }
  test.each([
    ['what no document holds', [{ type: 'script' }]],
    ['a dangerous link', [{ ...text('x'), marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }]],
    ['an unknown mark', [{ ...text('x'), marks: [{ type: 'origin' }] }]],
    ['too deep', [deep(20)]],
    ['too many nodes', Array.from({ length: 501 }, () => text('x'))],
    ['too many characters', [text('x'.repeat(10_001))]],
    ['no nodes at all', ['x', null, 3]],
  ])('[T40] refuses %s', (_what, content) => {
    expect(proposal.safeParse({ content }).success).toBe(false)
  })
})
