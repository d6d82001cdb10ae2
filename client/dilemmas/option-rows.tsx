import { useId, type ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { cx } from '#client/lib/class-names.ts'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { optionsMessages } from './options-messages.ts'
import type { OptionRowAnswer } from './options-queries.ts'
import styles from './options.module.css'

/** More columns than this are too narrow to read beside each other: then every option is a card. */
const MOST_BESIDE = 6

interface Column {
  /** Its place in the row, from 0. */
  readonly at: number
  readonly name: string
}

interface OptionRowsProps {
  /** What the table holds, and who sees it; heard, not seen. */
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly OptionRowAnswer[]
  /** What stands under a row, apart from its text; nothing when there is nothing. */
  readonly under: (row: OptionRowAnswer) => ReactNode
}

/** The options beside each other, what parties remark under each; on a narrow screen every option is a card. */
export function OptionRows({ caption, columns, rows, under }: OptionRowsProps) {
  const t = useText(optionsMessages)
  const id = useId()
  // people join cells and leave names out: every cell is shown, under a name
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length))
  const shown = Array.from({ length: width }, (_, at): Column => ({
    at,
    name: columns[at] || t('nameless', { n: at + 1 }),
  }))
  return (
    <div className={cx(styles.frame, width > MOST_BESIDE && styles.long)}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead className={styles.head}>
          <tr>
            {shown.map(({ at, name }) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <OptionBody key={row.ids[0]} id={`${id}${row.ids[0]}`} columns={shown} row={row} under={under(row)} />
        ))}
      </table>
    </div>
  )
}

interface OptionBodyProps {
  /** Of the cell that names the option. */
  readonly id: string
  readonly columns: readonly Column[]
  readonly row: OptionRowAnswer
  readonly under: ReactNode
}

function OptionBody({ id, columns: [, ...facts], row: { cells }, under }: OptionBodyProps) {
  return (
    <tbody className={styles.option}>
      <tr className={styles.facts}>
        <th id={id} scope="row" className={styles.name}>
          <Words of={cells[0] ?? ''} />
        </th>
        {facts.map(({ at, name }) => (
          <td key={at} data-label={name}>
            <Words of={cells[at] ?? ''} />
          </td>
        ))}
      </tr>
      {under && (
        <tr>
          {/* it is about the option, not about what a column says of it */}
          <td colSpan={facts.length + 1} headers={id} className={styles.under}>
            {under}
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Words({ of }: { readonly of: string }) {
  const t = useText(optionsMessages)
  return of || <span className={styles.nothing}>{t('empty')}</span>
}
