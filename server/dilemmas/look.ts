import { Problem } from '#shared/lib/problem.ts'
import type { Viewer } from '#shared/threads/visibility.ts'
import { standingOf } from '#server/access/may.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import type { Act } from '#server/events/acts.ts'
import type { AppContext } from '#server/http/context.ts'
import type { Writer } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { dilemmaById, type StoredDilemma } from './store.ts'

/** Who looks at a dossier, with which eyes. */
export interface Looker {
  readonly dossierId: string
  readonly viewer: Viewer
  readonly writer: Writer
}
/** Somebody who looks at a dilemma that he may see. */
export interface Look extends Looker {
  readonly dilemma: StoredDilemma
}

/** Whoever makes this request, behind `may()`. */
export async function lookerOf(db: Parts['db'], c: AppContext): Promise<Looker> {
  const standing = standingOf(c)
  const { userId } = signedInOf(c)
  const writer = { userId, actsFor: standing.actsFor }
  return { dossierId: standing.dossierId, viewer: await viewerIn(db, standing), writer }
}

/**
 * As {@link lookerOf}, at the dilemma of this request.
 * @throws {Problem} `not-found` when there is none in this dossier that he may see ([D13])
 */
export async function lookAt(db: Parts['db'], c: AppContext): Promise<Look> {
  return await lookAgain(db, await lookerOf(db, c), c.req.param('dilemmaId') ?? '')
}

/** The dilemma as it is now: in the transaction of a change, and after it. */
export async function lookAgain(db: Parts['db'], looker: Looker, id: string): Promise<Look> {
  const { dossierId, viewer, writer } = looker
  const dilemma = await dilemmaById(db, { dossierId, id }, viewer)
  if (!dilemma) throw new Problem('not-found')
  return { dossierId, viewer, writer, dilemma }
}

/** An act about this dilemma, known to whoever may see the dilemma. */
export const actOn = ({ dilemma }: Look, action: Act['action'], details: Act['details'] = {}): Act => ({
  action,
  objectKind: 'dilemma',
  objectId: dilemma.id,
  dossierId: dilemma.dossierId,
  circle: dilemma.item.circle,
  details,
})
