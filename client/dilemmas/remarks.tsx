import { useRef, useState } from 'react'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useLanding } from '#client/lib/landing.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, OrganisationName, organisationColour } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta, Row, Typed } from '#client/ui/card.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { CircleLine, Widen } from './circle.tsx'
import { optionsMessages } from './options-messages.ts'
import {
  type DilemmaId,
  type OptionsTableAnswer,
  optionsPath,
  type Remark,
  useOptionsChange,
} from './options-queries.ts'
import { dilemmaPath } from './queries.ts'
import styles from './options.module.css'

/** Whoever looks, when he may say something here; namens whom. */
export type Speaker = Pick<Dossier, 'actsFor' | 'isVouchedFor'>

/** The remark of the organisation of whoever looks. */
export const ownOf = (remarks: readonly Remark[], speaker: Speaker | undefined): Remark | undefined =>
  remarks.find(({ actsFor }) => actsFor.code === speaker?.actsFor.code)

interface RemarksProps {
  readonly of: DilemmaId
  /** The circle of the table: what is for all of it needs no word about who sees it. */
  readonly within: OptionsTableAnswer['circle']
  readonly remarks: readonly Remark[]
  /** What the row is called. */
  readonly name: string
  readonly speaker: Speaker | undefined
  /** Where no button under the row does it: changes what the own organisation remarked. */
  readonly onChange?: (own: Remark) => void
}

/** What parties remark on a row, each apart. */
export const Remarks = ({ remarks, ...about }: RemarksProps) =>
  remarks.length > 0 && (
    <ul className={styles.remarkList}>
      {remarks.map((remark) => (
        <li
          key={remark.id}
          className={styles.remark}
          style={{ ['--who' as string]: organisationColour(remark.actsFor) }}
        >
          <RemarkText remark={remark} {...about} />
        </li>
      ))}
    </ul>
  )

function RemarkText({
  of,
  within,
  remark,
  name,
  speaker,
  onChange,
}: Omit<RemarksProps, 'remarks'> & { readonly remark: Remark }) {
  const t = useText(optionsMessages)
  const format = useFormat()
  const { id, actsFor, by, at, body, circle, mayWidenTo } = remark
  const said = t('remarkOf', { organisation: callName(actsFor), option: name })
  // what its people wrote is of the organisation: nobody changes it on another's word that he works there
  const isOwn = speaker?.isVouchedFor && speaker.actsFor.code === actsFor.code
  return (
    <>
      <OrganisationName of={actsFor} />
      <Typed>{body}</Typed>
      <Meta>{t('by', { name: by.name, when: format.relativeDay(at) })}</Meta>
      {circle.visibility !== within.visibility && <CircleLine circle={circle} />}
      {isOwn && (
        <Row>
          {onChange && (
            <Button small onPress={() => onChange(remark)} aria-label={`${t('remarkChange')}: ${name}`}>
              {t('remarkChange')}
            </Button>
          )}
          <Widen circle={circle} mayWidenTo={mayWidenTo} path={`${dilemmaPath(of)}/said/${part(id)}`} of={said} />
          <Withdraw of={of} id={id} said={said} />
        </Row>
      )}
    </>
  )
}

interface GiveRemarkProps {
  readonly speaker: Speaker | undefined
  readonly own: Remark | undefined
  readonly name: string
  readonly onPress: () => void
}

/** The button under the remarks of a row: it stays in its place when a remark comes or goes, and has the focus then. */
export function GiveRemark({ speaker, own, name, onPress }: GiveRemarkProps) {
  const t = useText(optionsMessages)
  const place = useRef<HTMLDivElement>(null)
  useLanding(place, own ? 1 : 0)
  if (!speaker || (own && !speaker.isVouchedFor)) return null
  const label = own ? t('remarkChange') : t('remarkGive', { organisation: callName(speaker.actsFor) })
  return (
    <div ref={place}>
      <Button small onPress={onPress} aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </div>
  )
}

interface WithdrawProps {
  readonly of: DilemmaId
  readonly id: string
  /** What is withdrawn, for who hears the button alone. */
  readonly said: string
}

function Withdraw({ of, id, said }: WithdrawProps) {
  const t = useText(optionsMessages)
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useOptionsChange(
    of,
    async () => {
      await api.delete(`${dilemmaPath(of)}/said/${part(id)}`)
      return await api.get<OptionsAnswer>(optionsPath(of))
    },
    () => {
      setAsking(false)
      announce.show(t('withdrawn'))
    },
  )
  return (
    <>
      <Button small look="subtle" onPress={() => setAsking(true)} aria-label={`${t('withdraw')}: ${said}`}>
        {t('withdraw')}
      </Button>
      <Confirm
        open={isAsking}
        onClose={() => setAsking(false)}
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
