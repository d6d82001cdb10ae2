import { IconMessages } from '@tabler/icons-react'
import type { RoundSummary } from '#shared/consultations/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Badge, type BadgeTone } from '#client/ui/badge.tsx'
import { Card, Meta, Row } from '#client/ui/card.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Link } from '#client/ui/link.tsx'
import { roundMessages } from './messages.ts'
import { roundAddress } from './queries.ts'
import { useDaysLeft } from './round-words.ts'
import { roundStepNames } from './words.ts'
import styles from './consultations.module.css'

const tones: Readonly<Record<RoundSummary['step'], BadgeTone>> = {
  open: 'selected',
  closed: 'warning',
  settled: 'positive',
}

/** Where a round is, and how long it still runs. */
export function RoundBadges({ of }: { readonly of: RoundSummary }) {
  const step = useText(roundStepNames)
  const left = useDaysLeft()
  return (
    <>
      <Badge tone={tones[of.step]}>{step(of.step)}</Badge>
      {of.step === 'open' && <Badge tone={of.daysLeft <= 3 ? 'warning' : 'neutral'}>{left(of)}</Badge>}
    </>
  )
}

/** A round in a list. */
export function RoundRow({ round }: { readonly round: RoundSummary }) {
  const t = useText(roundMessages)
  const format = useFormat()
  return (
    <Card>
      <h3 className={styles.rowTitle}>
        <Icon of={IconMessages} />
        <Link href={roundAddress(round)}>{t('roundOn', { name: round.version.name, title: round.documentTitle })}</Link>
      </h3>
      <Row>
        <RoundBadges of={round} />
        <Meta>
          {t('openFor', { from: format.date(round.opensOn), until: format.date(round.closesOn) })} ·{' '}
          {t('byOrganisation', { organisation: callName(round.openedFor) })}
        </Meta>
      </Row>
    </Card>
  )
}
