import type { RefObject } from 'react'
import { useLanding } from '#client/lib/landing.ts'
import { useText } from '#client/lib/text.tsx'
import { optionsMessages } from './options-messages.ts'
import type { DilemmaId, OptionsTableAnswer } from './options-queries.ts'
import { onLoose, type RemarkAsked } from './remark-dialog.tsx'
import { Remarks, type Speaker } from './remarks.tsx'
import styles from './options.module.css'

interface LooseRemarksProps {
  readonly of: DilemmaId
  readonly table: OptionsTableAnswer
  readonly speaker: Speaker | undefined
  readonly onAsk: (asked: RemarkAsked) => void
  /** What has the focus when the last of them is withdrawn. */
  readonly landing: RefObject<HTMLElement | null>
  /** The level at which its heading stands. */
  readonly heading: 'h3' | 'h4'
}

/** Remarks stay when the row that they are about goes, and when the text is too long to find their rows in. */
export function LooseRemarks({ of, table, speaker, onAsk, landing, heading: Heading }: LooseRemarksProps) {
  const t = useText(optionsMessages)
  useLanding(landing, table.loose.length)
  const byOption = Map.groupBy(table.loose, ({ option }) => option ?? t('looseOption'))
  if (byOption.size === 0) return null
  return (
    <div className={styles.remarks}>
      <Heading className={styles.remarksTitle}>{t(table.rows === null ? 'remarks' : 'loose')}</Heading>
      {[...byOption].map(([name, remarks]) => (
        <div key={name} className={styles.looseRow}>
          <p className={styles.looseName}>{name}</p>
          {/* rows may have had one name: each remark has its own button */}
          <Remarks
            of={of}
            within={table.circle}
            remarks={remarks}
            name={name}
            speaker={speaker}
            onChange={(own) => onAsk(onLoose(own))}
          />
        </div>
      ))}
    </div>
  )
}
