import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant } from '#shared/lib/ids.ts'
import { imageTypes } from './limits.ts'

/** An image of a document. Its alternative text is not here: it is an attribute in the document, part of the text. */
export const image = z.object({
  id,
  documentId: id,
  /** Where it is served: `/api/v1/documents/…/images/…`. */
  url: z.string(),
  type: z.enum(imageTypes),
  /** In pixels, as it is shown: turned when its orientation says so. */
  width: z.number().int(),
  height: z.number().int(),
  /** More than one: it moves, and needs a way to stop it (WCAG 2.2.2). */
  frames: z.number().int(),
  /** Size as stored, without metadata. */
  bytes: z.number().int(),
  createdAt: instant,
  createdBy: person,
})
export type Image = z.output<typeof image>
