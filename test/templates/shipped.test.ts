import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { documentSchema } from '#shared/documents/nodes.ts'
import { hintsFor, indexWords } from '#shared/language/hints.ts'
import { plainWords } from '#shared/language/plain-words.ts'
import { templateInput } from '#shared/templates/schema.ts'
import { readTemplate } from '#server/templates/content.ts'
import { buildTemplate } from '#server/templates/shipped/build.ts'
import { shippedTemplates } from '#server/templates/shipped/shipped.ts'

const index = indexWords(plainWords)
const noId = (): string => {
  throw new Error('a block without an id of its own')
}

describe.each(shippedTemplates.map((shipped) => [shipped.key, shipped] as const))(
  'the template %s',
  (_key, shipped) => {
    const built = buildTemplate(shipped)

    test('fits the document schema, with an id of its own for every block', () => {
      const document = Node.fromJSON(documentSchema, built.content)
      document.check()
      expect(readTemplate(built.content, built.guidance, noId).content).toEqual(document.toJSON())
    })

    test('has no table whose header says nothing', () => {
      const headers: string[] = []
      Node.fromJSON(documentSchema, built.content).descendants((node) => {
        if (node.type.name === 'tableHeader') headers.push(node.textContent)
      })
      expect(headers).not.toContain('')
    })

    test('is what an administrator could have written', () => {
      const { name, purpose } = shipped
      const input = { basedOn: 0, name, purpose, retired: false, ...built }
      expect(templateInput.safeParse(input).error).toBeUndefined()
    })

    test('speaks plainly: no officialese, no long sentence, no exclamation mark', () => {
      const { name, purpose, parts } = shipped
      const sentences = parts.flatMap(({ title, ghost = '', help = '', list = [], table = [] }) =>
        [title, ghost, help].concat(list, ...table),
      )
      for (const text of [name, purpose, ...sentences]) {
        const kinds = hintsFor(text, index).map((hint) => `${hint.kind}: ${text.slice(hint.from, hint.to)}`)
        expect(kinds.filter((kind) => !kind.startsWith('passive'))).toEqual([])
        expect(text).not.toMatch(/!|"|'/u)
      }
    })
  },
)

test('the templates that were asked for are there, each once', () => {
  expect(shippedTemplates.map(({ key }) => key)).toEqual([
    'blank',
    'beleidsvoorstel',
    'agenda-overhedenoverleg',
    'oplegnotitie',
    'kansenagenda',
    'besluitenlijst',
    'convenant',
    'brief',
    'consultatiereactie',
  ])
})

test('the agenda has the six fixed topics', () => {
  const agenda = shippedTemplates.find(({ key }) => key === 'agenda-overhedenoverleg')
  const topics = ['principes', 'gezamenlijke-inzet', 'demografie', 'voornemens', 'lessen', 'impasses']
  const headings = agenda?.parts.filter((part) => topics.includes(part.id)).map(({ id, required }) => [id, required])
  expect(headings).toEqual(topics.map((id) => [id, true]))
})
