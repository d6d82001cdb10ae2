import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { AskExtension } from './extensions.tsx'
import { insideMessages } from './inside-messages.ts'

interface CommitteeNoticeProps {
  readonly round: RoundAnswer
  readonly inside: Inside
}

/** Whether the term lets the koepel's committee speak, and the way out when it does not. */
export function CommitteeNotice({ round, inside: { committee, circle } }: CommitteeNoticeProps) {
  const t = useText(insideMessages)
  const format = useFormat()
  if (!committee || round.step !== 'open') return null
  const { kind, date } = committee
  if (kind === 'no-calendar') return <Notice>{t('noCalendar', { organisation: callName(circle) })}</Notice>
  if (kind === 'fits') {
    if (!date) return null
    const papers = format.date(date.papersDueOn ?? date.meetsOn)
    return <Notice>{t('fits', { name: date.name, day: format.date(date.meetsOn), papers })}</Notice>
  }
  const isOwn = round.may.reactFor?.code === circle.code
  return (
    <Notice tone="warning" actions={isOwn && <AskExtension round={round} {...(date ? { until: date.meetsOn } : {})} />}>
      {date ? t('misses', { name: date.name, day: format.date(date.meetsOn) }) : t('missesNone')}
    </Notice>
  )
}
