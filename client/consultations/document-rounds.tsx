import { useQuery } from '@tanstack/react-query'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { roundMessages } from './messages.ts'
import { documentRoundsQuery, roundAddress } from './queries.ts'
import { useDaysLeft } from './round-words.ts'

/** Above a text: the rounds that run on a version of it. */
export function DocumentRounds({ documentId }: { readonly documentId: string }) {
  const t = useText(roundMessages)
  const left = useDaysLeft()
  const rounds = useQuery(documentRoundsQuery(documentId))
  const running = (rounds.data?.items ?? []).filter(({ step }) => step === 'open')
  if (running.length === 0) return null
  return (
    <Notice title={t('running', { n: running.length })}>
      <ul>
        {running.map((round) => (
          <li key={round.id}>
            <Link href={roundAddress(round)}>{round.version.name}</Link> · {left(round)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
