import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { emptyParts, outlineBlock, ownTexts, partStates } from '#shared/templates/rules.ts'
import { buildTemplate } from '#server/templates/shipped/build.ts'
import { beleidsvoorstel } from '#server/templates/shipped/policy.ts'

const template = buildTemplate(beleidsvoorstel)
const paragraph = (text: string, id: string | null = null): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  ...(text && { content: [{ type: 'text', text }] }),
})
const heading = (text: string, id: string | null, level = 2): DocumentNode => ({
  type: 'heading',
  attrs: { id, level },
  content: [{ type: 'text', text }],
})
const empty = (...content: DocumentNode[]): string[] =>
  emptyParts({ type: 'doc', content }, template).map(({ title, state }) => `${title}: ${state}`)

/** What is said of one part. */
const stateOf = (title: string, ...blocks: DocumentNode[]) =>
  empty(...blocks).find((each) => each.startsWith(`${title}:`))

/** The template with something written after the heading of one part. */
const filledIn = (id: string, ...written: DocumentNode[]): DocumentNode[] =>
  (template.content.content ?? []).flatMap((node) => (node.attrs?.['id'] === id ? [node].concat(written) : [node]))

const required = template.guidance.filter((part) => part.required).map((part) => `${part.title}: empty`)

describe('which required parts are still empty', () => {
  test('all of them in a fresh document: headings and the labels of its tables fill nothing', () => {
    expect(empty(...(template.content.content ?? []))).toEqual(required)
  })

  test('a part is filled by text, an image or a cell, not by spaces', () => {
    const without = (title: string) => required.filter((each) => each !== `${title}: empty`)
    expect(empty(...filledIn('fin-dekking', paragraph('De minister van BZK.')))).toEqual(without('Dekking'))
    expect(empty(...filledIn('fin-dekking', { type: 'image', attrs: { id: 'x' } }))).toEqual(without('Dekking'))
    expect(empty(...filledIn('fin-dekking', paragraph('  \u00a0 ')))).toEqual(required)
    const row: DocumentNode = { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('4,5')] }] }
    const table: DocumentNode = { type: 'table', content: [row] }
    expect(empty(...filledIn('fin-bedragen', table))).toEqual(without('Bedragen per laag en per jaar'))
  })

  test('„n.v.t.” is an answer', () => {
    expect(empty(...filledIn('fin-overleg', paragraph('N.v.t.')))).not.toContain(
      'Overleg met de fondsbeheerders: empty',
    )
  })

  test('a part that was renamed or moved is known by its id, one that was typed again by its title', () => {
    expect(stateOf('Dekking', heading('Wie betaalt dit?', 'fin-dekking'), paragraph('BZK'))).toBeUndefined()
    expect(stateOf('Dekking', heading('dekking', 'another'), paragraph('BZK'))).toBeUndefined()
    expect(stateOf('Dekking', heading('dekking', null), paragraph(''))).toBe('Dekking: empty')
    expect(stateOf('Dekking', heading('Iets anders', null), paragraph('BZK'))).toBe('Dekking: missing')
  })

  test('what is written in a lower heading fills the part, what follows the next one does not', () => {
    expect(stateOf('Doel', heading('Doel', 'doel'), heading('Meer', null, 3), paragraph('x'))).toBeUndefined()
    expect(stateOf('Doel', heading('Doel', 'doel'), heading('Anders', null, 2), paragraph('x'))).toBe('Doel: empty')
  })

  test('a text of the template that somebody changed is his', () => {
    const own = ownTexts({ type: 'doc', content: [paragraph('Financiën:', 'a')] })
    expect(outlineBlock(paragraph('Financiën:', 'a'), own)).toEqual({ kind: 'content', filled: false })
    expect(outlineBlock(paragraph('Financiën: geen', 'a'), own)).toEqual({ kind: 'content', filled: true })
  })

  test('asked block by block it is the same as asked of the whole', () => {
    const blocks = fc.array(
      fc.oneof(
        fc.constantFrom('doel', 'aanleiding', 'planning', 'x').map((id) => heading(id, id)),
        fc.constantFrom('', 'tekst').map((text) => paragraph(text)),
      ),
    )
    const own = ownTexts(template.content)
    fc.assert(
      fc.property(blocks, (content) => {
        const kept = new Map(content.map((node) => [node, outlineBlock(node, own)]))
        const states = partStates(
          [...content].map((node) => kept.get(node) ?? outlineBlock(node, own)),
          template.guidance,
        )
        const left = states.filter((part) => part.required && part.state !== 'filled')
        expect(left).toEqual(emptyParts({ type: 'doc', content }, template))
      }),
    )
  })
})
