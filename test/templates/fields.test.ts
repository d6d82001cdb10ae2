import { describe, expect, test } from 'vitest'
import type { PartGuidance } from '#shared/templates/schema.ts'
import { guidanceFor, isSaid, wordsOf } from '#client/templates/template-fields.ts'
import { buildTemplate } from '#server/templates/shipped/build.ts'
import { oplegnotitie } from '#server/templates/shipped/meetings.ts'

const said = (block: string, title: string, ghost: string): PartGuidance => ({
  block,
  title,
  required: false,
  ghost,
  help: '',
})

describe('what is said about the parts of a template', () => {
  test('follows the text: its order, its titles, and only what is in it', () => {
    const parts = [
      { block: 'b', title: 'Nieuwe naam' },
      { block: 'a', title: 'A' },
    ]
    const found = guidanceFor(parts, [said('a', 'A', 'van a'), said('b', 'B', 'van b'), said('weg', 'Weg', 'niets')])
    expect(found.map(({ title, ghost }) => `${title}: ${ghost}`)).toEqual(['Nieuwe naam: van b', 'A: van a'])
  })

  test('a heading that was taken away and typed again keeps it by its words', () => {
    expect(guidanceFor([{ block: 'nieuw', title: 'Doel' }], [said('doel', 'Doel', 'Waarom?')])).toEqual([
      { ...said('nieuw', 'Doel', 'Waarom?') },
    ])
  })

  test('about a part of which nothing is said there is no guidance', () => {
    expect(isSaid(said('a', 'A', ' '))).toBe(false)
    expect(isSaid({ ...said('a', 'A', ''), required: true })).toBe(true)
  })
})

test('the words of a text are a line for each block, with a white line before a heading', () => {
  const words = wordsOf(buildTemplate(oplegnotitie).content)
  expect(words).toMatch(/^Onderwerp\n\nGevraagd\n/u)
  expect(words).toContain('\nAandachtspunten\nFinanciën:\nUitvoerbaarheid:\n')
})
