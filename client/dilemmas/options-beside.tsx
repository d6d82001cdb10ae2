import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { can } from '#shared/access/can.ts'
import { rowName } from '#shared/dilemmas/options-text.ts'
import type { OptionsOf } from '#shared/dilemmas/options-schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Card, Meta } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { LeftRemarks } from './left-remarks.tsx'
import { LooseRemarks } from './loose-remarks.tsx'
import { optionsMessages } from './options-messages.ts'
import { type DilemmaId, optionsOfQuery, optionsQuery, type OptionsTableAnswer } from './options-queries.ts'
import { dilemmaAddress } from './queries.ts'
import { onRow, type RemarkAsked, RemarkDialog } from './remark-dialog.tsx'
import { GiveRemark, ownOf, Remarks, type Speaker } from './remarks.tsx'
import styles from './dilemmas.module.css'

interface OptionsBesideProps {
  readonly documentId: string
  /** Undefined while it is on its way. */
  readonly dossier: Dossier | undefined
}

/** Beside the text of a table of options: the dilemma that it is about, and the remarks that stand apart from that text. */
export function OptionsBeside({ documentId, dossier }: OptionsBesideProps) {
  const about = useQuery(optionsOfQuery(documentId))
  return (
    <Loaded query={about} lines={6}>
      {(found) => <Beside documentId={documentId} dossier={dossier} about={found} />}
    </Loaded>
  )
}

function Beside({ documentId, dossier, about }: OptionsBesideProps & { readonly about: OptionsOf }) {
  const t = useText(optionsMessages)
  const of = { dossierId: about.dossierId, id: about.dilemmaId }
  const options = useQuery(optionsQuery(of))
  const mayRemark =
    dossier && can({ role: dossier.role, archived: dossier.archivedAt !== null }, 'dilemma.contribute') === 'yes'
  return (
    <Section title={t('beside')} intro={t('besideIntro')}>
      <p className={styles.cardTitle}>{about.question}</p>
      <div>
        <ButtonLink href={dilemmaAddress(of)}>{t('toDilemma')}</ButtonLink>
      </div>
      <Loaded query={options} lines={6}>
        {({ tables }) => {
          const table = tables.find((each) => each.documentId === documentId)
          return table && <RowsBeside of={of} table={table} speaker={mayRemark ? dossier : undefined} />
        }}
      </Loaded>
    </Section>
  )
}

interface RowsBesideProps {
  readonly of: DilemmaId
  readonly table: OptionsTableAnswer
  readonly speaker: Speaker | undefined
}

function RowsBeside({ of, table, speaker }: RowsBesideProps) {
  const t = useText(optionsMessages)
  const list = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<RemarkAsked>()
  const { circle } = table
  const rows = table.rows ?? []
  return (
    <>
      <div ref={list} tabIndex={-1}>
        {rows.length === 0 ? (
          <Empty>{t(table.rows === null ? 'besideTooLong' : speaker ? 'besideNone' : 'noRowsReader')}</Empty>
        ) : (
          <ul className={styles.cards}>
            {rows.map((row) => {
              const name = rowName(row)
              const own = ownOf(row.remarks, speaker)
              return (
                <li key={row.ids[0]}>
                  <Card>
                    <h3 className={styles.cardTitle}>{name}</h3>
                    {row.remarks.length === 0 && <Meta>{t('remarksNone')}</Meta>}
                    <Remarks of={of} within={circle} remarks={row.remarks} name={name} speaker={speaker} />
                    <GiveRemark speaker={speaker} own={own} name={name} onPress={() => setAsked(onRow(row, own))} />
                  </Card>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      <LooseRemarks of={of} table={table} speaker={speaker} onAsk={setAsked} landing={list} heading="h3" />
      <LeftRemarks table={table} landing={list} />
      {speaker && (
        <RemarkDialog of={of} table={table} speaker={speaker} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}
