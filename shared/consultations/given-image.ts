/** A reaction that was given, as addresses name it. */
export interface GivenId {
  readonly dossierId: string
  readonly roundId: string
  readonly reactionId: string
}

/** Where the images of a reaction are served to everybody who reads it: its document, which has them, is not there for them. */
export const givenImageUrl = ({ dossierId, roundId, reactionId }: GivenId, imageId: string): string =>
  `/api/v1/dossiers/${dossierId}/consultations/${roundId}/reactions/${reactionId}/images/${imageId}`
