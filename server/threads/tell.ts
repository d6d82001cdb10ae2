import { layers } from '#shared/organisations/layers.ts'
import { maySee, viewerOf, type Circle } from '#shared/threads/visibility.ts'
import { documentStanding } from '#server/access/standing.ts'
import { koepels, lookingIn, unconfirmedIn } from '#server/access/viewer-store.ts'
import type { Parts } from '#server/parts.ts'
import type { Participant } from '#server/sync/sync.ts'

/**
 * Tells those in the room that a thread (or a dilemma, or a round) changed, as far as they may know: to the others no byte
 * goes. [T25] Whoever hears it asks for it in the ordinary way.
 */
export async function tellCircle(
  { db, clock, sync }: Pick<Parts, 'db' | 'clock' | 'sync'>,
  thing: { readonly documentId: string; readonly id: string; readonly kind?: 'dilemma' | 'consultation' },
  circle: Circle,
): Promise<void> {
  const { documentId, id, kind = 'thread' } = thing
  if (circle.visibility === 'everyone') {
    sync.tell(documentId, kind, id)
    return
  }
  const all = await koepels(db)
  const outside = new Set(await unconfirmedIn(db, documentId))
  for (const userId of await lookingIn(db, documentId, clock())) {
    const standing = await documentStanding(db, userId, documentId, clock())
    if (standing?.inspectionUntil != null) outside.add(userId)
  }
  sync.tell(documentId, kind, id, (participant) => {
    const party = partyOf(participant)
    return party !== undefined && !outside.has(participant.userId) && maySee(circle, viewerOf(party, all))
  })

  function partyOf({ organisationCode: code, group }: Participant) {
    if (group === 'koepel') return all.find((each) => each.code === code)
    const layer = layers.find((each) => each === group)
    return layer && ({ code, kind: 'overheid', layer } as const)
  }
}
