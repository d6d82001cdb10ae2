import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { id, instant, line, text } from '#shared/lib/ids.ts'

export const templateKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/u)

/** What a template says about one part of a document: a heading with everything up to the next one of its level. */
const partGuidance = z.strictObject({
  /** Id of the heading's block, in the template and in every document that began with it. */
  block: z.string().regex(/^[\w-]{1,64}$/u),
  title: line(200),
  /** Named as "nog leeg" while nothing is written in it. Never blocks. */
  required: z.boolean(),
  /** Shown in grey where the part begins, while it is empty; no part of the text. Empty: none. */
  ghost: text(500),
  /** What belongs in this part, for whoever asks. Empty: none. */
  help: text(2000),
})
export type PartGuidance = z.output<typeof partGuidance>

const documentNode = z.custom<DocumentNode>((value) => typeof value === 'object' && value !== null && 'type' in value)

/** A new version of a template, or of a new one. `basedOn` is the version that was changed; 0 for a new template. */
export const templateInput = z.strictObject({
  basedOn: z.number().int().min(0),
  name: line(100),
  purpose: line(500),
  /** A retired template is not offered for new documents; documents that began with it keep it. */
  retired: z.boolean().default(false),
  /** ProseMirror's JSON of a document in our schema. */
  content: documentNode,
  guidance: z.array(partGuidance).max(200),
})
export type TemplateInput = z.output<typeof templateInput>

/** A template in a list, as its newest version is. */
const templateSummary = z.object({
  key: z.string(),
  version: z.number().int(),
  name: z.string(),
  purpose: z.string(),
  retired: z.boolean(),
})
export type TemplateSummary = z.output<typeof templateSummary>
export const templateList = z.object({ items: z.array(templateSummary) })
export const templateListQuery = z.strictObject({ retired: z.enum(['true', 'false']).default('false') })

/** One version: it never changes. */
export const templateVersion = templateSummary.extend({
  content: documentNode,
  guidance: z.array(partGuidance),
  createdAt: instant,
  /** null: it came with the product. */
  createdBy: person.nullable(),
})
export type TemplateVersion = z.output<typeof templateVersion>

/** Who made which version when, the newest first. */
export const templateHistory = z.object({
  items: z.array(templateVersion.omit({ content: true, guidance: true })),
})

/** What a document began with. The version is null for documents from before templates had versions. */
export const documentTemplate = z.object({ key: id, version: z.number().int().nullable() })
