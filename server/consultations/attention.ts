import { can } from '#shared/access/can.ts'
import { type AttentionFacts, attentionOf } from '#shared/consultations/attention.ts'
import { daysLeft, extendedTerm, roundCircle } from '#shared/consultations/rules.ts'
import type { RoundAttention } from '#shared/consultations/schema.ts'
import type { Viewer } from '#shared/threads/visibility.ts'
import { reachOf } from '#server/access/reach-store.ts'
import { known } from '#server/auth/people-store.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { givenAndSeen, inRound, waitingRounds } from './attention-store.ts'
import { extensionsOf, type StoredExtension } from './extension-store.ts'
import { termFor } from './look.ts'
import type { StoredRound } from './store.ts'

/** The rounds that ask something of a person, in all dossiers that he is in; what ends first comes first ([C20]). */
export async function attentionFor({ db, clock }: Pick<Parts, 'db' | 'clock'>, userId: string) {
  const today = dayOf(clock())
  const reach = new Map((await reachOf(db, userId)).map((each) => [each.dossierId, each]))
  const rounds = await waitingRounds(db, [...reach.keys()])
  const ids = rounds.map(({ id }) => id)
  const { given, seen } = await givenAndSeen(db, ids, userId)
  const extensions = await extensionsOf(db, ids)
  const items = rounds.flatMap((round): RoundAttention[] => {
    const { viewer, title, role } = known(reach, round.dossierId)
    const mayLead = can({ role, archived: false }, 'consultation.lead') === 'yes'
    const concerned = concernedIn(round, { viewer, mayLead }, extensions.get(round.id) ?? [])
    if (!concerned) return []
    const hasGiven = concerned.organisation !== null && given.has(inRound(round.id, concerned.organisation))
    const hasLooked = viewer.organisationCode !== null && seen.has(inRound(round.id, viewer.organisationCode))
    const { as, term } = concerned
    const reminder = attentionOf({ step: round.step, term, as, hasGiven, hasLooked }, today)
    if (!reminder) return []
    return [
      {
        roundId: round.id,
        dossierId: round.dossierId,
        dossierTitle: title,
        documentId: round.documentId,
        documentTitle: round.documentTitle,
        versionName: round.versionName,
        ...reminder,
        closesOn: term.closesOn,
        daysLeft: daysLeft(term, today),
        as,
      },
    ]
  })
  return { items: items.toSorted((a, b) => a.daysLeft - b.daysLeft || (a.roundId < b.roundId ? -1 : 1)) }
}

type Concerned = Pick<AttentionFacts, 'as' | 'term'> & {
  /** Whose reaction is asked; null for who leads. */
  readonly organisation: string | null
}

/** As what a round concerns somebody; undefined when it does not: he only reads it. */
function concernedIn(
  round: StoredRound,
  { viewer, mayLead }: { viewer: Viewer; mayLead: boolean },
  extensions: readonly StoredExtension[],
): Concerned | undefined {
  const own = viewer.organisationCode
  const organisation = own !== null && round.invited.includes(own) ? own : roundCircle(viewer, round.invited)
  if (organisation !== null) return { as: 'circle', organisation, term: termFor(round, organisation, extensions) }
  if (!mayLead || own !== round.openedFor) return undefined
  const granted = extensions.flatMap(({ decision }) => decision?.until ?? [])
  return { as: 'leader', organisation: null, term: extendedTerm(round, granted) }
}
