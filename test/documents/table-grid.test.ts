import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { onGrid, type Span } from '#shared/documents/table-grid.ts'

interface Tile extends Span {
  readonly x: number
  readonly y: number
}

const shape = fc.record({ colspan: fc.integer({ min: 1, max: 4 }), rowspan: fc.integer({ min: 1, max: 4 }) })
const size = fc.integer({ min: 1, max: 7 })

/** A table of this size that is filled with cells of these shapes, made smaller where they do not fit. */
function tiled(width: number, height: number, shapes: readonly Span[]): Tile[] {
  const tiles: Tile[] = []
  const isFree = (x: number, y: number): boolean =>
    x < width && !tiles.some((one) => x >= one.x && x < one.x + one.colspan && y >= one.y && y < one.y + one.rowspan)
  for (let place = 0; place < width * height; place += 1) {
    const [x, y] = [place % width, Math.floor(place / width)]
    if (!isFree(x, y)) continue
    const wanted = shapes[tiles.length % shapes.length] ?? { colspan: 1, rowspan: 1 }
    let colspan = 1
    while (colspan < wanted.colspan && isFree(x + colspan, y)) colspan += 1
    tiles.push({ x, y, colspan, rowspan: Math.min(wanted.rowspan, height - y) })
  }
  return tiles
}

test('in any table every cell begins in its own column, and the first column says who takes it from above', () => {
  fc.assert(
    fc.property(size, size, fc.array(shape, { minLength: 1, maxLength: 12 }), (width, height, shapes) => {
      const tiles = tiled(width, height, shapes)
      const byRow = Array.from({ length: height }, (_, y) => tiles.filter((tile) => tile.y === y))
      for (const [y, { places, lead }] of onGrid(byRow).entries()) {
        expect(places.filter((tile) => tile !== undefined)).toEqual(byRow[y])
        for (const [x, tile] of places.entries()) expect(tile === undefined || tile.x === x).toBe(true)
        expect(lead).toBe(tiles.find((one) => one.x === 0 && one.y < y && one.y + one.rowspan > y))
      }
    }),
  )
})

test('cells that do not fill a table, or take more than there is, are all there, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(shape, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const grid = onGrid(rows)
      expect(grid.map(({ places }) => places.filter((cell) => cell !== undefined))).toEqual(rows)
    }),
  )
})

test.each([
  ['one cell', [[{ colspan: Number.MAX_SAFE_INTEGER, rowspan: 1 }]]],
  [
    'many cells',
    Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ({ colspan: 100, rowspan: 100 }))),
  ],
])('spans past all measure are let go by, and take no memory: %s', (_name, rows) => {
  expect(onGrid(rows)).toEqual(rows.map((places) => ({ places, lead: undefined })))
})
