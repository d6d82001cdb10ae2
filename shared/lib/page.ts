import { z } from 'zod'

/** Cursor paging: ask with `limit` and the `next` of the answer before. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
})
export type PageQuery = z.output<typeof pageQuery>

export interface Page<T> {
  readonly items: readonly T[]
  /** Cursor of the next page; null when this is the last. */
  readonly next: string | null
}
