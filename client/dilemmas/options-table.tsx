import { useRef, useState } from 'react'
import { rowName } from '#shared/dilemmas/options-text.ts'
import { cx } from '#client/lib/class-names.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Meta, Row } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ButtonLink, Link } from '#client/ui/link.tsx'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { CircleLine, useCircleWords } from './circle.tsx'
import { LeftRemarks } from './left-remarks.tsx'
import { LooseRemarks } from './loose-remarks.tsx'
import { OptionRows } from './option-rows.tsx'
import { optionsMessages } from './options-messages.ts'
import { type DilemmaId, type OptionRowAnswer, type OptionsTableAnswer, tableAddress } from './options-queries.ts'
import { onRow, type RemarkAsked, RemarkDialog } from './remark-dialog.tsx'
import { GiveRemark, ownOf, Remarks, type Speaker } from './remarks.tsx'
import { ShareCopy } from './share-copy.tsx'
import styles from './options.module.css'

interface OptionsTableProps {
  readonly of: DilemmaId
  readonly table: OptionsTableAnswer
  readonly speaker: Speaker | undefined
  /** The first of the page: writing in it is the thing to do here. */
  readonly isFirst: boolean
}

/** The table of one circle, as it stands in its document now: neutral facts, and apart from them what parties remark. */
export function OptionsTable({ of, table, speaker, isFirst }: OptionsTableProps) {
  const t = useText(optionsMessages)
  const format = useFormat()
  const title = useRef<HTMLHeadingElement>(null)
  const [asked, setAsked] = useState<RemarkAsked>()
  const { circle, archived, openedBy, actsFor, openedAt, changedAt } = table
  const mayWrite = speaker !== undefined && !archived
  return (
    <div className={styles.circleTable}>
      <div className={styles.tableHead}>
        <h3 ref={title} tabIndex={-1} className={styles.tableTitle}>
          <CircleLine circle={circle} />
        </h3>
        {archived && <Badge>{t('tableArchived')}</Badge>}
        <Row>
          <ShareCopy of={of} table={table} landing={title} />
          <ButtonLink href={tableAddress(table)} look={mayWrite && isFirst ? 'primary' : 'secondary'}>
            {t(mayWrite ? 'write' : 'read')}
          </ButtonLink>
        </Row>
      </div>
      <Meta>
        {t('tableMeta', {
          name: openedBy.name,
          organisation: callName(actsFor),
          opened: format.relativeDay(openedAt),
          changed: format.moment(changedAt),
        })}
      </Meta>
      <Rows of={of} table={table} speaker={speaker} onAsk={setAsked} />
      <LooseRemarks of={of} table={table} speaker={speaker} onAsk={setAsked} landing={title} heading="h4" />
      <LeftRemarks table={table} landing={title} />
      {speaker && (
        <RemarkDialog of={of} table={table} speaker={speaker} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

type PartProps = Omit<OptionsTableProps, 'isFirst'> & { readonly onAsk: (asked: RemarkAsked) => void }

function Rows({ of, table, speaker, onAsk }: PartProps) {
  const t = useText(optionsMessages)
  const words = useCircleWords()
  const { rows, columns, circle, archived } = table
  const mayWrite = speaker !== undefined && !archived
  if (rows === null) {
    return (
      <Empty action={<Link href={tableAddress(table)}>{t(mayWrite ? 'write' : 'read')}</Link>}>{t('tooLong')}</Empty>
    )
  }
  if (columns.length === 0) return <Empty>{t(mayWrite ? 'noTable' : 'noTableReader')}</Empty>
  if (rows.length === 0) return <Empty>{t(mayWrite ? 'noRows' : 'noRowsReader')}</Empty>
  const under = (row: OptionRowAnswer) => {
    if (!speaker && row.remarks.length === 0) return null
    const name = rowName(row)
    const own = ownOf(row.remarks, speaker)
    return (
      <div className={cx(row.remarks.length > 0 && styles.remarks)}>
        {row.remarks.length > 0 && (
          <h4 className={styles.remarksTitle}>
            {t('remarks')} <VisuallyHidden>{t('remarksOn', { option: name })}</VisuallyHidden>
          </h4>
        )}
        <Remarks of={of} within={circle} remarks={row.remarks} name={name} speaker={speaker} />
        <GiveRemark speaker={speaker} own={own} name={name} onPress={() => onAsk(onRow(row, own))} />
      </div>
    )
  }
  return <OptionRows caption={t('caption', { circle: words(circle) })} columns={columns} rows={rows} under={under} />
}
