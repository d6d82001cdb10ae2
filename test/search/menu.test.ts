import { describe, expect, test } from 'vitest'
import type { SearchAnswer } from '#shared/search/schema.ts'
import { answering, filled, stepped, stillAnswering, type ChoiceGroup } from '#client/search/results.ts'

const group = (id: string, ...names: string[]): ChoiceGroup => ({
  id,
  label: id,
  choices: names.map((text) => ({ id: text, text, run: () => undefined })),
})
const dossier = (title: string) => ({ id: title, title, archived: false })
const named = ({ choices }: ChoiceGroup): string[] => choices.map(({ text }) => text)

describe('the command menu', () => {
  test('shows of its own commands those that have every word, also inside a longer word', () => {
    const commands = group('text', 'Genummerde lijst', 'Lijst met punten', 'Kopregel aan of uit')
    expect(named(answering(commands, ['lijst'], 8))).toEqual(['Genummerde lijst', 'Lijst met punten'])
    expect(named(answering(commands, ['regel', 'uit'], 8))).toEqual(['Kopregel aan of uit'])
    expect(named(answering(commands, [], 2))).toEqual(['Genummerde lijst', 'Lijst met punten'])
  })

  test('shows no group that has nothing', () => {
    expect(filled([group('a'), group('b', 'x')]).map(({ id }) => id)).toEqual(['b'])
  })

  test('keeps of an earlier answer only what answers the words of now', () => {
    const answer: SearchAnswer = {
      documents: [],
      dossiers: [dossier('Water en bodem'), dossier('Waterrobuust bouwen')],
      headings: [],
      people: [],
      organisations: [],
    }
    expect(stillAnswering(answer, ['water', 'bo']).dossiers.map(({ title }) => title)).toEqual([
      'Water en bodem',
      'Waterrobuust bouwen',
    ])
    expect(stillAnswering(answer, ['water', 'bouw']).dossiers.map(({ title }) => title)).toEqual([
      'Waterrobuust bouwen',
    ])
  })

  test('goes round from the last choice to the first', () => {
    expect([stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 0])
  })
})
