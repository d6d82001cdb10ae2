import type { ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './table.module.css'

interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly render: (row: Row) => ReactNode
  /** The column that names the row; one of them. */
  readonly isName?: boolean
  /** Buttons: right of the row, without a visible header. */
  readonly isActions?: boolean
  readonly isNumber?: boolean
  /** A date, a state: stays on one line while the row is a row. */
  readonly isShort?: boolean
}

interface TableProps<Row> {
  /** What the table holds; heard, not seen, as a heading stands above it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

/** A table that becomes a list of cards on a narrow screen. */
export const Table = <Row,>({ caption, columns, rows, rowKey }: TableProps<Row>) => (
  <div className={styles.frame}>
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead className={styles.head}>
        <tr>
          {columns.map(({ key, header, isActions, isNumber }) => (
            <th key={key} scope="col" className={cx(isNumber && styles.number)}>
              {isActions ? <VisuallyHidden>{header}</VisuallyHidden> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.isName) {
    return (
      <th scope="row" className={styles.name}>
        {column.render(row)}
      </th>
    )
  }
  return (
    <td
      className={cx(
        column.isActions && styles.actions,
        column.isNumber && styles.number,
        column.isShort && styles.short,
      )}
      data-label={column.isActions ? undefined : column.header}
    >
      {column.render(row)}
    </td>
  )
}
