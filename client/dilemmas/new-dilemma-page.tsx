import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { can } from '#shared/access/can.ts'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { accessQuery, dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { uiMessages } from '#client/ui/messages.ts'
import { Page } from '#client/ui/page.tsx'
import { useCircleChoices } from './circle.tsx'
import {
  type DilemmaFields,
  freshFields,
  inputOf,
  MoreFields,
  OwnerField,
  QuestionField,
  TensionFields,
  useFieldRules,
} from './dilemma-form.tsx'
import { DilemmaNotFound } from './not-found.tsx'
import { formMessages } from './messages.ts'
import { dilemmaAddress, useDilemmaChange } from './queries.ts'
import styles from './dilemmas.module.css'

/** Flagging a dilemma in a dossier, on its own. What is typed survives a reload. */
export function NewDilemmaPage({ dossierId }: { readonly dossierId: string }) {
  const t = useText(formMessages)
  const dossier = useQuery(dossierQuery(dossierId))
  const title = dossier.data?.title ?? ''
  useBreadcrumbs(
    useMemo(
      () => [
        { label: title, href: `/dossiers/${dossierId}` },
        { label: t('raise'), href: `/dossiers/${dossierId}/dilemmas/nieuw` },
      ],
      [title, dossierId, t],
    ),
  )
  const mayRaise =
    dossier.data &&
    can({ role: dossier.data.role, archived: dossier.data.archivedAt !== null }, 'dilemma.contribute') === 'yes'
  if (dossier.data && !mayRaise) return <DilemmaNotFound />
  return (
    <Page title={t('raise')} intro={t('raiseIntro')} narrow>
      <Loaded query={dossier}>{(data) => <NewDilemmaForm dossier={data} />}</Loaded>
    </Page>
  )
}

interface NewDilemma extends DilemmaFields {
  readonly key: string
  readonly ownerId: string
  /** Empty: as is usual for who raises it. */
  readonly visibility: Visibility | ''
}

const makeFresh = (): NewDilemma => ({ ...freshFields, key: newWriteKey(), ownerId: '', visibility: '' })

function NewDilemmaForm({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(formMessages)
  const ui = useText(uiMessages)
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const rules = useFieldRules()
  const draft = useDraft(`dilemma/${dossier.id}`, makeFresh)
  const { value, set, clear, isKept } = draft
  const { choices, usual, words } = useCircleChoices(dossier.actsFor)
  const visibility = value.visibility === '' ? usual : value.visibility
  const access = useQuery(accessQuery(dossier.id))
  const people = (access.data?.entries ?? []).flatMap(({ kind, person }) => (kind === 'person' && person ? person : []))
  const raise = useDilemmaChange(
    () =>
      api.post<DilemmaAnswer>(`/dossiers/${part(dossier.id)}/dilemmas`, {
        ...inputOf(value),
        key: value.key,
        ...(value.ownerId ? { ownerId: value.ownerId } : {}),
        visibility,
      }),
    (dilemma) => {
      clear()
      navigate(dilemmaAddress(dilemma))
      announce.show(t('raised', { circle: words(visibility) }))
    },
  )
  return (
    <Form error={raise.error} rules={rules} draft={draft} onSubmit={() => raise.mutate(undefined)} label={t('raise')}>
      <QuestionField value={value} onChange={set} />
      <RadioGroup<Visibility>
        name="visibility"
        label={t('circle')}
        hint={t('circleHint')}
        options={choices.map((each) => ({ value: each, label: words(each) }))}
        value={visibility}
        onChange={(chosen) => set({ visibility: chosen })}
      />
      <details className={styles.details} open={isKept}>
        <summary>{t('more')}</summary>
        <div className={styles.more}>
          <TensionFields dossier={dossier} value={value} onChange={set} />
          <MoreFields value={value} onChange={set} />
          <OwnerField people={people} value={value.ownerId} onChange={(ownerId) => set({ ownerId })} />
        </div>
      </details>
      <FormActions submit={t('raiseSubmit')} isPending={raise.isPending}>
        <ButtonLink href={`/dossiers/${dossier.id}?deel=dilemmas`}>{ui('cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}
