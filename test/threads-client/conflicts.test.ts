import { describe, expect, test } from 'vitest'
import type { ThreadView } from '#shared/threads/schema.ts'
import { conflictsOf } from '#client/threads/conflicts.ts'
import { aThread } from './a-thread.ts'

const proposal = { content: [], openStart: 0, openEnd: 0 }
const proposed = (id: string, more: Partial<ThreadView> = {}): ThreadView =>
  aThread({ id, kind: 'tekstvoorstel', proposal, ...more })
const clashes = (spots: Readonly<Record<string, readonly [number, number]>>, threads: readonly ThreadView[]) => {
  const places = new Map(Object.entries(spots).map(([id, [from, to]]) => [id, { from, to }]))
  return [...conflictsOf(threads, places)].map(([id, others]) => `${id}: ${others.map((each) => each.id).join(' ')}`)
}

describe('two proposals clash', () => {
  test('when they want the same words, in each of them', () => {
    expect(
      clashes(
        { a: [5, 20], b: [15, 30], c: [40, 50] },
        ['a', 'b', 'c'].map((id) => proposed(id)),
      ),
    ).toEqual(['a: b', 'b: a'])
  })

  test('not when they only touch, and not with one that is decided or lost', () => {
    const threads = [proposed('a'), proposed('b'), proposed('c', { state: 'resolved' }), proposed('d')]
    expect(clashes({ a: [5, 20], b: [20, 30], c: [5, 30] }, threads)).toEqual([])
  })

  test('when both insert at the same place, and when one inserts inside what the other replaces', () => {
    expect(
      clashes(
        { a: [5, 5], b: [5, 5], c: [5, 9] },
        ['a', 'b', 'c'].map((id) => proposed(id)),
      ),
    ).toEqual(['a: b', 'b: a'])
    expect(
      clashes(
        { a: [5, 9], b: [7, 7] },
        ['a', 'b'].map((id) => proposed(id)),
      ),
    ).toEqual(['a: b', 'b: a'])
  })
})
