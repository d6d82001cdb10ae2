import { describe, expect, test } from 'vitest'
import {
  applyUpdate,
  decodeStateVector,
  decodeUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  mergeUpdates,
  XmlElement,
} from 'yjs'
import { Known } from '#server/sync/known.ts'
import { sift } from '#server/sync/guard.ts'
import { reasonOf } from '#server/sync/refusals.ts'
import { scanUpdate } from '#server/sync/scan.ts'
import { handMade, length, text, type, values, type HandMade } from '#test/support/hostile.ts'
import { Random } from '#test/support/random.ts'
import { firstText, textOf } from '#test/support/yjs-client.ts'

const seeds = [1, 2, 3, Date.now() % 2 ** 31]
const ROUNDS = 4_000

/** A document with a bit of everything, the updates that made it, and what the guard knows of it. */
function start(random: Random): { updates: Uint8Array[]; known: Known; doc: Doc } {
  const updates: Uint8Array[] = []
  const doc = new Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let client = 1; client <= 3; client += 1) {
    doc.clientID = client
    const heading = new XmlElement('heading')
    heading.setAttribute('level', client as never)
    doc.getXmlFragment('content').insert(0, [heading])
    firstText(doc).insert(0, 'Water en bodem 🌊')
    firstText(doc).format(2, 4, { bold: {} })
    firstText(doc).delete(random.below(8), 3)
  }
  doc.clientID = 99 // Yjs takes another one, with a line of output, when somebody else writes under its own
  const stored = { seq: updates.length, snapshot: undefined, tail: updates, owners: new Map() }
  return { updates, known: new Known(stored), doc }
}

/** Whatever is accepted, Yjs takes it: without throwing, without anything left over, up to the same clocks. */
function takesWhatIsAccepted(doc: Doc, known: Known, update: Uint8Array): boolean {
  let sifted
  try {
    sifted = sift(update, known, 'anna')
  } catch (error) {
    // Anything but a refusal is a hole in the guard
    if (reasonOf(error) === undefined) throw error
    return false
  }
  if (!sifted.update) return false
  known.add(sifted.news, 'anna')
  applyUpdate(doc, sifted.update)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  const clocks = decodeStateVector(encodeStateVector(doc))
  expect(decodeStateVector(known.stateVector())).toEqual(clocks)
  expect([...doc.share.keys()]).toEqual(['content'])
  return true
}

/** A copy with some bytes changed, cut or doubled. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = [...bytes]
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const at = random.below(copy.length)
    if (random.chance(70)) copy[at] = random.chance(50) ? random.below(8) : random.below(256)
    else if (random.chance(50)) copy.splice(at, 1 + random.below(3))
    else copy.splice(at, 0, ...copy.slice(at, at + 1 + random.below(6)))
  }
  return new Uint8Array(copy)
}

describe('[G1] what the guard accepts, Yjs can take, and everybody can read', () => {
  test.each(seeds)('real updates with changed bytes, seed %i', (seed) => {
    const random = new Random(seed)
    let accepted = 0
    for (let world = 0; world < 20; world += 1) {
      const { updates, known, doc } = start(random)
      const donor = new Doc()
      applyUpdate(donor, encodeStateAsUpdate(doc))
      donor.clientID = 9
      for (let i = 0; i < ROUNDS / 20; i += 1) {
        const before = encodeStateVector(donor)
        firstText(donor).insert(random.below(5), 'abc')
        const base = random.chance(50) ? encodeStateAsUpdate(donor, before) : random.pick(updates)
        if (takesWhatIsAccepted(doc, known, mutate(base, random))) accepted += 1
      }
      const fresh = new Doc()
      applyUpdate(fresh, encodeStateAsUpdate(doc))
      expect(textOf(fresh)).toBe(textOf(doc))
    }
    expect(accepted).toBeGreaterThan(10)
  })

  test.each(seeds)('hand-made structs that refer to anything, seed %i', (seed) => {
    const random = new Random(seed)
    let accepted = 0
    for (let world = 0; world < 40; world += 1) {
      const { known, doc } = start(random)
      for (let i = 0; i < ROUNDS / 40; i += 1) {
        const update = handMade(
          Array.from({ length: 1 + random.below(3) }, (_, j) =>
            anyStruct(random, known, 1 + ((j + random.below(5)) % 6)),
          ),
          random.chance(20) ? [[1 + random.below(5), random.below(20), 1 + random.below(4)]] : [],
        )
        if (takesWhatIsAccepted(doc, known, update)) accepted += 1
      }
      // Not that all read the same: neighbours that contradict each other are not found, SPEC.md [G12]
      const rebuilt = new Doc()
      applyUpdate(rebuilt, encodeStateAsUpdate(doc))
      expect(encodeStateVector(rebuilt)).toEqual(encodeStateVector(doc))
      expect(rebuilt.store.pendingStructs).toBeNull()
      expect(textOf(rebuilt)).not.toBe('')
    }
    expect(accepted).toBeGreaterThan(100)
  })
})

const contents: readonly Pick<HandMade, 'ref' | 'content'>[] = [
  { ref: 0, content: length(2) },
  { ref: 1, content: length(3) },
  { ref: 4, content: text('tekst') },
  { ref: 6, content: (e) => [text('bold')(e), text('{}')(e)] },
  { ref: 7, content: type(3, 'paragraph') },
  { ref: 7, content: type(6) },
  { ref: 8, content: values('x') },
]

/** A struct of this client at its next clock, or not, that refers to items at random. */
function anyStruct(random: Random, known: Known, client: number): HandMade {
  const anyId = (): readonly [number, number] => {
    const of = 1 + random.below(6)
    return [of, random.below(known.clock(of) + 2)]
  }
  const clock = known.clock(client) + (random.chance(5) ? 1 : 0)
  const way = random.below(5)
  return {
    client,
    clock,
    ...random.pick(contents),
    ...(way === 0 || way === 2 ? { origin: anyId() } : {}),
    ...(way === 1 || way === 2 ? { rightOrigin: anyId() } : {}),
    ...(way === 3 ? { parent: anyId(), ...(random.chance(30) ? { key: 'id' } : {}) } : {}),
  }
}

test.each(seeds)('[G1] taking an update apart gives what Yjs reads in it, seed %i', (seed) => {
  const random = new Random(seed)
  const { updates } = start(random)
  for (const update of [...updates, mergeUpdates(updates)]) {
    const ours = scanUpdate(update)
    const { structs, ds } = decodeUpdate(update)
    const flat = ours.sections.flatMap((section) => section.structs)
    expect(flat.map(({ client, clock, length }) => [client, clock, length])).toEqual(
      structs.map((struct) => [struct.id.client, struct.id.clock, struct.length]),
    )
    const deletes = [...ds.clients].flatMap(([client, items]) => items.map((item) => [client, item.clock, item.len]))
    expect(ours.deletes.map(({ client, clock, length }) => [client, clock, length])).toEqual(deletes)
  }
})

test('[G1] random bytes are never more than refused', () => {
  const random = new Random(7)
  const { known, doc } = start(random)
  for (let i = 0; i < 5_000; i += 1) takesWhatIsAccepted(doc, known, random.bytes(1 + random.below(60)))
  expect(textOf(doc)).not.toBe('')
})
