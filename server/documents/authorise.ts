import { can } from '#shared/access/can.ts'
import { groupOf } from '#shared/organisations/layers.ts'
import { documentStanding } from '#server/access/standing.ts'
import { known, organisationRefOf, peopleById } from '#server/auth/people-store.ts'
import { userOfSession } from '#server/auth/session-store.ts'
import type { Parts } from '#server/parts.ts'
import type { Authorise, Verdict } from '#server/sync/sync.ts'

const refuse = (reason: 'notSignedIn' | 'noAccess'): Verdict => ({ kind: 'refuse', reason })

/**
 * Who may enter the room of a document, and whether to read or to write: the session must hold, the account be active,
 * and the dossier allow it. A document that is not there is refused like one that is closed to this person.
 */
export const makeAuthorise =
  ({ db, clock }: Pick<Parts, 'db' | 'clock'>): Authorise =>
  async (documentId, sessionHash) => {
    const session = sessionHash === undefined ? undefined : await userOfSession(db, sessionHash, clock())
    if (!session) return refuse('notSignedIn')
    const standing = await documentStanding(db, session.userId, documentId, clock())
    if (!standing || can(standing, 'document.read') !== 'yes') return refuse('noAccess')
    const { name } = known(await peopleById(db, [session.userId]), session.userId)
    const organisation = await organisationRefOf(db, standing.actsFor)
    return {
      kind: 'enter',
      mode: can(standing, 'document.write') === 'yes' ? 'write' : 'read',
      participant: {
        userId: session.userId,
        name,
        organisationCode: organisation.code,
        // as people call it: "Utrecht" alone is a province and a municipality
        organisation: organisation.abbreviation ?? organisation.name,
        group: groupOf(organisation),
      },
    }
  }
