import { addDays, addMonths, type Day, daysBetween, startOfMonth, startOfWeek } from '#shared/lib/day.ts'
import { Problem } from '#shared/lib/problem.ts'
import {
  type Circle,
  circleOf,
  defaultVisibility,
  isWider,
  isWithin,
  type Viewer,
  type Visibility,
} from '#shared/threads/visibility.ts'
import { type DilemmaEventType, type DilemmaStep, isEnding, isOpen, needsEveryone, possibleEvents } from './machine.ts'

/** A dilemma that nobody took up for this long asks for attention: two meetings of an ordinary team. Ours to choose. */
const UNTOUCHED_DAYS = 14
/** From this many days before it is needed, a dilemma comes first: time for one more meeting and its papers. */
const SOON_DAYS = 14

/** Why a dilemma stands where it stands in the register, from what needs most attention to what needs none ([D16]). */
export const attentions = ['overdue', 'soon', 'untouched', 'review', 'open', 'underway', 'parked', 'solved'] as const
export type Attention = (typeof attentions)[number]

/** What decides how much attention a dilemma needs. Nothing of who raised it: the register ranks no parties. */
export interface AttentionFacts {
  readonly step: DilemmaStep
  readonly raisedOn: Day
  /** Day of its last step; the day it was raised when it had none. */
  readonly lastStepOn: Day
  readonly neededByOn: Day | null
  /** Day of the meeting it is on. */
  readonly meetsOn: Day | null
  /** Day on which a parked one is to be looked at again. */
  readonly reviewOn: Day | null
}

/** How much attention a dilemma needs on a day ([D16]). */
export function attentionOf(facts: AttentionFacts, today: Day): Attention {
  const { step, neededByOn, meetsOn, reviewOn, raisedOn } = facts
  if (step === 'opgelost') return 'solved'
  if (step === 'geparkeerd') return reviewOn !== null && reviewOn <= today ? 'review' : 'parked'
  if (neededByOn !== null && neededByOn < today) return 'overdue'
  if (step === 'geagendeerd' && meetsOn !== null && meetsOn < today) return 'review'
  if (neededByOn !== null && daysBetween(today, neededByOn) <= SOON_DAYS) return 'soon'
  if (step === 'gesignaleerd' && daysBetween(raisedOn, today) >= UNTOUCHED_DAYS) return 'untouched'
  return isOpen(step) ? 'open' : 'underway'
}

/**
 * Orders the register: by attention; inside it what is needed first; then the oldest, except that of the solved ones the
 * newest is first ([D16]). Without ties by `id`, so that pages fit together.
 */
export function byAttention(today: Day) {
  return (a: AttentionFacts & { readonly id: string }, b: AttentionFacts & { readonly id: string }): number => {
    const attention = attentionOf(a, today)
    const difference = attentions.indexOf(attention) - attentions.indexOf(attentionOf(b, today))
    if (difference !== 0) return difference
    if (attention === 'solved') return compare(b.lastStepOn, a.lastStepOn) || compare(a.id, b.id)
    return compare(dayThatCounts(a), dayThatCounts(b)) || compare(a.raisedOn, b.raisedOn) || compare(a.id, b.id)
  }
}

/** After every real day: what has no day comes after what has one. */
const NO_DAY = '9999-12-31'
const dayThatCounts = ({ step, neededByOn, meetsOn, reviewOn }: AttentionFacts): Day =>
  (step === 'geagendeerd' ? meetsOn : step === 'geparkeerd' ? reviewOn : null) ?? neededByOn ?? NO_DAY

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Days since it was raised; for a solved one until it was solved ([D8]). */
export const ageDays = ({ step, raisedOn, lastStepOn }: AttentionFacts, today: Day): number =>
  daysBetween(raisedOn, step === 'opgelost' ? lastStepOn : today)

/** How old a dilemma is, in the groups by which the register is filtered ([D17]). */
export const ages = ['week', 'month', 'quarter', 'older'] as const
export type Age = (typeof ages)[number]

/** Of the last week, month or quarter (7, 31, 92 days), or older. */
export function ageGroup(days: number): Age {
  if (days <= 7) return 'week'
  if (days <= 31) return 'month'
  return days <= 92 ? 'quarter' : 'older'
}

/** What the picture over time needs of one dilemma, as far as whoever asks may know it. */
export interface PictureFacts {
  readonly raisedOn: Day
  /** First step after flagging; null when there was none. */
  readonly discussedOn: Day | null
  /** Last time it was solved, while it still is; null otherwise. */
  readonly solvedOn: Day | null
}

