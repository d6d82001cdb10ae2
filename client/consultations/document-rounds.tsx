import type { RoundSummary } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { roundMessages } from './messages.ts'
import { roundAddress } from './queries.ts'
import { useDaysLeft } from './round-words.ts'

/** Above a text: the rounds that run on a version of it. */
export function RunningRounds({ rounds }: { readonly rounds: readonly RoundSummary[] }) {
  const t = useText(roundMessages)
  const left = useDaysLeft()
  return (
    <Notice title={t('running', { n: rounds.length })}>
      <ul>
        {rounds.map((round) => (
          <li key={round.id}>
            <Link href={roundAddress(round)}>{round.version.name}</Link> · {left(round)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
