import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { defineMessages, useText } from '#client/lib/text.tsx'
import type { Fact } from '#client/ui/facts.tsx'
import { Link } from '#client/ui/link.tsx'
import { notaAddress } from './queries.ts'
import styles from './consultations.module.css'

const notaMessages = defineMessages({
  nl: {
    settled: 'Vastgesteld',
    settledAs: 'Op {day} (nota {n})',
    settledHint: 'Deze nota verandert niet meer. Met de vingerafdruk is dat te controleren.',
    notaPrint: 'Vingerafdruk (SHA-256)',
    otherNotas: 'Eerder vastgesteld',
    notaNumber: 'Nota {n}, vastgesteld op {day}',
    notaOfNow: 'De nota van nu',
    isEarlier: 'U leest een eerder vastgestelde nota. Daarna is de ronde weer geopend.',
  },
  en: {
    settled: 'Settled',
    settledAs: 'On {day} (memorandum {n})',
    settledHint: 'This memorandum does not change any more. Its fingerprint lets you check that.',
    notaPrint: 'Fingerprint (SHA-256)',
    otherNotas: 'Settled before',
    notaNumber: 'Memorandum {n}, settled on {day}',
    notaOfNow: 'The memorandum of now',
    isEarlier: 'You read a memorandum that was settled before. The round was opened again since.',
  },
})

/** What is known of a nota that was settled. */
export type Settled = RoundAnswer['notas'][number]

/** When it was settled, and by what it is known again. */
export function useSettlement(settled: Settled | undefined): readonly Fact[] {
  const t = useText(notaMessages)
  const format = useFormat()
  if (!settled) return []
  return [
    { term: t('settled'), value: t('settledAs', { day: format.day(settled.settledAt), n: settled.number }) },
    {
      term: t('notaPrint'),
      value: (
        <>
          <span className={styles.code}>{settled.sha256}</span>
          <br />
          {t('settledHint')}
        </>
      ),
    },
  ]
}

interface OtherNotasProps {
  readonly round: RoundAnswer
  /** The one that is read; undefined for one that is not settled. */
  readonly settled: Settled | undefined
}

/** The ways to the other notas of this round: those that were settled before, and the one of now. */
export function OtherNotas({ round, settled }: OtherNotasProps) {
  const t = useText(notaMessages)
  const format = useFormat()
  const isNow = round.step === 'settled' ? settled?.number === round.notas.at(-1)?.number : !settled
  const others = round.notas.filter(({ number }) => number !== settled?.number)
  if (others.length === 0 && isNow) return null
  return (
    <nav aria-label={t('otherNotas')}>
      {!isNow && <p>{t('isEarlier')}</p>}
      <ul>
        {!isNow && round.step !== 'open' && (
          <li>
            <Link href={notaAddress(round)}>{t('notaOfNow')}</Link>
          </li>
        )}
        {others.map(({ number, settledAt }) => (
          <li key={number}>
            <Link href={notaAddress(round, number)}>{t('notaNumber', { n: number, day: format.day(settledAt) })}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
