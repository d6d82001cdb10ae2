import { addDays, addMonths, type Day, daysBetween } from '#shared/lib/day.ts'
import type { Viewer } from '#shared/threads/visibility.ts'

/** Months for a bestuurlijk judgement. Source: practice of the UDO (domain.md 3.2; overheidvannu.nl, 4 June 2024). */
const TERM_MONTHS = 2

/** The last day of an ordinary term that begins on this day ([C4]). */
export const defaultClosesOn = (opensOn: Day): Day => addMonths(opensOn, TERM_MONTHS)

/** Is this term shorter than the UDO's, so that it needs a reason that all can read? [C4] */
export const isShort = (opensOn: Day, closesOn: Day): boolean => closesOn < defaultClosesOn(opensOn)

/** A term, both days included. */
export interface Term {
  readonly opensOn: Day
  readonly closesOn: Day
}

/** Days left of a term; 0 on its last day, negative when it is over. */
export const daysLeft = ({ closesOn }: Term, today: Day): number => daysBetween(today, closesOn)

/** A reaction on the last day is in time. */
export const isLate = ({ closesOn }: Term, givenOn: Day): boolean => givenOn > closesOn

/** The term as it is for an organisation: to the latest day that was granted to it ([C8]). */
export const extendedTerm = (term: Term, granted: readonly Day[]): Term => ({
  opensOn: term.opensOn,
  closesOn: granted.reduce((latest, day) => (day > latest ? day : latest), term.closesOn),
})

/** A meeting in a koepel's own calendar. */
export interface CommitteeDate {
  readonly name: string
  readonly meetsOn: Day
  /** Last day on which papers can go to it; null: the day itself. */
  readonly papersDueOn: Day | null
}

/** Whether the term lets a committee speak ([C9]). */
export type CommitteeFit<T extends CommitteeDate> =
  | { readonly kind: 'fits'; readonly committee: T }
  /** No meeting that can still get papers is inside the term; `next` is the first after it, to ask an extension for. */
  | { readonly kind: 'misses'; readonly next: T | null }
  | { readonly kind: 'no-calendar' }

/** The last meeting inside the term that can still get papers: the later, the more time for the members. */
export function committeeFit<T extends CommitteeDate>(term: Term, calendar: readonly T[], today: Day): CommitteeFit<T> {
  if (calendar.length === 0) return { kind: 'no-calendar' }
  const possible = calendar
    .filter(({ meetsOn, papersDueOn }) => (papersDueOn ?? meetsOn) >= today && meetsOn >= term.opensOn)
    .toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1))
  const inside = possible.findLast(({ meetsOn }) => meetsOn <= term.closesOn)
  if (inside) return { kind: 'fits', committee: inside }
  return { kind: 'misses', next: possible[0] ?? null }
}

export const reminderKinds = ['opened', 'third-left', 'three-days', 'closed'] as const
type ReminderKind = (typeof reminderKinds)[number]
export interface Reminder {
  readonly kind: ReminderKind
  readonly on: Day
}

/**
 * On which days a round asks for attention ([C16]): when it opens, when a third of the term is left, three days before
 * the end, and the day after it. A term too short for one of them leaves it out.
 */
export function remindersOf({ opensOn, closesOn }: Term): Reminder[] {
  const thirdLeft = addDays(closesOn, -Math.floor(daysBetween(opensOn, closesOn) / 3))
  const threeDays = addDays(closesOn, -3)
  return [
    { kind: 'opened', on: opensOn },
    ...(thirdLeft > opensOn && thirdLeft < threeDays ? [{ kind: 'third-left' as const, on: thirdLeft }] : []),
    ...(threeDays > opensOn ? [{ kind: 'three-days' as const, on: threeDays }] : []),
    { kind: 'closed', on: addDays(closesOn, 1) },
  ]
}

