import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName, organisationColour } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { NarrowLine, Widen } from './circle.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { OptionDialog, RemarkDialog, optionParts } from './option-dialogs.tsx'
import { dilemmaPath, useDilemmaChange } from './queries.ts'
import styles from './dilemmas.module.css'

type Option = DilemmaAnswer['options'][number]

interface OptionsProps {
  readonly dilemma: DilemmaAnswer
  readonly actsFor: OrganisationRef | undefined
}

/** The options beside each other: neutral facts, and apart from them what each party remarks. */
export function Options({ dilemma, actsFor }: OptionsProps) {
  const t = useText(dilemmaMessages)
  const [shown, setShown] = useState<{ option?: Option; is: 'option' | 'remark' }>()
  const close = () => setShown(undefined)
  const mayAdd = dilemma.may.contribute
  return (
    <Section
      title={t('options')}
      intro={t('optionsIntro')}
      actions={
        mayAdd && (
          <Button icon={IconPlus} onPress={() => setShown({ is: 'option' })}>
            {t('optionAdd')}
          </Button>
        )
      }
    >
      {dilemma.options.length === 0 && <Empty>{t(mayAdd ? 'optionNone' : 'optionNoneReader')}</Empty>}
      <ol className={styles.cards}>
        {dilemma.options.map((option) => (
          <li key={option.id}>
            <OptionCard
              dilemma={dilemma}
              option={option}
              actsFor={actsFor}
              onChange={() => setShown({ option, is: 'option' })}
              onRemark={() => setShown({ option, is: 'remark' })}
            />
          </li>
        ))}
      </ol>
      {actsFor && (
        <>
          <OptionDialog
            dilemma={dilemma}
            actsFor={actsFor}
            option={shown?.option}
            open={shown?.is === 'option'}
            onClose={close}
          />
          <RemarkDialog
            dilemma={dilemma}
            actsFor={actsFor}
            option={shown?.option}
            open={shown?.is === 'remark'}
            onClose={close}
          />
        </>
      )}
    </Section>
  )
}

interface OptionCardProps extends OptionsProps {
  readonly option: Option
  readonly onChange: () => void
  readonly onRemark: () => void
}

function OptionCard({ dilemma, option, actsFor, onChange, onRemark }: OptionCardProps) {
  const t = useText(dilemmaMessages)
  const format = useFormat()
  const isGone = option.withdrawnAt !== null
  const mayAct = dilemma.may.contribute && !isGone
  const own = option.remarks.find((each) => each.actsFor.code === actsFor?.code)
  const isOwn = option.actsFor.code === actsFor?.code
  return (
    <Card {...(isGone ? { edge: 'quiet' as const } : {})}>
      <div className={styles.cardHead}>
        <h3 className={styles.cardTitle}>{option.option}</h3>
        {isGone && <Badge>{t('optionWithdrawn')}</Badge>}
      </div>
      <dl className={styles.optionFields}>
        {optionParts.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{option[name] || <span className={styles.nothing}>{t('empty')}</span>}</dd>
          </div>
        ))}
      </dl>
      <Row>
        <Meta>{t('optionBy', { name: option.changedBy.name, when: format.relativeDay(option.changedAt) })}</Meta>
        <NarrowLine circle={option.circle} />
      </Row>
      <Row>
        {mayAct && (
          <Button small onPress={onChange} aria-label={t('changeOption', { option: option.option })}>
            {t('change')}
          </Button>
        )}
        {!isGone && (
          <Widen
            circle={option.circle}
            mayWidenTo={option.mayWidenTo}
            path={`${dilemmaPath(dilemma)}/said/${option.id}`}
            of={option.option}
          />
        )}
        {mayAct && isOwn && <Withdraw dilemma={dilemma} id={option.id} name={option.option} />}
      </Row>
      <div className={styles.remarks}>
        <h4 className={styles.remarksTitle}>{t('remarks')}</h4>
        {option.remarks.map((each) => (
          <div
            key={each.id}
            className={styles.remark}
            style={{ ['--who' as string]: organisationColour(each.actsFor) }}
          >
            <OrganisationName of={each.actsFor} />
            <Typed>{each.body}</Typed>
            <Meta>{t('by', { name: each.by.name, when: format.relativeDay(each.at) })}</Meta>
            <NarrowLine circle={each.circle} />
            <div>
              <Widen
                circle={each.circle}
                mayWidenTo={each.mayWidenTo}
                path={`${dilemmaPath(dilemma)}/said/${each.id}`}
                of={t('remarks')}
              />
            </div>
          </div>
        ))}
        {mayAct && (
          <div>
            <Button
              small
              onPress={onRemark}
              aria-label={`${t(own ? 'remarkChange' : 'remarkButton')}: ${option.option}`}
            >
              {t(own ? 'remarkChange' : 'remarkButton')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

interface WithdrawProps {
  readonly dilemma: DilemmaAnswer
  readonly id: string
  readonly name: string
}

function Withdraw({ dilemma, id, name }: WithdrawProps) {
  const t = useText(dilemmaMessages)
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useDilemmaChange(
    async () => {
      await api.delete(`${dilemmaPath(dilemma)}/said/${part(id)}`)
      return await api.get<DilemmaAnswer>(dilemmaPath(dilemma))
    },
    () => {
      setAsking(false)
      announce.show(t('withdrawn'))
    },
  )
  return (
    <>
      <Button small look="subtle" onPress={() => setAsking(true)} aria-label={`${t('withdraw')}: ${name}`}>
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
