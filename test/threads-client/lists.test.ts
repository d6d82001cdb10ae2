import { describe, expect, test } from 'vitest'
import { countsOf, filtered, mentions, noFilter, raisersOf } from '#client/threads/filters.ts'
import { markedThreads } from '#client/threads/in-text.ts'
import { mentionableOf } from '#client/threads/mentionable.ts'
import { withThreads } from '#client/threads/queries.ts'
import { aThread } from './a-thread.ts'

const joris = { userId: 'joris', organisationCode: 'pv26' }
const toJoris = aThread({
  id: 'a',
  body: [{ type: 'paragraph', content: [{ type: 'person', id: 'joris', name: 'Joris de Wit' }] }],
})
const toProvince = aThread({
  id: 'b',
  kind: 'vraag',
  body: [{ type: 'paragraph', content: [{ type: 'organisation', code: 'pv26', name: 'Utrecht' }] }],
})
const archived = aThread({ id: 'c', state: 'resolved' })
const all = [toJoris, toProvince, archived]

describe('what the rail shows', () => {
  test('open ones, those that mention me or my organisation, and the archive', () => {
    expect(countsOf(all, joris)).toEqual({ open: 2, mentioned: 2, archive: 1 })
    expect(filtered(all, { ...noFilter, state: 'mentioned' }, joris).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(filtered(all, { ...noFilter, kind: 'vraag' }, joris).map(({ id }) => id)).toEqual(['b'])
    expect(filtered(all, { ...noFilter, layer: 'rijk' }, joris)).toEqual([])
    expect(filtered(all, { ...noFilter, organisation: 'gm0355' }, joris)).toHaveLength(2)
    expect(raisersOf(all)).toHaveLength(1)
  })

  test('[T42] an accepted proposal stays among the open ones of whoever accepted it, until it is in the text', () => {
    const anchor = { start: '', end: '', quote: '42', prefix: '', suffix: '', blockId: null, alone: [], seq: 1 }
    const accepted = aThread({ id: 'e', anchor, state: 'resolved', may: ['reopen', 'apply'] })
    const list = [accepted, aThread({ ...accepted, id: 'f', may: ['reopen'] })]
    expect(countsOf(list, joris)).toEqual({ open: 1, mentioned: 0, archive: 2 })
    expect(filtered(list, noFilter, joris)).toEqual([accepted])
    expect(markedThreads(list, null, 'voorstel').map(({ id }) => id)).toEqual(['e'])
  })

  test('a mention in what was withdrawn does not count', () => {
    expect(mentions(toJoris, joris)).toBe(true)
    expect(mentions({ ...toJoris, withdrawnAt: '2026-11-24T09:00:00.000Z' }, joris)).toBe(false)
  })
})

describe('a change that comes in', () => {
  test('replaces its thread and leaves the others the same objects', () => {
    const changed = { ...toProvince, level: 'bestuurlijk' as const }
    const next = withThreads(all, [changed])
    expect(next[1]).toBe(changed)
    expect(next[0]).toBe(toJoris)
    expect(withThreads(all, [])).toBe(all)
  })

  test('a new one stands in the order of what was said', () => {
    const earlier = aThread({ id: 'd', createdAt: '2026-11-23T08:00:00.000Z' })
    expect(withThreads(all, [earlier]).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
  })
})

test('a whole organisation and its people can be mentioned, each once; an inspector cannot', () => {
  const { organisation } = toJoris.author
  const entry = {
    role: 'writer',
    organisation,
    since: '2026-11-24T08:00:00.000Z',
    grantedBy: null,
    until: null,
    reason: null,
  } as const
  const found = mentionableOf([
    { ...entry, kind: 'person', person: toJoris.author },
    { ...entry, kind: 'organisation', person: null },
    { ...entry, kind: 'inspection', person: { id: 'admin', name: 'Karin Smit', organisation } },
  ])
  expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['person Sanne Bakker', 'organisation Zeist'])
})