/** The reminders that fell after `after` (null: since ever) and on or before `today`. */
export const dueReminders = (term: Term, after: Day | null, today: Day): Reminder[] =>
  remindersOf(term).filter(({ on }) => on <= today && (after === null || on > after))

/**
 * The circle in which this viewer speaks freely about a round: that of an invited koepel that he is or that stands for his
 * layer, else his own invited organisation. Null: he is in no circle of this round ([C6]).
 */
export function roundCircle(viewer: Viewer, invited: readonly string[]): string | null {
  const { organisationCode, koepel } = viewer
  if (koepel !== null && invited.includes(koepel)) return koepel
  return organisationCode !== null && invited.includes(organisationCode) ? organisationCode : null
}

/** Is this viewer inside the circle of this koepel or organisation? */
export const isInside = (viewer: Viewer, circle: string): boolean =>
  viewer.organisationCode === circle || viewer.koepel === circle

/** Where in the text something is about. */
interface Placed {
  readonly place: { readonly blockId: string | null } | null
}

/** Remarks by the place they are about, in the order of the text; those without a place, or lost from it, come last. */
export function groupByPlace<T extends Placed>(
  remarks: readonly T[],
  blocksInOrder: readonly string[],
): { blockId: string | null; remarks: T[] }[] {
  const order = new Map(blocksInOrder.map((blockId, index) => [blockId, index]))
  const groups = Map.groupBy(remarks, ({ place }) =>
    place?.blockId && order.has(place.blockId) ? place.blockId : null,
  )
  const position = (blockId: string | null): number =>
    blockId === null ? order.size : (order.get(blockId) ?? order.size)
  return [...groups]
    .map(([blockId, each]) => ({ blockId, remarks: each }))
    .toSorted((a, b) => position(a.blockId) - position(b.blockId))
}

/** The members of a koepel that never opened the round; for the koepel only ([C10]). */
export const notLooked = <T extends { readonly code: string }>(
  members: readonly T[],
  looked: ReadonlySet<string>,
): T[] => members.filter(({ code }) => !looked.has(code))

/** One point of a reaction, as it is given. */
export interface Point {
  readonly id: string
  readonly text: string
}
/** What is compared of two times that a reaction was given. */
export interface Given<P extends Point = Point> {
  readonly standpoint: string
  readonly summary: string
  readonly points: readonly P[]
}

export interface ReactionChange<P extends Point = Point> {
  /** From and to; null when it is the same. */
  readonly standpoint: readonly [string, string] | null
  readonly summary: readonly [string, string] | null
  readonly added: readonly P[]
  readonly removed: readonly P[]
  readonly changed: readonly { readonly id: string; readonly text: readonly [string, string] }[]
}

const fromTo = (from: string, to: string): readonly [string, string] | null => (from === to ? null : [from, to])

/** What changed between two times that an organisation gave its reaction ([C13]). */
export function reactionChange<P extends Point>(before: Given<P>, after: Given<P>): ReactionChange<P> {
  const was = new Map(before.points.map((point) => [point.id, point]))
  const is = new Set(after.points.map(({ id }) => id))
  return {
    standpoint: fromTo(before.standpoint, after.standpoint),
    summary: fromTo(before.summary, after.summary),
    added: after.points.filter(({ id }) => !was.has(id)),
    removed: before.points.filter(({ id }) => !is.has(id)),
    changed: after.points.flatMap(({ id, text }) => {
      const earlier = was.get(id)?.text
      return earlier === undefined || earlier === text ? [] : [{ id, text: [earlier, text] as const }]
    }),
  }
}

/** An answer to a point, and to which text of it. */
export interface Answered {
  readonly pointId: string
  /** The text that was answered. */
  readonly pointText: string
}

/** Points without an answer, or whose text changed after it ([C14], [C15]). */
export const unanswered = <P extends Point>(points: readonly P[], answers: readonly Answered[]): P[] =>
  points.filter(({ id, text }) => !answers.some((answer) => answer.pointId === id && answer.pointText === text))
