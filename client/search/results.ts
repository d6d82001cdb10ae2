import type { Icon as TablerIcon } from '@tabler/icons-react'
import { answersInside, type SnippetPart } from '#shared/search/query.ts'
import type { SearchAnswer } from '#shared/search/schema.ts'

/** What somebody can choose in the menu. */
export interface Choice {
  readonly id: string
  readonly text: string
  readonly detail?: string | undefined
  readonly snippet?: readonly SnippetPart[]
  readonly shortcut?: string | undefined
  readonly icon?: TablerIcon | undefined
  readonly colour?: string
  readonly run: () => void
}

export interface ChoiceGroup {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
}

/** Groups without choices go; the order stays. */
export const filled = (groups: readonly ChoiceGroup[]): ChoiceGroup[] =>
  groups.filter(({ choices }) => choices.length > 0)

/** Of a group what answers these words by its name; all of it when there are none. */
export const answering = (group: ChoiceGroup, words: readonly string[], max: number): ChoiceGroup => ({
  ...group,
  choices: group.choices.filter(({ text }) => answersInside(text, words)).slice(0, max),
})

/**
 * Of the answer to an earlier question what is sure to answer this one too: so the list does not flicker while one
 * types, and Enter never opens what does not fit.
 */
export const stillAnswering = (answer: SearchAnswer, words: readonly string[]): SearchAnswer => ({
  documents: answer.documents.filter(({ title }) => answersInside(title, words)),
  dossiers: answer.dossiers.filter(({ title }) => answersInside(title, words)),
  headings: answer.headings.filter(({ text }) => answersInside(text, words)),
  people: answer.people.filter(({ name }) => answersInside(name, words)),
  organisations: answer.organisations.filter(({ name }) => answersInside(name, words)),
})

/** Which choice the arrows go to; from the last to the first and back. */
export const stepped = (active: number, step: number, count: number): number =>
  count === 0 ? 0 : (active + step + count) % count
