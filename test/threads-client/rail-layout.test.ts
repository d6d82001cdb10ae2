import { describe, expect, test } from 'vitest'
import { layOut, type Placed } from '#client/threads/rail-layout.ts'
import { Random } from '#test/support/random.ts'

const card = (id: string, wanted: number, height = 100): Placed => ({ id, wanted, height })
const topsOf = (cards: readonly Placed[], active: string | null): number[] => {
  const { tops } = layOut(cards, active)
  return cards.map(({ id }) => tops.get(id) ?? Number.NaN)
}

describe('the cards beside the text', () => {
  test('stand beside their words, or under the card before them', () => {
    expect(topsOf([card('a', 50), card('b', 60), card('c', 500)], null)).toEqual([50, 158, 500])
  })

  test('the active one stands on its line and pushes those before it up', () => {
    expect(topsOf([card('a', 150), card('b', 200), card('c', 210)], 'b')).toEqual([92, 200, 308])
  })

  test('where there is no room above it, the active one goes down and nothing leaves the rail', () => {
    expect(topsOf([card('a', 0), card('b', 10), card('c', 20)], 'c')).toEqual([0, 108, 216])
  })

  test('of random rails none overlaps, none changes the order, none is above the top', () => {
    const random = new Random(7)
    for (let turn = 0; turn < 500; turn += 1) {
      let wanted = 0
      const cards = Array.from({ length: random.below(30) + 1 }, (_, index) => {
        wanted += random.below(120)
        return card(String(index), wanted, 40 + random.below(300))
      })
      const active = random.below(3) === 0 ? null : String(random.below(cards.length))
      const { tops, height } = layOut(cards, active)
      let free = 0
      for (const { id, height: own } of cards) {
        const top = tops.get(id) ?? -1
        expect(top).toBeGreaterThanOrEqual(free)
        free = top + own + 8
      }
      expect(height).toBe(free)
    }
  })
})
