import { can } from '#shared/access/can.ts'
import { extendedTerm, roundCircle, type Term } from '#shared/consultations/rules.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { standingOf } from '#server/access/may.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import type { Act } from '#server/events/acts.ts'
import type { AppContext } from '#server/http/context.ts'
import type { Writer } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import type { StoredExtension } from './extension-store.ts'
import { roundById, type StoredRound } from './store.ts'

/** Who looks at a round, with which eyes. */
export interface RoundLook {
  readonly round: StoredRound
  readonly viewer: Viewer
  readonly writer: Writer
  /** The koepel or organisation in whose circle he speaks freely about this round; null: he is in none ([C6]). */
  readonly circle: string | null
  /** May he lead the round: a writer who acts for the organisation that leads it ([C3])? */
  readonly leads: boolean
  /** May he write the reaction of the organisation that he acts for ([C11])? */
  readonly reacts: boolean
  /** May he remark inside? */
  readonly remarks: boolean
}

/** @throws {Problem} `not-found` when this dossier has no such round */
export async function lookAtRound(db: Parts['db'], c: AppContext): Promise<RoundLook> {
  const { dossierId } = standingOf(c)
  const round = await roundById(db, dossierId, c.req.param('roundId') ?? '')
  if (!round) throw new Problem('not-found')
  return await lookWith(db, c, round)
}

/** The same eyes at a round that was found already. */
export async function lookWith(db: Parts['db'], c: AppContext, round: StoredRound): Promise<RoundLook> {
  const standing = standingOf(c)
  const viewer = await viewerIn(db, standing)
  const circle = roundCircle(viewer, round.invited)
  const mayReact = can(standing, 'consultation.react') === 'yes'
  return {
    round,
    viewer,
    writer: { userId: signedInOf(c).userId, actsFor: standing.actsFor },
    circle,
    leads: can(standing, 'consultation.lead') === 'yes' && viewer.organisationCode === round.openedFor,
    reacts: mayReact && viewer.organisationCode !== null && round.invited.includes(viewer.organisationCode),
    remarks: mayReact && circle !== null,
  }
}

/** @throws {Problem} `not-allowed` */
export function demandLead({ leads }: RoundLook): void {
  if (!leads) throw new Problem('not-allowed')
}

/** Passes for who may write the reaction of the organisation that he acts for. @throws {Problem} `not-allowed` */
export function demandReacting({ reacts }: RoundLook): void {
  if (!reacts) throw new Problem('not-allowed')
}

/**
 * The circle inside which he speaks. To who is in none its inside does not exist.
 * @throws {Problem} `not-found`
 */
export function demandCircle({ circle, viewer, writer }: RoundLook): Circle {
  if (circle === null) throw new Problem('not-found')
  if (circle === viewer.koepel) return { visibility: 'koepel', raisedBy: writer.actsFor, koepel: circle }
  return { visibility: 'organisation', raisedBy: circle }
}

/** The organisation whose reaction he writes or reads along with: his own, or that of his circle ([C11]). */
export const draftedBy = ({ reacts, writer, circle }: RoundLook): string => (reacts ? writer.actsFor : (circle ?? ''))

/** The circle that reads along with the draft that he writes: the koepel's, or his own organisation alone ([C11]). */
export function draftCircle(look: RoundLook): Circle {
  const circle = demandCircle(look)
  return look.circle === look.writer.actsFor ? circle : { visibility: 'organisation', raisedBy: look.writer.actsFor }
}

/** An act about this round; without a circle everybody in the dossier knows of it. */
export const actIn = (
  { round }: RoundLook,
  action: Act['action'],
  more: { details?: Record<string, unknown>; circle?: Circle } = {},
): Act => ({
  action,
  objectKind: 'consultation',
  objectId: round.id,
  dossierId: round.dossierId,
  ...more,
})

/** The term as it is for an organisation, with what was granted to it. */
export const termFor = (
  round: StoredRound,
  organisation: string | null,
  extensions: readonly StoredExtension[],
): Term =>
  extendedTerm(
    round,
    extensions.flatMap((each) => (each.organisation === organisation ? (each.decision?.until ?? []) : [])),
  )
