import type { Body, Inline } from './body.ts'

type Mention = Extract<Inline, { type: 'person' | 'organisation' }>
/** A person or an organisation by name. */
export const isMention = (part: Inline): part is Mention => part.type === 'person' || part.type === 'organisation'

/** Everything that stands in its lines. */
export const inlinesOf = (blocks: Body): readonly Inline[] =>
  blocks.flatMap((each) => (each.type === 'paragraph' ? each.content : each.items.flat()))

function inlineText(part: Inline): string {
  if (part.type === 'text') return part.text
  return part.type === 'break' ? '\n' : `@${part.name}`
}
const lineText = (parts: readonly Inline[]): string => parts.map(inlineText).join('')

/** The words alone, as search finds them and a screen reader says them: one line per paragraph or list item. */
export function bodyText(blocks: Body): string {
  return blocks
    .flatMap((each) => {
      if (each.type === 'paragraph') return [lineText(each.content)]
      return each.items.map((item, index) => `${each.type === 'bulletList' ? '-' : `${index + 1}.`} ${lineText(item)}`)
    })
    .join('\n')
}

/** A body of plain lines, as a form without an editor makes it: one paragraph per line. Empty lines go. */
export const bodyOfText = (text: string): Body =>
  text
    .split(/\r?\n/u)
    .map((each) => each.trim())
    .filter((each) => each.length > 0)
    .map((each) => ({ type: 'paragraph', content: [{ type: 'text', text: each }] }))

/** Who is mentioned, each once. */
export interface Mentions {
  readonly people: readonly string[]
  readonly organisations: readonly string[]
}

export function mentionsOf(blocks: Body): Mentions {
  const mentions = inlinesOf(blocks).filter(isMention)
  const people = mentions.flatMap((each) => (each.type === 'person' ? [each.id] : []))
  const organisations = mentions.flatMap((each) => (each.type === 'organisation' ? [each.code] : []))
  return { people: [...new Set(people)], organisations: [...new Set(organisations)] }
}

/** The body with the true names of whom it mentions. What `names` does not know keeps the name it has. */
export function withNames(blocks: Body, names: ReadonlyMap<string, string>): Body {
  const named = (part: Inline): Inline =>
    isMention(part) ? { ...part, name: names.get(part.type === 'person' ? part.id : part.code) ?? part.name } : part
  return blocks.map((each) =>
    each.type === 'paragraph'
      ? { ...each, content: each.content.map(named) }
      : { ...each, items: each.items.map((item) => item.map(named)) },
  )
}
