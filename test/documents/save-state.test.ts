import { describe, expect, test } from 'vitest'
import { nextProgress, type ProgressEvent, saveStateOf, startOfProgress } from '#client/editor/save-state.ts'

const NOW_MS = 1_000
const after = (...events: ProgressEvent[]) =>
  saveStateOf(events.reduce((progress, event) => nextProgress(progress, event, NOW_MS), startOfProgress))

const opened = [{ type: 'opened' }, { type: 'synced' }] as const
const answered = { type: 'sent', isAnswer: true } as const
const sent = { type: 'sent', isAnswer: false } as const
const changed = { type: 'changed' } as const

describe('the save state says "saved" only of what is on the server’s disk', () => {
  test('loading until the first text came', () => {
    expect(after()).toEqual({ kind: 'loading' })
    expect(after({ type: 'opened' })).toEqual({ kind: 'loading' })
    expect(after(...opened)).toEqual({ kind: 'saved', atMs: undefined })
  })

  test('a change is saving until its own message is acknowledged', () => {
    expect(after(...opened, answered, changed, sent)).toEqual({ kind: 'saving', waiting: 1 })
    expect(after(...opened, answered, changed, sent, { type: 'acknowledged', count: 1 })).toEqual({
      kind: 'saving',
      waiting: 1,
    })
    expect(after(...opened, answered, changed, sent, { type: 'acknowledged', count: 2 })).toEqual({
      kind: 'saved',
      atMs: NOW_MS,
    })
  })

  test('a change after the message that is acknowledged still waits', () => {
    const state = after(...opened, answered, changed, sent, changed, sent, { type: 'acknowledged', count: 2 })
    expect(state).toEqual({ kind: 'saving', waiting: 1 })
  })

  test('what was made offline is not saved by an update that went out before the answer', () => {
    const offline = [changed, changed, { type: 'opened' }, { type: 'synced' }] as const
    expect(after(...offline, changed, sent, { type: 'acknowledged', count: 1 })).toEqual({ kind: 'saving', waiting: 3 })
    expect(after(...offline, changed, sent, answered, { type: 'acknowledged', count: 2 })).toEqual({
      kind: 'saved',
      atMs: NOW_MS,
    })
  })

  test('the count of a new connection starts anew; what was under way waits again', () => {
    const lost = after(...opened, answered, changed, sent, { type: 'lost' })
    expect(lost).toEqual({ kind: 'offline', waiting: 1, onDevice: 0 })
    const back = [...opened, answered, changed, sent, { type: 'lost' }, ...opened, answered] as const
    expect(after(...back)).toEqual({ kind: 'saving', waiting: 1 })
    expect(after(...back, { type: 'acknowledged', count: 1 })).toEqual({ kind: 'saved', atMs: NOW_MS })
  })
})

describe('without a connection', () => {
  test('only what is written on the device is said to be there', () => {
    const offline = [...opened, { type: 'lost' }, changed, changed] as const
    expect(after(...offline)).toEqual({ kind: 'offline', waiting: 2, onDevice: 0 })
    expect(after(...offline, { type: 'stored', own: 1 })).toEqual({ kind: 'offline', waiting: 2, onDevice: 1 })
    expect(after(...offline, { type: 'stored', own: 2 })).toEqual({ kind: 'offline', waiting: 2, onDevice: 2 })
  })

  test('what an earlier visit left waits too', () => {
    expect(after({ type: 'restored', waiting: 4 }, { type: 'lost' })).toEqual({
      kind: 'offline',
      waiting: 4,
      onDevice: 4,
    })
    expect(after({ type: 'restored', waiting: 4 }, ...opened)).toEqual({ kind: 'saving', waiting: 4 })
  })
})

describe('the end', () => {
  test.each(['signed-out', 'old-schema', 'rights-withdrawn', 'too-large'] as const)(
    '%s stays until it is resumed',
    (why) => {
      const ended = [...opened, changed, { type: 'ended', why }] as const
      const state = after(...ended)
      expect(after(...ended, { type: 'lost' })).toEqual(state)
      expect(['signed-out', 'old-schema', 'refused']).toContain(state.kind)
      expect(after(...ended, { type: 'resumed' }, ...opened)).toEqual({ kind: 'saving', waiting: 1 })
    },
  )
})
