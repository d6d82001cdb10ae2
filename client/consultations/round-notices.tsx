import type { RoundAttention } from '#shared/consultations/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { attentionMessages } from './attention-messages.ts'
import { roundMessages } from './messages.ts'
import { roundAddress } from './queries.ts'
import { useDaysLeft } from './round-words.ts'

/** Kinds that cannot wait. */
const urgent: ReadonlySet<RoundAttention['kind']> = new Set(['three-days', 'closed'])

/** The rounds that ask something of whoever looks: which, what, and until when. Nothing where there are none. */
export function RoundNotices({ of }: { readonly of: readonly RoundAttention[] }) {
  const t = useText(attentionMessages)
  if (of.length === 0) return null
  return (
    <Notice tone={of.some(({ kind }) => urgent.has(kind)) ? 'warning' : 'info'} title={t('asks', { n: of.length })}>
      <ul>
        {of.map((each) => (
          <RoundNotice key={each.roundId} of={each} />
        ))}
      </ul>
    </Notice>
  )
}

function RoundNotice({ of }: { readonly of: RoundAttention }) {
  const t = useText(attentionMessages)
  const rounds = useText(roundMessages)
  const left = useDaysLeft()
  const format = useFormat()
  const { roundId: id, dossierId, documentTitle, versionName, kind, on, closesOn } = of
  const days = { on: format.date(on), until: format.date(closesOn) }
  return (
    <li>
      <Link href={roundAddress({ dossierId, id })}>
        {rounds('roundOn', { name: versionName, title: documentTitle })}
      </Link>
      {': '}
      {of.as === 'leader' ? t('leader-closed', days) : t(kind, days)} {kind === 'closed' ? '' : `${left(of)}.`}
    </li>
  )
}
