import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant } from '#shared/lib/ids.ts'
import { organisation } from '#shared/organisations/schema.ts'

export const searchQuery = z.strictObject({
  q: z.string().max(200),
  /** Only the headings and the text of this document. */
  document: id.optional(),
  archived: z.enum(['true', 'false']).default('false'),
})

/** A piece of the text with what was looked for marked in it. */
const snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }))

/** A document where people choose one: found, opened lately, favourite. */
const documentChoice = z.object({
  id,
  title: z.string(),
  dossierId: id,
  dossierTitle: z.string(),
  changedAt: instant,
  archived: z.boolean(),
  favourite: z.boolean(),
})
export type DocumentChoice = z.output<typeof documentChoice>
export const documentChoices = z.object({ items: z.array(documentChoice) })

const foundDocument = documentChoice.extend({ snippet })
const foundHeading = z.object({
  documentId: id,
  documentTitle: z.string(),
  /** `/documenten/:id#blok`. */
  blockId: z.string(),
  level: z.number().int(),
  text: z.string(),
})
export type FoundHeading = z.output<typeof foundHeading>

/** What answers, of what whoever asks may see, the best of each kind first. There is no count of what is not shown. */
export const searchAnswer = z.object({
  dossiers: z.array(z.object({ id, title: z.string(), archived: z.boolean() })),
  documents: z.array(foundDocument),
  headings: z.array(foundHeading),
  people: z.array(person),
  organisations: z.array(organisation),
})
export type SearchAnswer = z.output<typeof searchAnswer>
