import { isDay, writeDay } from '#shared/lib/day.ts'

/** How a node without content stands among words; empty for one that says nothing there (a note's place, a line). */
export function leafWords(name: string, attrs: Readonly<Record<string, unknown>>): string {
  if (name === 'hardBreak') return '\n'
  if (name === 'mention') return typeof attrs['label'] === 'string' ? `@${attrs['label']}` : ''
  if (name === 'date') return isDay(attrs['day']) ? writeDay(attrs['day']) : ''
  return ''
}
