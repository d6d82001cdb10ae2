import { describe, expect, test } from 'vitest'
import { roles, type Role } from '#shared/access/roles.ts'
import { levels, outcomes, threadKinds, threadStates } from '#shared/threads/kinds.ts'
import {
  actionsOf,
  circleOfNew,
  circleOfReply,
  defaultReplyVisibility,
  demandAction,
  replyActionsOf,
  replyChoicesOf,
  threadActions,
  travelsWith,
  widened,
  widenedReply,
  type Thread,
  type ThreadAction,
  type Who,
} from '#shared/threads/rules.ts'
import type { Viewer } from '#shared/threads/visibility.ts'

const utrecht: Viewer = { organisationCode: 'gm0344', koepel: 'vng' }
const vng: Viewer = { organisationCode: 'vng', koepel: 'vng' }
const bzk: Viewer = { organisationCode: 'mnre1034', koepel: null }

const thread = (more: Partial<Thread> = {}): Thread => ({
  kind: 'opmerking',
  level: 'ambtelijk',
  state: 'open',
  circle: { visibility: 'koepel', raisedBy: 'gm0344', koepel: 'vng' },
  authorId: 'anna',
  outcome: null,
  decidedBy: null,
  appliedSeq: null,
  ...more,
})
const who = (userId: string, viewer: Viewer, role: Role, archived = false): Who => ({
  userId,
  viewer,
  standing: { role, archived },
})

type When = (t: Thread) => boolean
type Whose = (t: Thread, w: Who) => boolean
const anybody: Whose = () => true
const raiser: Whose = (t, w) => w.viewer.organisationCode === t.circle.raisedBy
const writer: Whose = (_t, w) => w.standing.role === 'writer' || w.standing.role === 'manager'
const either: Whose = (t, w) => raiser(t, w) || writer(t, w)
const author: Whose = (t, w) => raiser(t, w) && w.userId === t.authorId
const decider: Whose = (t, w) => writer(t, w) && w.userId === t.decidedBy
const open: When = (t) => t.state === 'open'
const present: When = (t) => t.state !== 'withdrawn'
const isTaken: When = (t) => t.outcome === 'accepted' || t.outcome === 'accepted-changed'

/** The table of [T30], written down a second time: who, and when. */
const table: Readonly<Record<ThreadAction, readonly [Whose, When]>> = {
  reply: [anybody, open],
  agree: [anybody, open],
  edit: [author, open],
  withdraw: [raiser, present],
  resolve: [either, open],
  reopen: [either, (t) => t.state === 'resolved'],
  widen: [raiser, (t) => present(t) && t.circle.visibility !== 'everyone'],
  promote: [raiser, (t) => present(t) && t.level === 'ambtelijk'],
  attach: [either, present],
  decide: [writer, (t) => open(t) && t.kind === 'tekstvoorstel'],
  apply: [decider, (t) => t.state === 'resolved' && isTaken(t) && t.appliedSeq === null],
}

