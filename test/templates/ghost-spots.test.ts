import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { PartGuidance } from '#shared/templates/schema.ts'
import { ghostsOfDraft, ghostSpots, ghostsOfTemplate } from '#client/editor/ghost-spots.ts'
import { buildTemplate } from '#server/templates/shipped/build.ts'
import { agenda } from '#server/templates/shipped/meetings.ts'

const template = buildTemplate(agenda)
const source = ghostsOfTemplate(template)
const withGhost = template.guidance.filter(({ ghost }) => ghost !== '')
const documentOf = (content: readonly DocumentNode[]): Node => Node.fromJSON(documentSchema, { type: 'doc', content })
const blocksOf = (spots: ReturnType<typeof ghostSpots>): string[] => spots.map(({ block }) => block)

const paragraph = (text = ''): DocumentNode => ({
  type: 'paragraph',
  attrs: { id: null },
  ...(text && { content: [{ type: 'text', text }] }),
})
const heading = (id: string, text: string, level = 2): DocumentNode => ({
  type: 'heading',
  attrs: { id, level },
  content: [{ type: 'text', text }],
})

describe('where ghost text stands', () => {
  test('in a fresh document under every heading that has some, in its first empty paragraph', () => {
    const document = documentOf(template.content.content ?? [])
    const spots = ghostSpots(document, source)
    expect(spots.map(({ words }) => words)).toEqual(withGhost.map(({ ghost }) => ghost))
    for (const { from, to } of spots) {
      expect(document.nodeAt(from)?.type.name).toBe('paragraph')
      expect(to - from).toBe(2)
      expect(document.resolve(from).nodeBefore?.type.name).toBe('heading')
    }
  })

  test('not under a heading where something is written, though what is written under the next one does not count', () => {
    const own = [heading('principes', 'Principes'), paragraph(), heading('principes-gevraagd', 'Gevraagd', 3)]
    expect(blocksOf(ghostSpots(documentOf([...own, paragraph('Besluit')]), source))).toEqual(['principes'])
    expect(blocksOf(ghostSpots(documentOf([...own, paragraph()]), source))).toEqual(['principes', 'principes-gevraagd'])
    const written = [heading('principes', 'Principes'), paragraph(), paragraph('Iets'), paragraph()]
    expect(ghostSpots(documentOf(written), source)).toEqual([])
  })

  test('not where there is no empty paragraph, no heading or no ghost text', () => {
    expect(ghostSpots(documentOf([heading('principes', 'x'), heading('lessen', 'y')]), source)).toEqual([])
    expect(ghostSpots(documentOf([paragraph()]), source)).toEqual([])
    const without = { ...template, guidance: template.guidance.map((part) => ({ ...part, ghost: '' })) }
    expect(ghostSpots(documentOf(template.content.content ?? []), ghostsOfTemplate(without))).toEqual([])
  })

  test('in a template itself also beside words, since all of it is the template', () => {
    const said: PartGuidance = { block: 'a', title: 'A', required: false, ghost: 'Wat?', help: '' }
    const document = documentOf([heading('a', 'A'), paragraph('Vaste zin.'), paragraph()])
    expect(blocksOf(ghostSpots(document, ghostsOfDraft([said])))).toEqual(['a'])
  })
})
