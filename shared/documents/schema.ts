import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { roles } from '#shared/access/roles.ts'
import { id, instant, line } from '#shared/lib/ids.ts'
import { organisationRef } from '#shared/organisations/schema.ts'
import { documentTemplate, templateKey } from '#shared/templates/schema.ts'
import { visibilities } from '#shared/threads/visibility.ts'
import { maxImportCharacters } from './limits.ts'

export const documentTitle = line(200)

export const contentFormats = ['json', 'html', 'markdown', 'text'] as const
export type ContentFormat = (typeof contentFormats)[number]
export const importFormats = ['markdown', 'html', 'text'] as const
export type ImportFormat = (typeof importFormats)[number]

export const documentInput = z.strictObject({
  title: documentTitle,
  /** Key of the template it begins with; `blank` is free text. With `content` only remembered. */
  template: templateKey.default('blank'),
  content: z.strictObject({ format: z.enum(importFormats), body: z.string().max(maxImportCharacters) }).optional(),
})
/** `numbered`: headings and paragraphs carry numbers that others can cite ("3.2, alinea 4"). */
export const documentPatch = z
  .strictObject({ title: documentTitle, archived: z.boolean(), numbered: z.boolean() })
  .partial()
export type DocumentPatch = z.output<typeof documentPatch>

export const documentSummary = z.object({
  id,
  dossierId: id,
  title: z.string(),
  createdAt: instant,
  createdBy: person,
  /** Last change of the text or of the title. */
  changedAt: instant,
  archivedAt: instant.nullable(),
  /** Who sees it when not everybody in the dossier does; in words: `visibilityWords`. */
  circle: z
    .object({ visibility: z.enum(visibilities), raisedBy: organisationRef, koepel: organisationRef.nullable() })
    .nullable(),
})
export type DocumentSummary = z.output<typeof documentSummary>
export const documentList = z.object({ items: z.array(documentSummary) })
export const documentListQuery = z.strictObject({ archived: z.enum(['true', 'false']).default('false') })

export const documentDetail = documentSummary.extend({
  dossierTitle: z.string(),
  template: documentTemplate,
  /** What whoever asks may do here. */
  role: z.enum(roles),
  mayWrite: z.boolean(),
  numbered: z.boolean(),
})
export type DocumentDetail = z.output<typeof documentDetail>

export const contentQuery = z.strictObject({ format: z.enum(contentFormats).default('json') })
/** ProseMirror's JSON of a node. */
export interface DocumentNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly DocumentNode[]
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
  readonly text?: string
}
