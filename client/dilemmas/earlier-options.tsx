import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Card, Meta, Row } from '#client/ui/card.tsx'
import { NarrowLine } from './circle.tsx'
import { optionsMessages } from './options-messages.ts'
import type { DilemmaId, EarlierOption } from './options-queries.ts'
import { Remarks } from './remarks.tsx'
import dilemmaStyles from './dilemmas.module.css'
import styles from './options.module.css'

/** The parts of an option beside its name, in the order in which they stood. */
const parts = ['pros', 'cons', 'sideEffects', 'mitigation'] as const

interface EarlierOptionsProps {
  readonly of: DilemmaId
  readonly options: readonly EarlierOption[]
}

/** Options from before there was a table that is written together; to be read. */
export function EarlierOptions({ of, options }: EarlierOptionsProps) {
  const t = useText(optionsMessages)
  const areWithdrawn = options.every(({ withdrawnAt }) => withdrawnAt !== null)
  if (options.length === 0) return null
  return (
    <div className={styles.circleTable}>
      <h3 className={styles.tableTitle}>{t('earlier')}</h3>
      <Meta>{t(areWithdrawn ? 'earlierWithdrawn' : 'earlierIntro')}</Meta>
      <ol className={dilemmaStyles.cards}>
        {options.map((option) => (
          <li key={option.id}>
            <Card {...(option.withdrawnAt === null ? {} : { edge: 'quiet' as const })}>
              <OptionText of={of} option={option} />
            </Card>
          </li>
        ))}
      </ol>
    </div>
  )
}

function OptionText({ of, option }: { readonly of: DilemmaId; readonly option: EarlierOption }) {
  const t = useText(optionsMessages)
  const format = useFormat()
  const { circle, remarks } = option
  return (
    <>
      <div className={dilemmaStyles.cardHead}>
        <h4 className={dilemmaStyles.cardTitle}>{option.option}</h4>
        {option.withdrawnAt !== null && <Badge>{t('isWithdrawn')}</Badge>}
      </div>
      <dl className={styles.optionFields}>
        {parts.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{option[name] || <span className={styles.nothing}>{t('empty')}</span>}</dd>
          </div>
        ))}
      </dl>
      <Row>
        <Meta>{t('earlierBy', { name: option.changedBy.name, when: format.relativeDay(option.changedAt) })}</Meta>
        <NarrowLine circle={circle} />
      </Row>
      {remarks.length > 0 && (
        <div className={styles.remarks}>
          <h5 className={styles.remarksTitle}>{t('remarks')}</h5>
          <Remarks of={of} within={circle} remarks={remarks} name={option.option} speaker={undefined} />
        </div>
      )}
    </>
  )
}
