import type { Inside, RoundSummary } from '#shared/consultations/schema.ts'
import { visibilityWords } from '#shared/threads/visibility.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { roundMessages } from './messages.ts'

/** How long a term still runs, in words. */
export function useDaysLeft(): (of: Pick<RoundSummary, 'daysLeft'>) => string {
  const t = useText(roundMessages)
  return ({ daysLeft }) => {
    if (daysLeft < 0) return t('termOver')
    return daysLeft === 0 ? t('lastDay') : t('daysLeft', { n: daysLeft })
  }
}

/** The circle of an inside in plain words: "Alleen VNG en gemeenten". */
export function useInsideWords(): (circle: Inside['circle']) => string {
  const { locale } = useLocale()
  return (circle) =>
    visibilityWords(circle.kind === 'koepel' ? 'koepel' : 'organisation', {
      raisedBy: circle,
      koepel: circle.kind === 'koepel' ? circle : null,
    })[locale]
}
