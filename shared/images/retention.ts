/** How long an image that no text shows any more is kept: as long as somebody may come back from leave and undo. */
export const IMAGE_RETENTION_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** What is known of one image when the round is made that removes images. */
export interface ImageUse {
  readonly id: string
  /** Since when no round found it in the text; from its upload on until the first round that does. Null: in the text. */
  readonly unusedSinceMs: number | null
}

/** Where images are referred to, as found now. */
export interface References {
  /** In the durable text of the document. */
  readonly inText: ReadonlySet<string>
  /** In a stored version, or whatever else a feature keeps that shows images. */
  readonly elsewhere: ReadonlySet<string>
}

export type ImageFate =
  /** In the text or in something stored: forget that it was unused. */
  | 'used'
  /** Not found for the first time: its term begins. */
  | 'begin-term'
  /** Its term runs. */
  | 'wait'
  /** Its term is over. Ask the log before removing: an entry since the term began that names it begins a new one. */
  | 'expired'

/**
 * What happens to an image in this round.
 * [IM1] An image that the text or a stored version shows is kept, however long.
 * [IM2] One that nothing shows is kept {@link IMAGE_RETENTION_DAYS} days from the first round that missed it, or from
 * its upload.
 * [IM3] One that is shown again starts over.
 * [IM4] Rounds see moments, the log sees everything: when an entry since its term began names the image, the term begins
 * again now. So an image goes only when it was in no text of the whole term, however few rounds were made.
 */
export function fateOf(image: ImageUse, references: References, nowMs: number): ImageFate {
  if (references.inText.has(image.id) || references.elsewhere.has(image.id)) return 'used'
  if (image.unusedSinceMs === null) return 'begin-term'
  return nowMs - image.unusedSinceMs > IMAGE_RETENTION_DAYS * DAY_MS ? 'expired' : 'wait'
}
