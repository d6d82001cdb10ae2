/** A card as the layout sees it; in the order of the text. */
export interface Placed {
  readonly id: string
  /** Where its words are, in CSS pixels from the top of the rail. */
  readonly wanted: number
  readonly height: number
}

/** Id of the composer in the page, for whoever lays it out or goes to it. */
export const composerId = 'nieuwe-opmerking'

/** Between two cards, in CSS pixels. */
const GAP = 8

/**
 * Where the cards stand: each beside its words, or as near as those before it allow. The active one stands exactly beside
 * its words and pushes the others away, up or down; the order stays. Only when there is no room for those above it at
 * the top does it go down.
 * @returns the tops by id, and the height of the whole
 */
export function layOut(cards: readonly Placed[], active: string | null): { tops: Map<string, number>; height: number } {
  const tops = new Map<string, number>()
  const at = cards.findIndex(({ id }) => id === active)
  let free = 0
  for (const { id, wanted, height } of at < 0 ? cards : cards.slice(0, at)) {
    const top = Math.max(wanted, free)
    tops.set(id, top)
    free = top + height + GAP
  }
  const chosen = cards[at]
  if (!chosen) return { tops, height: free }
  const before = cards.slice(0, at)
  const needed = before.reduce((sum, { height }) => sum + height + GAP, 0)
  const top = Math.max(chosen.wanted, needed, 0)
  tops.set(chosen.id, top)
  let limit = top
  for (const { id, height } of before.toReversed()) {
    const moved = Math.min(tops.get(id) ?? 0, limit - GAP - height)
    tops.set(id, moved)
    limit = moved
  }
  free = top + chosen.height + GAP
  for (const { id, wanted, height } of cards.slice(at + 1)) {
    const next = Math.max(wanted, free)
    tops.set(id, next)
    free = next + height + GAP
  }
  return { tops, height: free }
}