describe('what may be done', () => {
  test('[T30] the table holds for every thread and everybody', () => {
    const circles: Thread['circle'][] = [thread().circle, { visibility: 'everyone', raisedBy: 'gm0344' }]
    const threads = threadKinds.flatMap((kind) =>
      threadStates.flatMap((state) =>
        levels.flatMap((level) =>
          [null, ...outcomes].flatMap((outcome) =>
            circles.flatMap((circle) =>
              [null, 7].map((appliedSeq) =>
                thread({ kind, state, level, outcome, circle, appliedSeq, decidedBy: outcome && 'bea' }),
              ),
            ),
          ),
        ),
      ),
    )
    const people = ['anna', 'bea'].flatMap((id) =>
      [utrecht, vng].flatMap((viewer) => roles.flatMap((role) => [false, true].map((is) => who(id, viewer, role, is)))),
    )
    const wrong = threads.flatMap((t) =>
      people.flatMap((w) => {
        const mayComment = w.standing.role !== 'reader' && !w.standing.archived
        const expected = threadActions.filter((each) => mayComment && table[each][0](t, w) && table[each][1](t))
        return JSON.stringify(actionsOf(t, w)) === JSON.stringify(expected) ? [] : [[t, w, actionsOf(t, w), expected]]
      }),
    )
    expect(wrong).toEqual([])
    expect(threads.length * people.length).toBe(15_360)
  })

  test('[T30] whose it is not gets 403, at the wrong moment 409', () => {
    const resolved = thread({ state: 'resolved' })
    expect(() => demandAction(thread(), 'withdraw', who('x', vng, 'manager'))).toThrow('not-allowed')
    expect(() => demandAction(resolved, 'resolve', who('anna', utrecht, 'commenter'))).toThrow('step-not-possible')
    expect(() => demandAction(resolved, 'reopen', who('anna', utrecht, 'commenter'))).not.toThrow('invalid-input')
  })

  test('[T31] a reply is edited by its author, withdrawn and widened by his organisation, until it is withdrawn', () => {
    const reply = {
      circle: { visibility: 'organisation', raisedBy: 'vng' },
      authorId: 'vera',
      isWithdrawn: false,
    } as const
    expect(replyActionsOf(reply, thread(), who('vera', vng, 'commenter'))).toEqual(['edit', 'withdraw', 'widen'])
    expect(replyActionsOf(reply, thread(), who('veit', vng, 'commenter'))).toEqual(['withdraw', 'widen'])
    expect(replyActionsOf(reply, thread(), who('vera', utrecht, 'manager'))).toEqual([])
    expect(replyActionsOf(reply, thread(), who('vera', vng, 'reader'))).toEqual([])
    expect(replyActionsOf({ ...reply, isWithdrawn: true }, thread(), who('vera', vng, 'commenter'))).toEqual([])
    const widest = { ...reply, circle: { visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' } as const }
    expect(replyActionsOf(widest, thread(), who('vera', vng, 'commenter'))).toEqual(['edit', 'withdraw'])
  })

  test('[T33] ambtelijk does not travel with a bestuurlijke version', () => {
    expect(travelsWith(thread(), 'bestuurlijk')).toBe(false)
    expect(travelsWith(thread({ level: 'bestuurlijk' }), 'bestuurlijk')).toBe(true)
    expect(travelsWith(thread(), 'ambtelijk')).toBe(true)
    expect(travelsWith(thread({ state: 'withdrawn' }), 'ambtelijk')).toBe(false)
  })
})

describe('with whom it is shared', () => {
  const inner = thread().circle
  const everyone = { visibility: 'everyone', raisedBy: 'mnre1034' } as const
  const own = { visibility: 'organisation', raisedBy: 'vng' } as const

  test('[T21] what is new begins in the inner circle where there is one', () => {
    expect(circleOfNew(utrecht).visibility).toBe('koepel')
    expect(circleOfNew(bzk).visibility).toBe('everyone')
    expect(() => circleOfNew(bzk, 'koepel')).toThrow('invalid-input')
  })

  test('[T21] [T24] a reply begins where its author usually begins, and never wider than the thread', () => {
    expect(defaultReplyVisibility(everyone, vng)).toBe('koepel')
    expect(defaultReplyVisibility(everyone, bzk)).toBe('everyone')
    expect(defaultReplyVisibility(inner, vng)).toBe('koepel')
    expect(defaultReplyVisibility(own, vng)).toBe('organisation')
    expect(replyChoicesOf(inner, vng)).toEqual(['organisation', 'koepel'])
    expect(() => circleOfReply(inner, vng, 'everyone')).toThrow('invalid-input')
    expect(circleOfReply(everyone, vng, 'organisation')).toEqual(own)
  })

  test('[T22] [T24] wider only, by its own, and a reply at most as wide as the thread', () => {
    expect(widened(inner, 'everyone', utrecht)).toEqual({ visibility: 'everyone', raisedBy: 'gm0344' })
    expect(() => widened(inner, 'everyone', vng)).toThrow('not-allowed')
    expect(() => widened(inner, 'organisation', utrecht)).toThrow('step-not-possible')
    expect(widenedReply(inner, own, 'koepel', vng).visibility).toBe('koepel')
    expect(() => widenedReply(inner, own, 'everyone', vng)).toThrow('step-not-possible')
  })
})