export const periods = ['week', 'month'] as const
export type Period = (typeof periods)[number]

/** One bar of the picture. */
interface PictureBar {
  /** First day of the week (a Monday) or month. */
  readonly from: Day
  readonly flagged: number
  readonly discussed: number
  readonly solved: number
}

export interface Picture {
  readonly bars: readonly PictureBar[]
  /** Days from flag to first discussion, of those that were discussed, ascending. */
  readonly daysToDiscussion: readonly number[]
  /** The middle of `daysToDiscussion`; null when there are none. */
  readonly medianDaysToDiscussion: number | null
  /** How many were flagged and not yet discussed. */
  readonly waiting: number
}

/**
 * The picture over time ([D18]): how many were flagged, first discussed and solved in each period, from the period of
 * `since` through that of `until`, also the empty ones. It counts dilemmas and days, never parties.
 */
export function pictureOf(facts: readonly PictureFacts[], range: { by: Period; since: Day; until: Day }): Picture {
  const { by, since, until } = range
  const start = by === 'week' ? startOfWeek : startOfMonth
  const starts: Day[] = []
  for (let from = start(since); from <= until; from = by === 'week' ? addDays(from, 7) : addMonths(from, 1)) {
    starts.push(from)
  }
  const count = (dayOf: (each: PictureFacts) => Day | null, from: Day): number =>
    facts.filter((each) => {
      const day = dayOf(each)
      return day !== null && start(day) === from
    }).length
  const daysToDiscussion = facts
    .flatMap(({ raisedOn, discussedOn }) => (discussedOn === null ? [] : [daysBetween(raisedOn, discussedOn)]))
    .toSorted((a, b) => a - b)
  return {
    bars: starts.map((from) => ({
      from,
      flagged: count((each) => each.raisedOn, from),
      discussed: count((each) => each.discussedOn, from),
      solved: count((each) => each.solvedOn, from),
    })),
    daysToDiscussion,
    medianDaysToDiscussion: median(daysToDiscussion),
    waiting: facts.filter((each) => each.discussedOn === null && each.solvedOn === null).length,
  }
}

function median(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** Whose the dilemma is. */
export interface Ownership {
  readonly circle: Circle
  readonly ownerId: string | null
}
/** Who wants to do something with it, with the eyes of the organisation namens which he acts. */
export interface Asker {
  readonly userId: string
  readonly viewer: Viewer
}

/** Is it his: of the organisation that raised it, or his as its owner ([D6])? */
export const isOwnerOf = ({ circle, ownerId }: Ownership, { userId, viewer }: Asker): boolean =>
  viewer.organisationCode === circle.raisedBy || userId === ownerId

/**
 * Passes when this person may take this step; that he may comment and may see the dilemma was asked before ([D5]).
 * @throws {Problem} `not-allowed` ([D6]), `too-narrow` ([D7])
 */
export function demandStep(type: DilemmaEventType, { circle, ownerId }: Ownership, { userId, viewer }: Asker): void {
  if (isEnding(type) && !isOwnerOf({ circle, ownerId }, { userId, viewer })) throw new Problem('not-allowed')
  if (needsEveryone(type) && circle.visibility !== 'everyone') throw new Problem('too-narrow')
}

/** The steps that this person may take now, for a screen that offers only those. */
export function stepsFor(step: DilemmaStep, ownership: Ownership, asker: Asker): DilemmaEventType[] {
  const ownsIt = isOwnerOf(ownership, asker)
  return possibleEvents(step).filter(
    (type) => (ownsIt || !isEnding(type)) && (ownership.circle.visibility === 'everyone' || !needsEveryone(type)),
  )
}

/**
 * Where a dilemma starts unless its raiser chooses ([D9]): in the inner circle where there is one, also when the thread it
 * is made from is everybody's, and no wider than that thread.
 */
export function startingVisibility(viewer: Viewer, thread: Circle | undefined): Visibility {
  const own = defaultVisibility(viewer)
  return thread && isWider(own, thread.visibility) ? thread.visibility : own
}

/**
 * The circle of what this viewer says about something with circle `about` ([D11]): as wide as that, or narrower when he
 * wants. Undefined when what he wants is wider, or cannot be.
 */
export function saidCircle(about: Circle, viewer: Viewer, wanted: Visibility = about.visibility): Circle | undefined {
  const circle = circleOf(wanted, viewer)
  return circle && isWithin(circle, about) ? circle : undefined
}
