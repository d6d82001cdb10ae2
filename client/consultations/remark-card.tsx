import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { Confirm, Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceLine } from './place-line.tsx'
import { roundPath, useRoundChange } from './queries.ts'
import { RemarkForm } from './remark-form.tsx'
import styles from './consultations.module.css'

type Remark = Inside['remarks'][number]

interface RemarkCardProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly remark: Remark
  readonly isChosen: boolean
  /** undefined: whoever looks does not group. */
  readonly onChoose: ((isChosen: boolean) => void) | undefined
}

/** One remark inside, with whose it is and where it is about. */
export function RemarkCard({ round, inside, remark, isChosen, onChoose }: RemarkCardProps) {
  const t = useText(insideMessages)
  const format = useFormat()
  const { actsFor, by, at, place, questionId, themeId } = remark
  const question = round.questions.find(({ id }) => id === questionId)
  const theme = inside.themes.find(({ id }) => id === themeId)
  const name = { organisation: callName(actsFor) }
  return (
    <Card>
      <div className={styles.cardHead}>
        <OrganisationName of={actsFor} />
        {onChoose && (
          <input
            type="checkbox"
            className={styles.choose}
            aria-label={t('select', name)}
            checked={isChosen}
            onChange={({ target }) => onChoose(target.checked)}
          />
        )}
      </div>
      <PlaceLine round={round} place={place} question={question?.text ?? null} />
      <Typed>{remark.body}</Typed>
      <Row>
        {theme && <Badge tone="selected">{theme.title}</Badge>}
        <Meta>{t('by', { name: by.name, when: format.relativeDay(at) })}</Meta>
        <OwnActions round={round} inside={inside} remark={remark} />
      </Row>
    </Card>
  )
}

/** Changing and withdrawing, namens the organisation that wrote it; the server refuses it to others. */
function OwnActions({ round, inside, remark }: Omit<RemarkCardProps, 'isChosen' | 'onChoose'>) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const [shown, setShown] = useState<'edit' | 'withdraw'>()
  const close = () => setShown(undefined)
  const withdraw = useRoundChange(
    () => api.delete(`${roundPath(round)}/inside/remarks/${part(remark.id)}`),
    () => {
      close()
      announce.show(t('withdrawn'))
    },
  )
  const actsFor = useQuery(dossierQuery(round.dossierId)).data?.actsFor
  if (!round.may.remark || remark.actsFor.code !== actsFor?.code) return null
  const name = { organisation: callName(remark.actsFor) }
  return (
    <>
      <Button small onPress={() => setShown('edit')} aria-label={t('editOf', name)}>
        {t('edit')}
      </Button>
      <Button small look="subtle" onPress={() => setShown('withdraw')} aria-label={t('withdrawOf', name)}>
        {t('withdraw')}
      </Button>
      <Dialog open={shown === 'edit'} onClose={close} title={t('editOf', name)} dismissable={false}>
        <RemarkForm round={round} inside={inside} remark={remark} onDone={close} />
      </Dialog>
      <Confirm
        open={shown === 'withdraw'}
        onClose={close}
        title={t('withdrawTitle')}
        confirmLabel={t('withdraw')}
        onConfirm={() => withdraw.mutate(undefined)}
        pending={withdraw.isPending}
      >
        <p>{t('withdrawBody')}</p>
        {withdraw.error && <ErrorNotice error={withdraw.error} />}
      </Confirm>
    </>
  )
}
