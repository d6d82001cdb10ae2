/** How many columns and rows a cell takes; 1 or more. */
export interface Span {
  readonly colspan: number
  readonly rowspan: number
}

/** A row as it is seen. */
export interface GridRow<Cell> {
  /** By column the cell that begins there; a cell that takes more columns or rows begins in the first of them only. */
  readonly places: readonly (Cell | undefined)[]
  /** The cell of a row above that takes the first column of this one. */
  readonly lead: Cell | undefined
}

/** With more places in which no cell begins, the spans are no lay-out: a hand-made table could take all memory. */
const MAX_EMPTY = 10_000

/** The cells of a table, by row, in the columns in which they are seen; where spans are past all measure, without them. */
export function onGrid<Cell extends Span>(rows: readonly (readonly Cell[])[]): GridRow<Cell>[] {
  const grid: GridRow<Cell>[] = []
  /** By column the first row that no cell from above takes. */
  const freeFrom: number[] = []
  let lead: Cell | undefined
  let empty = 0
  for (const [y, cells] of rows.entries()) {
    const places: (Cell | undefined)[] = []
    const above = (freeFrom[0] ?? 0) > y ? lead : undefined
    for (const cell of cells) {
      for (; (freeFrom[places.length] ?? 0) > y; empty += 1) places.push(undefined)
      empty += cell.colspan - 1
      if (empty > MAX_EMPTY) return rows.map((each) => ({ places: each, lead: undefined }))
      if (places.length === 0) lead = cell
      const end = places.push(cell) - 1 + cell.colspan
      for (let x = places.length - 1; x < end; x += 1) freeFrom[x] = Math.max(freeFrom[x] ?? 0, y + cell.rowspan)
      while (places.length < end) places.push(undefined)
    }
    grid.push({ places, lead: above })
  }
  return grid
}
