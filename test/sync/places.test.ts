import { describe, expect, test } from 'vitest'
import { DeletedRanges } from '#server/sync/deleted-ranges.ts'
import { placeOf, Places } from '#server/sync/places.ts'
import { scanUpdate, type Struct } from '#server/sync/scan.ts'
import { handMade, length, text, type, values, type HandMade } from '#test/support/hostile.ts'

const structOf = (made: HandMade): Struct => {
  const struct = scanUpdate(handMade([made])).sections[0]?.structs[0]
  if (!struct) throw new Error('nothing was made')
  return struct
}

/** Puts these structs, and says where the last one is. */
function placeAfter(...all: readonly HandMade[]): number {
  const places = new Places()
  for (const struct of all.map(structOf))
    places.put(
      struct,
      placeOf(struct, (id) => places.get(id)),
    )
  const last = all.at(-1) ?? { client: 0, clock: 0 }
  return places.get(last)
}

describe('[G5] an item is where Yjs puts it', () => {
  const element = { client: 1, clock: 0, ref: 7, content: type(3, 'paragraph') }
  const node = { client: 2, clock: 0, ref: 7, parent: [1, 0], content: type(6) } as const
  const characters = { client: 3, clock: 0, ref: 4, parent: [2, 0], content: text('abc') } as const
  const gone = { client: 4, clock: 0, ref: 0, content: length(3) }
  const nowhere = placeAfter(gone)
  const inText = placeAfter(element, node, characters)
  const more = { client: 5, clock: 0, ref: 4, content: text('x') }

  test('beside its left neighbour, when the right one is elsewhere', () => {
    const between = { ...more, origin: [3, 0], rightOrigin: [1, 0] } as const
    expect(placeAfter(element, node, characters, between)).toBe(inText)
    const reversed = { ...more, origin: [1, 0], rightOrigin: [3, 0] } as const
    expect(() => placeAfter(element, node, characters, reversed)).toThrow('an item where no editor puts it')
  })

  test('beside its right neighbour, when it has no other', () => {
    expect(placeAfter(element, node, characters, { ...more, rightOrigin: [3, 0] })).toBe(inText)
  })

  test.each<[string, Partial<HandMade>]>([
    ['its left neighbour', { origin: [4, 1], rightOrigin: [1, 0] }],
    ['its right neighbour', { origin: [1, 0], rightOrigin: [4, 2] }],
    ['its parent', { parent: [4, 0] }],
  ])('nowhere, when %s is gone', (_what, struct) => {
    expect(nowhere).not.toBe(inText)
    expect(placeAfter(element, gone, { ...more, ...struct })).toBe(nowhere)
  })

  test.each<[string, Partial<HandMade>]>([
    ['characters', {}],
    ['a value', { ref: 8, key: 'id', content: values(1) }],
    ['an element', { ref: 7, content: type(3, 'paragraph') }],
  ])('nowhere, when what should hold it holds nothing: %s', (_what, struct) => {
    expect(placeAfter(element, node, characters, { ...more, parent: [3, 1], ...struct })).toBe(nowhere)
  })
})

test('[G6] deletions of a client are known whatever their order and overlap', () => {
  const deleted = new DeletedRanges()
  deleted.add(1, 20, 25)
  deleted.add(1, 2, 4)
  deleted.add(1, 1, 10)
  deleted.add(1, 10, 12)
  expect(deleted.missing(1, 0, 30)).toEqual([
    [0, 1],
    [12, 20],
    [25, 30],
  ])
  deleted.add(1, 0, 30)
  deleted.add(1, 5, 6)
  expect(deleted.missing(1, 0, 31)).toEqual([[30, 31]])
  expect(deleted.missing(2, 0, 1)).toEqual([[0, 1]])
})
