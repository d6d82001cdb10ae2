import { describe, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { type ActivityEntry, visitsBetween, withEdit, withVisit } from '#client/editor/activity.ts'
import { editsIn, type RemoteEdit } from '#client/editor/activity-edits.ts'
import { isEmpty, newsSince, saysAt } from '#client/editor/announce.ts'
import type { AnnounceMode } from '#client/editor/calm.ts'
import { sectionOf } from '#client/editor/follow.ts'
import type { Participant } from '#client/editor/people.ts'

const joris: Participant = { userId: 'j', name: 'Joris de Wit', organisation: 'Provincie Utrecht', group: 'provincie' }
const sanne: Participant = { userId: 's', name: 'Sanne Bakker', organisation: 'gemeente Zeist', group: 'gemeente' }
const minute = 60_000
const none: readonly ActivityEntry[] = []

const block = (name: string, words: string, id: string): XmlElement => {
  const element = new XmlElement(name)
  element.setAttribute('id', id)
  element.insert(0, [new XmlText(words)])
  return element
}

const textIn = (element: unknown): XmlText => {
  const text = element instanceof XmlElement ? element.get(0) : undefined
  if (!(text instanceof XmlText)) throw new Error('no text')
  return text
}

const turn = (mode: AnnounceMode, isCalm = false) => ({
  choice: { mode, isCalm },
  hasNews: true,
  lastKeyMs: 100_000,
  lastSaidMs: 95_000,
})

const edit = (person: Participant | undefined, section: string, blockId: string) => ({ person, section, blockId })

/** A document of mine that hears another one. */
function two() {
  const mine = new Doc()
  const theirs = new Doc()
  const fragment = theirs.getXmlFragment('content')
  fragment.insert(0, [block('heading', 'Doel', 'h1'), block('paragraph', 'Water.', 'p1')])
  applyUpdate(mine, encodeStateAsUpdate(theirs))
  const seen: RemoteEdit[] = []
  const own = mine.getXmlFragment('content')
  own.observeDeep((events, transaction) => void seen.push(...editsIn(own, events, transaction)))
  theirs.on('update', (update: Uint8Array) => applyUpdate(mine, update, 'remote'))
  return { theirs, fragment, seen }
}
describe('when others are announced', () => {
  test('a summary waits until one was quiet for two seconds, and ten seconds after the last one', () => {
    expect(saysAt(turn('summary'))).toBe(105_000)
    expect(saysAt({ ...turn('summary'), lastKeyMs: 120_000 })).toBe(122_000)
  })

  test('each thing is told two seconds after the last, whatever one types', () =>
    expect(saysAt(turn('all'))).toBe(97_000))

  test('never when it is off, in quiet mode, or when there is no news', () => {
    expect(saysAt(turn('off'))).toBeUndefined()
    expect(saysAt(turn('all', true))).toBeUndefined()
    expect(saysAt({ ...turn('all'), hasNews: false })).toBeUndefined()
  })
})

describe('what is told', () => {
  test('the paragraph one is in goes first, and of each person only where he was last', () => {
    let entries = withEdit(none, edit(joris, 'Doel', 'a'), 1)
    entries = withEdit(entries, edit(joris, 'Bekostiging', 'b'), 2)
    entries = withEdit(entries, edit(sanne, 'Doel', 'mine'), 3)
    const news = newsSince(entries, 0, 'mine')
    expect(news.here.map(({ person }) => person?.name)).toEqual(['Sanne Bakker'])
    expect(news.elsewhere.map(({ section }) => section)).toEqual(['Bekostiging'])
    expect(isEmpty(newsSince(entries, 3, 'mine'))).toBe(true)
  })

  test('who came and went again in between is not told', () => {
    let entries = withVisit(none, { kind: 'came', person: joris }, 1)
    entries = withVisit(entries, { kind: 'left', person: joris }, 2)
    entries = withVisit(entries, { kind: 'came', person: sanne }, 3)
    const { came, left } = newsSince(entries, 0, undefined)
    expect([...came, ...left]).toMatchObject([{ kind: 'came', person: sanne }])
  })

  test('edits of one person under one heading are one entry, for five minutes', () => {
    let entries = withEdit(none, edit(joris, 'Doel', 'a'), 0)
    entries = withEdit(entries, edit(joris, 'Doel', 'b'), minute)
    expect(entries).toMatchObject([{ blockIds: new Set(['a', 'b']), atMs: minute }])
    expect(withEdit(entries, edit(joris, 'Doel', 'b'), 7 * minute)).toHaveLength(2)
  })

  test('oneself is no visit', () => {
    expect(visitsBetween([], [joris, sanne], 's')).toEqual([{ kind: 'came', person: joris }])
    expect(visitsBetween([joris, sanne], [], 's')).toEqual([{ kind: 'left', person: joris }])
  })
})

describe('whose edit it was, and where', () => {
  test('typing is of its clientID, in its block, under its heading', () => {
    const { theirs, fragment, seen } = two()
    textIn(fragment.get(1)).insert(0, 'Bodem en ')
    expect(seen).toMatchObject([{ client: theirs.clientID, blockId: 'p1' }])
    expect(sectionOf(seen[0]?.child)).toBe('Doel')
  })

  test('a new block too; what only goes has no name on it', () => {
    const { theirs, fragment, seen } = two()
    fragment.insert(2, [block('paragraph', 'Nieuw.', 'p2')])
    textIn(fragment.get(1)).delete(0, 2)
    fragment.delete(2, 1)
    expect(seen.map(({ client, blockId }) => [client, blockId])).toEqual([
      [theirs.clientID, 'p2'],
      [undefined, 'p1'],
      [undefined, undefined],
    ])
  })

  test('two writers in one message are told apart by what stands in each text', () => {
    const { theirs, fragment, seen } = two()
    const third = new Doc()
    applyUpdate(third, encodeStateAsUpdate(theirs))
    textIn(third.getXmlFragment('content').get(0)).insert(0, 'Het ')
    const update = encodeStateAsUpdate(third)
    // Yjs takes another clientID after writing and hearing in one transaction
    const writer = theirs.clientID
    theirs.transact(() => {
      textIn(fragment.get(1)).insert(0, 'Bodem en ')
      applyUpdate(theirs, update)
    })
    const writers = new Map(seen.map(({ blockId, client }) => [blockId, client]))
    expect(writers.get('h1')).toBe(third.clientID)
    expect(writers.get('p1')).toBe(writer)
  })
})
