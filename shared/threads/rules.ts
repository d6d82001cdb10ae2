import { can, type Standing } from '#shared/access/can.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Level, Outcome, ThreadKind, ThreadState } from './kinds.ts'
import {
  choicesOf,
  circleOf,
  defaultVisibility,
  isWider,
  isWithin,
  mayWiden,
  type Circle,
  type Viewer,
  type Visibility,
} from './visibility.ts'

/** What the rules know of a thread. */
export interface Thread {
  readonly kind: ThreadKind
  readonly level: Level
  readonly state: ThreadState
  readonly circle: Circle
  readonly authorId: string
  /** Of a tekstvoorstel; null while it is not decided, and again when it was reopened. */
  readonly outcome: Outcome | null
  /** Who decided; null while nobody did. */
  readonly decidedBy: string | null
  /** Since which seq the accepted words are in the text; null while they are not. */
  readonly appliedSeq: number | null
}

/** What the rules know of a reply. */
export interface Reply {
  readonly circle: Circle
  readonly authorId: string
  readonly isWithdrawn: boolean
}

/** Who asks: the person, his standing in the dossier, and the eyes he looks with. */
export interface Who {
  readonly userId: string
  readonly standing: Standing & {
    /** The circle of the document; not set where everybody in the dossier sees it. Nothing in it is wider. */
    readonly within?: Circle | undefined
  }
  readonly viewer: Viewer
}

export const threadActions = [
  'reply',
  'agree',
  'edit',
  'withdraw',
  'resolve',
  'reopen',
  'widen',
  'promote',
  'attach',
  'decide',
  'apply',
] as const
export type ThreadAction = (typeof threadActions)[number]

type Verdict = 'yes' | 'no' | 'step'
const isTaken = (outcome: Outcome | null): boolean => outcome === 'accepted' || outcome === 'accepted-changed'

/** The state an action asks for; it says nothing about who. */
function fits(thread: Thread, action: ThreadAction, { standing, viewer }: Who): boolean {
  const { state } = thread
  switch (action) {
    case 'reply':
    case 'agree':
    case 'edit':
    case 'resolve':
      return state === 'open'
    case 'decide':
      return state === 'open' && thread.kind === 'tekstvoorstel'
    case 'reopen':
      return state === 'resolved'
    case 'apply':
      return state === 'resolved' && isTaken(thread.outcome) && thread.appliedSeq === null
    case 'withdraw':
    case 'attach':
      return state !== 'withdrawn'
    case 'widen':
      return (
        state !== 'withdrawn' &&
        choicesIn(standing.within, viewer).some((each) => isWider(each, thread.circle.visibility))
      )
    case 'promote':
      return state !== 'withdrawn' && thread.level === 'ambtelijk'
  }
  return false
}

/** Whom an action belongs to; it says nothing about when. Everybody here sees the thread and may comment. */
function belongsTo(thread: Thread, action: ThreadAction, who: Who): boolean {
  const isRaiser = who.viewer.organisationCode === thread.circle.raisedBy
  const isWriter = can(who.standing, 'document.write') === 'yes'
  // in a text that is written by all who comment, they do not all close each other's threads
  const hasCharge = can(who.standing, 'document.rename') === 'yes'
  switch (action) {
    case 'reply':
    case 'agree':
      return true
    case 'edit':
      return isRaiser && who.userId === thread.authorId
    case 'withdraw':
    case 'promote':
    case 'widen':
      return isRaiser
    case 'resolve':
    case 'reopen':
    case 'attach':
      return isRaiser || hasCharge
    case 'decide':
      return isWriter
    case 'apply':
      return isWriter && who.userId === thread.decidedBy
  }
  return false
}

function verdict(thread: Thread, action: ThreadAction, who: Who): Verdict {
  if (can(who.standing, 'document.comment') !== 'yes' || !belongsTo(thread, action, who)) return 'no'
  return fits(thread, action, who) ? 'yes' : 'step'
}

/** What this person may do with a thread that he sees, now. [T30] */
export const actionsOf = (thread: Thread, who: Who): ThreadAction[] =>
  threadActions.filter((action) => verdict(thread, action, who) === 'yes')

/**
 * Passes when the thread's state and this person allow it. The caller has made sure that he sees the thread. [T30]
 * @throws {Problem} `not-allowed` when it is not his to do, `step-not-possible` when it cannot be done now
 */
export function demandAction(thread: Thread, action: ThreadAction, who: Who): void {
  const found = verdict(thread, action, who)
  if (found === 'no') throw new Problem('not-allowed')
  if (found === 'step') throw new Problem('step-not-possible')
}

export const replyActions = ['edit', 'withdraw', 'widen'] as const
export type ReplyAction = (typeof replyActions)[number]

function replyVerdict(reply: Reply, thread: Thread, action: ReplyAction, who: Who): Verdict {
  const isOwn = who.viewer.organisationCode === reply.circle.raisedBy
  const mayComment = can(who.standing, 'document.comment') === 'yes'
  if (!mayComment || !isOwn || (action === 'edit' && who.userId !== reply.authorId)) return 'no'
  if (reply.isWithdrawn || (action === 'edit' && thread.state !== 'open')) return 'step'
  const isWidest = !replyChoicesOf(thread.circle, who.viewer).some((each) => isWider(each, reply.circle.visibility))
  return action === 'widen' && isWidest ? 'step' : 'yes'
}

