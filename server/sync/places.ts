import { MAX_TREE_DEPTH } from './limits.ts'
import { RefusedUpdate } from './scan-values.ts'
import type { Id, Struct, StructKind } from './scan.ts'

/** What holds an item. `nowhere`: its parent is gone, Yjs keeps nothing of it. */
const holders = { nowhere: 0, elements: 1, text: 2, attribute: 3 } as const
/** What an item is to the items in it. */
const kinds = { leaf: 0, element: 1, textNode: 2 } as const

/** What each holder may hold: an editor that meets anything else there breaks, for everybody. */
const allowed: Readonly<Record<number, readonly StructKind[]>> = {
  [holders.elements]: ['element', 'text-node', 'deleted', 'gc'],
  [holders.text]: ['text', 'format', 'deleted', 'gc'],
  [holders.attribute]: ['value', 'deleted', 'gc'],
}

/** A place in one number: what holds the item, how deep, and what it is itself. */
const pack = (depth: number, holder: number, kind: number): number => depth * 16 + holder * 4 + kind
const depthOf = (place: number): number => Math.floor(place / 16)
const holderOf = (place: number): number => (place >> 2) & 3
const kindOf = (place: number): number => place & 3
const nowhere = pack(0, holders.nowhere, kinds.leaf)

/** Where items are: per client runs of clocks with the same place, flat as [clock, place, clock, place, …]. */
export class Places {
  readonly #runs = new Map<number, number[]>()

  /** The place of an item that was put. */
  get({ client, clock }: Id): number {
    const runs = this.#runs.get(client)
    if (!runs) return nowhere
    let low = 0
    let high = runs.length / 2
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle * 2] ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return runs[low * 2 - 1] ?? nowhere
  }

  /** Says where the items of a client are from this clock on. Clocks of a client come in order. */
  put({ client, clock }: Id, place: number): void {
    const runs = this.#runs.get(client)
    if (!runs) this.#runs.set(client, [clock, place])
    else if (runs.at(-1) !== place) runs.push(clock, place)
  }

  /** Takes over what another one knows; it starts where this one ends. */
  add(later: Places): void {
    for (const [client, runs] of later.#runs) {
      for (let i = 0; i < runs.length; i += 2) this.put({ client, clock: runs[i] ?? 0 }, runs[i + 1] ?? nowhere)
    }
  }
}

/**
 * Where Yjs will put an item, which everything it refers to comes before.
 * @throws {RefusedUpdate} when it does not belong there, or is nested too deep
 */
export function placeOf(struct: Struct, placeAt: (id: Id) => number): number {
  const place = holderFor(struct, placeAt)
  const holder = holderOf(place)
  if (holder === holders.nowhere) return nowhere
  if (!allowed[holder]?.includes(struct.kind)) throw new RefusedUpdate('an item where no editor puts it')
  if (depthOf(place) > MAX_TREE_DEPTH) throw new RefusedUpdate('elements nested too deep')
  return pack(depthOf(place), holder, ownKind(struct.kind))
}

function ownKind(kind: StructKind): number {
  if (kind === 'element') return kinds.element
  return kind === 'text-node' ? kinds.textNode : kinds.leaf
}

/** As Item.getMissing of Yjs finds the parent. */
function holderFor(struct: Struct, placeAt: (id: Id) => number): number {
  if (struct.kind === 'gc' || struct.kind === 'skip') return nowhere
  if (struct.inRoot) return pack(0, holders.elements, kinds.leaf)
  if (struct.parent) return holderIn(placeAt(struct.parent), struct.key)
  const left = struct.origin && placeAt(struct.origin)
  const right = struct.rightOrigin && placeAt(struct.rightOrigin)
  if (left === nowhere || right === nowhere) return nowhere
  return left ?? right ?? nowhere
}

function holderIn(parent: number, key: string | undefined): number {
  const kind = kindOf(parent)
  if (kind === kinds.leaf) return nowhere
  const depth = depthOf(parent) + 1
  if (key !== undefined) return pack(depth, holders.attribute, kinds.leaf)
  return pack(depth, kind === kinds.element ? holders.elements : holders.text, kinds.leaf)
}
