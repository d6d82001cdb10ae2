import { useState } from 'react'
import type { PlacedFinding } from '#shared/checker/check-document.ts'
import type { RuleId, RuleKind } from '#shared/checker/rules.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { checkerMessages, kindMessages, ruleMessages } from './messages.ts'
import styles from './checker.module.css'

/** What one can do with a finding. */
export interface FindingActions {
  readonly goTo: (finding: PlacedFinding) => void
  readonly mend: (finding: PlacedFinding, choice: number) => void
  readonly passOver: (finding: PlacedFinding) => void
}

interface FindingsProps {
  readonly findings: readonly PlacedFinding[]
  readonly actions: FindingActions
  readonly isMendable: (finding: PlacedFinding) => boolean
}

/** More of one rule are shown when asked: a long text has hundreds of tips. */
const FIRST = 10

/** The findings of one kind, by rule: why it matters is said once per rule. */
export function KindSection({ kind, findings, ...rest }: FindingsProps & { readonly kind: RuleKind }) {
  const t = useText(checkerMessages)
  const kinds = useText(kindMessages)
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)].toSorted(([a], [b]) => order(a) - order(b))
  return (
    <section className={styles.kind}>
      <h2>{t('withCount', { title: kinds(kind), n: findings.length })}</h2>
      {byRule.map(([rule, ofRule]) => (
        <RuleFindings key={rule} rule={rule} findings={ofRule} {...rest} />
      ))}
    </section>
  )
}

const order = (rule: RuleId): number => Number(rule.slice(1))

function RuleFindings({ rule, findings, ...rest }: FindingsProps & { readonly rule: RuleId }) {
  const t = useText(checkerMessages)
  const texts = useText(ruleMessages)
  const [isAll, setAll] = useState(false)
  const shown = isAll ? findings : findings.slice(0, FIRST)
  return (
    <div className={styles.rule}>
      <h3>{t('withCount', { title: texts(rule), n: findings.length })}</h3>
      <p className={styles.small}>{texts(`${rule}-why`)}</p>
      <ul className={styles.findings}>
        {shown.map((finding) => (
          <li key={finding.key} data-finding className={styles.finding}>
            <FindingItem finding={finding} {...rest} />
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button small onPress={() => setAll(true)}>
          {t('showAll', { n: findings.length })}
        </Button>
      )}
    </div>
  )
}

interface ItemProps extends Omit<FindingsProps, 'findings'> {
  readonly finding: PlacedFinding
}

function FindingItem({ finding, actions, isMendable }: ItemProps) {
  const t = useText(checkerMessages)
  const quote = finding.quote === '' ? t('noQuote') : `‘${finding.quote}’`
  const choices = finding.fix?.kind === 'replace' ? finding.fix.choices : undefined
  const measured = measure(finding)
  const amount = measured ? t(measured, { n: finding.n ?? 0 }) : ''
  return (
    <>
      <button
        type="button"
        className={styles.place}
        aria-label={t('goTo', { quote: amount === '' ? quote : `${quote}, ${amount}` })}
        onClick={() => actions.goTo(finding)}
      >
        {quote}
        {amount !== '' && <span className={styles.small}> {amount}</span>}
      </button>
      <div className={styles.actions}>
        {isMendable(finding) && !choices && (
          <Button small aria-label={t('repairOf', { quote })} onPress={() => actions.mend(finding, 0)}>
            {t('repair')}
          </Button>
        )}
        {isMendable(finding) && choices && choices.length > 0 && <span>{t('replaceTitle')}</span>}
        {isMendable(finding) &&
          choices?.map((words, index) => (
            <Button
              key={words}
              small
              aria-label={t('replaceOf', { quote, words })}
              onPress={() => actions.mend(finding, index)}
            >
              {t('replaceBy', { words })}
            </Button>
          ))}
        <Button small look="subtle" aria-label={t('notHereOf', { quote })} onPress={() => actions.passOver(finding)}>
          {t('notHere')}
        </Button>
      </div>
    </>
  )
}

/** What `n` of a finding counts. */
function measure({ rule, n }: PlacedFinding): 'words' | 'items' | undefined {
  if (n === undefined || rule === 'C2') return undefined
  return rule === 'C7' ? 'items' : 'words'
}
