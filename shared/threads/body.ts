import { z } from 'zod'
import { safeHref } from '#shared/documents/href.ts'
import { id } from '#shared/lib/ids.ts'
import { organisationCode } from '#shared/organisations/schema.ts'
import { bodyText, inlinesOf, isMention } from './body-words.ts'

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
