import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { contentFormats } from '#shared/documents/schema.ts'
import { id, instant, line } from '#shared/lib/ids.ts'
import { organisationRef } from '#shared/organisations/schema.ts'

/** "0.4 voor consultatie". */
export const versionName = line(120)
export const versionInput = z.strictObject({ name: versionName })

/** A document as it was at one moment, that nobody can change. */
export const version = z.object({
  id,
  documentId: id,
  name: z.string(),
  /** 1, 2, 3 … within the document. */
  number: z.number().int(),
  /** Every update of the document's log up to and including this one is in it. */
  seq: z.number().int(),
  /** Hex SHA-256 over the bytes that `content?format=json` answers. */
  sha256: z.string(),
  /** Its headings and paragraphs carry numbers ("3.2, alinea 4"), which are no content. */
  numbered: z.boolean(),
  createdAt: instant,
  createdBy: person,
  actsFor: organisationRef,
})
export type Version = z.output<typeof version>
/** The newest first. */
export const versionList = z.object({ items: z.array(version) })

export const versionContentQuery = z.strictObject({ format: z.enum(contentFormats).default('json') })
