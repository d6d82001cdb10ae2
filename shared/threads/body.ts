import { z } from 'zod'
import { safeHref } from '#shared/documents/href.ts'
import { id } from '#shared/lib/ids.ts'
import { organisationCode } from '#shared/organisations/schema.ts'

/** Characters of a remark, mentions counted by their names: a remark is no policy paper. */
export const maxBodyCharacters = 10_000
const MAX_BLOCKS = 200
const MAX_ITEMS = 100
const MAX_INLINE = 500
/** Each mention is somebody who gets a notice. */
export const maxMentions = 30

/** What somebody typed, as it is: no control characters (a line break is a `break`), well-formed, not empty. */
const typed = z
  .string()
  .min(1)
  .max(maxBodyCharacters)
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  .regex(/^[^\u0000-\u0008\u000a-\u001f\u007f]*$/u, 'no control characters')
  .refine((text) => text.isWellFormed(), 'half a character')

const href = z.string().transform((value, context) => {
  const safe = safeHref(value)
  if (safe !== undefined) return safe
  context.addIssue({ code: 'custom', message: 'no address that may stand in a link' })
  return z.NEVER
})

const textInline = z.strictObject({
  type: z.literal('text'),
  text: typed,
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  href: href.optional(),
})
const breakInline = z.strictObject({ type: z.literal('break') })
/** `name` is what the server knows; a client's word for it is replaced. */
const personInline = z.strictObject({ type: z.literal('person'), id, name: z.string().max(200) })
const organisationInline = z.strictObject({
  type: z.literal('organisation'),
  code: organisationCode,
  name: z.string().max(200),
})

const inline = z.discriminatedUnion('type', [textInline, breakInline, personInline, organisationInline])
export type Inline = z.output<typeof inline>
const line = z.array(inline).max(MAX_INLINE)

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: line })
const list = z.strictObject({ type: z.enum(['bulletList', 'orderedList']), items: z.array(line).min(1).max(MAX_ITEMS) })
const block = z.discriminatedUnion('type', [paragraph, list])

/** A small rich text: paragraphs, lists of one level, bold, italic, links and mentions. Not a document's schema. */
export const body = z
  .array(block)
  .min(1)
  .max(MAX_BLOCKS)
  .refine((blocks) => bodyText(blocks).trim().length > 0, 'nothing is written')
  .refine((blocks) => bodyText(blocks).length <= maxBodyCharacters, `at most ${maxBodyCharacters} characters`)
  .refine((blocks) => inlinesOf(blocks).filter(isMention).length <= maxMentions, `at most ${maxMentions} mentions`)
export type Body = readonly z.output<typeof block>[]

type Mention = Extract<Inline, { type: 'person' | 'organisation' }>
const isMention = (part: Inline): part is Mention => part.type === 'person' || part.type === 'organisation'

const inlinesOf = (blocks: Body): readonly Inline[] =>
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
