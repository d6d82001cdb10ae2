import { layers } from '#shared/organisations/layers.ts'
import { maySee, viewerOf, type Circle } from '#shared/threads/visibility.ts'
import { documentStanding } from '#server/access/standing.ts'
import { koepels, lookingIn } from '#server/access/viewer-store.ts'
import type { Parts } from '#server/parts.ts'
import type { Participant } from '#server/sync/sync.ts'

/**
 * Tells those in the room that a thread changed, as far as they may know: to the others no byte goes. [T25]
 * Whoever hears it asks for the thread in the ordinary way.
 */
export async function tellCircle(
  { db, clock, sync }: Pick<Parts, 'db' | 'clock' | 'sync'>,
  thread: { readonly documentId: string; readonly id: string },
  circle: Circle,
): Promise<void> {
  if (circle.visibility === 'everyone') {
    sync.tell(thread.documentId, 'thread', thread.id)
    return
  }
  const all = await koepels(db)
  const inspectors = new Set<string>()
  for (const userId of await lookingIn(db, thread.documentId, clock())) {
    const standing = await documentStanding(db, userId, thread.documentId, clock())
    if (standing?.inspectionUntil != null) inspectors.add(userId)
  }
  sync.tell(thread.documentId, 'thread', thread.id, (participant) => {
    const party = partyOf(participant)
    return party !== undefined && !inspectors.has(participant.userId) && maySee(circle, viewerOf(party, all))
  })

  function partyOf({ organisationCode: code, group }: Participant) {
    if (group === 'koepel') return all.find((each) => each.code === code)
    const layer = layers.find((each) => each === group)
    return layer && ({ code, kind: 'overheid', layer } as const)
  }
}
