import { z } from 'zod'

/**
 * An edit of something that others may edit too says which version it was made from. When that is no longer the newest,
 * the answer is `changed-meanwhile` with both texts ({@link EditConflict}) and nothing is overwritten.
 */
export const basedOn = z.number().int().min(1)

/**
 * Made by the client once per thing that somebody writes: sending it twice makes one. It becomes the id of what was
 * written, so it is as random as an id.
 */
export const writeKey = z
  .string()
  .regex(/^[\w-]{22,64}$/u)
  .optional()

/** What somebody typed and what is there now, so that he can put them together. In the problem's `conflict`. */
export interface EditConflict {
  /** The newest version: send this as `basedOn` with the text that should be there. */
  readonly version: number
  readonly yours: unknown
  readonly theirs: unknown
}