/** What this person may do with a reply that he sees, now: see [T31]. */
export const replyActionsOf = (reply: Reply, thread: Thread, who: Who): ReplyAction[] =>
  replyActions.filter((action) => replyVerdict(reply, thread, action, who) === 'yes')

/**
 * Editing is the author's, withdrawing and widening his organisation's; none after it was withdrawn. [T31]
 * @throws {Problem} `not-allowed` or `step-not-possible`
 */
export function demandReplyAction(reply: Reply, thread: Thread, action: ReplyAction, who: Who): void {
  const found = replyVerdict(reply, thread, action, who)
  if (found === 'no') throw new Problem('not-allowed')
  if (found === 'step') throw new Problem('step-not-possible')
}

const refuseVisibility = (message: string): never => {
  throw new Problem('invalid-input', { fields: [{ path: 'visibility', message }] })
}

/** The visibilities that somebody may give what he says in a document with this circle; undefined: one without. [T24] */
export const choicesIn = (within: Circle | undefined, viewer: Viewer): Visibility[] =>
  within ? replyChoicesOf(within, viewer) : choicesOf(viewer)

/** Where a new thread starts in a document with this circle, unless its author chooses. [T21] [T24] */
export const defaultVisibilityIn = (within: Circle | undefined, viewer: Viewer): Visibility =>
  within ? defaultReplyVisibility(within, viewer) : defaultVisibility(viewer)

/**
 * The circle of a new thread in a document with this circle.
 * @throws {Problem} `invalid-input` when its raiser has no such circle, or it is wider than the document's [T21] [T24]
 */
export function circleOfNew(viewer: Viewer, asked?: Visibility, within?: Circle): Circle {
  if (within) return circleOfReply(within, viewer, asked)
  return (
    circleOf(asked ?? defaultVisibility(viewer), viewer) ?? refuseVisibility('no such circle for this organisation')
  )
}

/** The visibilities that a reply may have in this thread, from narrow to wide; never wider than the thread. [T24] */
export const replyChoicesOf = (thread: Circle, viewer: Viewer): Visibility[] =>
  choicesOf(viewer).filter((visibility) => {
    const circle = circleOf(visibility, viewer)
    return circle !== undefined && isWithin(circle, thread)
  })

/** Where a reply starts unless its author chooses: as wide as his own default, but never wider than the thread. [T21] */
export function defaultReplyVisibility(thread: Circle, viewer: Viewer): Visibility {
  const usual = defaultVisibility(viewer)
  return replyChoicesOf(thread, viewer).findLast((each) => !isWider(each, usual)) ?? 'organisation'
}

/** The circle of a new reply. @throws {Problem} `invalid-input` when it is none for him, or wider than the thread [T24] */
export function circleOfReply(thread: Circle, viewer: Viewer, asked?: Visibility): Circle {
  const visibility = asked ?? defaultReplyVisibility(thread, viewer)
  const circle = circleOf(visibility, viewer)
  return circle && isWithin(circle, thread) ? circle : refuseVisibility('not within the circle of the thread')
}

/**
 * The wider circle; the caller stores it and writes the act down. There is no way back. [T22]
 * @throws {Problem} `not-allowed` for another organisation, `step-not-possible` when it is not wider
 */
export function widened(circle: Circle, to: Visibility, viewer: Viewer): Circle {
  if (viewer.organisationCode !== circle.raisedBy) throw new Problem('not-allowed')
  const wider = circleOf(to, viewer)
  if (!wider || !mayWiden(circle, to, viewer)) throw new Problem('step-not-possible')
  return wider
}

/**
 * Passes when not more people read it now than its author knew when he began to edit: what he writes is for those.
 * @throws {Problem} `changed-meanwhile` [T22]
 */
export function demandNotWiderThan(seenBy: Visibility | undefined, { visibility }: Circle): void {
  if (seenBy !== undefined && isWider(visibility, seenBy)) throw new Problem('changed-meanwhile')
}

/** As {@link widened}, for a reply: at most as wide as its thread. @throws {Problem} `step-not-possible` beyond that [T24] */
export function widenedReply(thread: Circle, reply: Circle, to: Visibility, viewer: Viewer): Circle {
  const wider = widened(reply, to, viewer)
  if (!isWithin(wider, thread)) throw new Problem('step-not-possible')
  return wider
}

/** The state after a decision: every decision closes the thread; reopening it forgets the outcome, not the entry. [T42] */
export const decided = (outcome: Outcome, by: string) =>
  ({ state: 'resolved', outcome, decidedBy: by, appliedSeq: null }) as const
export const reopened = { state: 'open', outcome: null, decidedBy: null, appliedSeq: null } as const

/** Does a thread go along with a version of this level? Officials' talk stays behind unless promoted by name. [T33] */
export const travelsWith = (thread: Pick<Thread, 'level' | 'state'>, version: Level): boolean =>
  thread.state !== 'withdrawn' && (version === 'ambtelijk' || thread.level === 'bestuurlijk')
