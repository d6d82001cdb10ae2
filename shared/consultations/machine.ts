import { Problem } from '#shared/lib/problem.ts'

/**
 * The steps of a round; see SPEC.md. `open`: reactions are asked. `closed`: the reactienota is there and points are being
 * answered. `settled`: every point has its answer.
 */
export const roundSteps = ['open', 'closed', 'settled'] as const
export type RoundStep = (typeof roundSteps)[number]

/** `change`: an organisation gave a changed reaction after the round was settled. */
export const roundEvents = ['close', 'reopen', 'settle', 'change'] as const
export type RoundEvent = (typeof roundEvents)[number]

const steps: Readonly<Record<RoundStep, Partial<Record<RoundEvent, RoundStep>>>> = {
  open: { close: 'closed' },
  closed: { reopen: 'open', settle: 'settled' },
  settled: { change: 'closed' },
}

/**
 * The step of a round after `event` ([C2]).
 * @throws {Problem} `step-not-possible`
 */
export function nextRound(step: RoundStep, event: RoundEvent): RoundStep {
  const next = steps[step][event]
  if (!next) throw new Problem('step-not-possible', { detail: `${event} is not possible in a round that is ${step}` })
  return next
}

/** With what authority a reaction is given: by officials and subject to the board, or established by the board. */
export const reactionMandates = ['ambtelijk', 'bestuurlijk-vastgesteld'] as const
export type ReactionMandate = (typeof reactionMandates)[number]

/**
 * Passes when a reaction may be given with this mandate ([C12], [C13]).
 * @param before with which mandate this organisation gave its reaction last; null when it never did
 * @throws {Problem} `step-not-possible`: the board's word is not replaced by an official's, and a settled round takes no
 * first reaction
 */
export function demandGiving(step: RoundStep, before: ReactionMandate | null, mandate: ReactionMandate): void {
  if (before === 'bestuurlijk-vastgesteld' && mandate === 'ambtelijk') {
    throw new Problem('step-not-possible', { detail: 'the reaction was established by the board already' })
  }
  if (step === 'settled' && before === null) {
    throw new Problem('step-not-possible', { detail: 'the round is settled' })
  }
}
