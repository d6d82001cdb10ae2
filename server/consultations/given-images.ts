import { type GivenId, givenImageUrl } from '#shared/consultations/given-image.ts'
import { imageUrl } from '#shared/images/address.ts'
import type { GivenText } from './reaction-store.ts'

// A quote in what people wrote is escaped in JSON: these bytes are an attribute and never words.

/** Does a reaction that was given show this image of the document in which it was written? */
export const showsImage = ({ content, documentId }: GivenText, imageId: string): boolean =>
  content.includes(`"src":"${imageUrl(documentId, imageId)}"`)

/** The text of a reaction with its images at their addresses in the round: at those of its document its readers get none. */
export const withGivenImages = ({ content, documentId }: GivenText, of: GivenId): string =>
  content.replaceAll(`"src":"${imageUrl(documentId, '')}`, () => `"src":"${givenImageUrl(of, '')}`)
