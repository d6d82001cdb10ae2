import type { Day } from '#shared/lib/day.ts'
import type { RoundStep } from './machine.ts'
import { dueReminders, type Reminder, type Term } from './rules.ts'

/** What of a round and of whoever looks decides whether it asks for his attention. */
export interface AttentionFacts {
  readonly step: RoundStep
  /** As it is for his organisation or his circle; for who leads the round, with all that was granted. */
  readonly term: Term
  /** `circle`: he is inside; `leader`: he leads the round, and is in no circle of it. */
  readonly as: 'circle' | 'leader'
  /** The organisation of his circle gave a reaction. */
  readonly hasGiven: boolean
  /** He has opened the round, namens whom he acts. */
  readonly hasLooked: boolean
}

/**
 * The reminder that a round is to somebody now; undefined when it asks nothing of him ([C16], [C20]). The last one that
 * fell counts: the opening until he has looked, the others until a reaction is given. Who leads it hears that the term is
 * over, until he closes it.
 */
export function attentionOf(facts: AttentionFacts, today: Day): Reminder | undefined {
  const { step, term, hasGiven, hasLooked } = facts
  const last = dueReminders(term, null, today).at(-1)
  if (!last || step === 'settled') return undefined
  if (facts.as === 'leader') return last.kind === 'closed' && step === 'open' ? last : undefined
  if (hasGiven || (last.kind === 'opened' && hasLooked)) return undefined
  // closed before its time: nothing more is asked than what the term would ask
  return step === 'open' || last.kind === 'closed' ? last : undefined
}
