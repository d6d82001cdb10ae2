import { useQuery } from '@tanstack/react-query'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { can } from '#shared/access/can.ts'
import { defaultClosesOn, isShort } from '#shared/consultations/rules.ts'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import type { Day } from '#shared/lib/day.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { type Draft, useDraft } from '#client/lib/draft.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { CheckboxGroup } from '#client/ui/checkbox.tsx'
import { FieldSet } from '#client/ui/field-set.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { uiMessages } from '#client/ui/messages.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page, PageLoading } from '#client/ui/page.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { roundMessages } from './messages.ts'
import { RoundNotFound } from './not-found.tsx'
import { roundAddress, useRoundChange } from './queries.ts'
import styles from './consultations.module.css'

/** Opening a round on a document, as it is now. What is typed survives a reload. */
export function NewRoundPage({ documentId }: { readonly documentId: string }) {
  const document = useQuery({
    queryKey: ['document', documentId],
    queryFn: ({ signal }) => api.get<DocumentDetail>(`/documents/${part(documentId)}`, {}, signal),
  })
  const dossierId = document.data?.dossierId ?? ''
  const dossier = useQuery({ ...dossierQuery(dossierId), enabled: dossierId !== '' })
  if (document.error || dossier.error) return <RoundNotFound />
  if (!document.data || !dossier.data) return <PageLoading />
  const standing = { role: dossier.data.role, archived: document.data.archivedAt !== null }
  if (can(standing, 'consultation.lead') !== 'yes') return <RoundNotFound />
  return <NewRound document={document.data} dossier={dossier.data} />
}

interface NewRoundProps {
  readonly document: DocumentDetail
  readonly dossier: Dossier
}

function NewRound({ document, dossier }: NewRoundProps) {
  const t = useText(roundMessages)
  useBreadcrumbs(
    useMemo(
      () => [
        { label: dossier.title, href: `/dossiers/${dossier.id}` },
        { label: document.title, href: `/documenten/${document.id}` },
        { label: t('newRound'), href: `/documenten/${document.id}/consultatie` },
      ],
      [dossier, document, t],
    ),
  )
  return (
    <Page title={t('newRound')} intro={t('newIntro')} narrow>
      <p>
        {t('document')}: <strong>{document.title}</strong>
      </p>
      <NewRoundForm document={document} dossier={dossier} />
    </Page>
  )
}

interface Input {
  readonly name: string
  readonly questions: readonly string[]
  readonly invited: readonly string[]
  readonly closesOn: Day
  readonly shortReason: string
  readonly followUp: string
}

/** The day of now, as the reader counts it: `sv-SE` writes days as ISO does. */
const today = (): Day => new Intl.DateTimeFormat('sv-SE').format(new Date())

function NewRoundForm({ document, dossier }: NewRoundProps) {
  const t = useText(roundMessages)
  const ui = useText(uiMessages)
  const announce = useAnnounce()
  const format = useFormat()
  const [, navigate] = useLocation()
  const usual = defaultClosesOn(today())
  const draft = useDraft<Input>(`round/${document.id}`, () => ({
    name: '',
    questions: [''],
    invited: [],
    closesOn: usual,
    shortReason: '',
    followUp: t('followUpDefault'),
  }))
  const { value, set, clear } = draft
  const isTooShort = value.closesOn !== '' && isShort(today(), value.closesOn)
  const open = useRoundChange(async () => {
    const questions = value.questions.map((each) => each.trim()).filter((each) => each !== '')
    const shortReason = isTooShort ? value.shortReason : ''
    const round = await api.post<RoundAnswer>(`/documents/${part(document.id)}/consultations`, {
      ...value,
      questions,
      shortReason,
    })
    clear()
    navigate(roundAddress(round))
    announce.show(t('openedDone'))
  })
  const parties = dossier.parties.filter(({ code }) => code !== dossier.actsFor.code)
  return (
    <Form
      label={t('newRound')}
      draft={draft}
      error={open.error}
      onSubmit={() => open.mutate(undefined)}
      rules={{
        name: t('nameRule'),
        invited: t('whomRule'),
        closesOn: t('closesOnRule'),
        shortReason: t('shortRule'),
        followUp: t('followUpRule'),
      }}
    >
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        required
        maxLength={120}
        value={value.name}
        onChange={(name) => set({ name })}
      />
      <Questions draft={draft} />
      {parties.length === 0 ? (
        <Notice tone="warning">{t('noParties')}</Notice>
      ) : (
        <CheckboxGroup
          name="invited"
          label={t('whom')}
          hint={t('whomHint')}
          options={parties.map((party) => ({ value: party.code, label: <OrganisationName of={party} /> }))}
          value={value.invited}
          onChange={(invited) => set({ invited })}
        />
      )}
      <TextField
        name="closesOn"
        type="date"
        label={t('closesOn')}
        hint={t('closesOnHint', { day: format.date(usual) })}
        required
        min={today()}
        value={value.closesOn}
        onChange={(closesOn) => set({ closesOn })}
      />
      {isTooShort && (
        <TextArea
          name="shortReason"
          label={t('shortReason')}
          hint={t('shortHint')}
          required
          maxLength={2000}
          value={value.shortReason}
          onChange={(shortReason) => set({ shortReason })}
        />
      )}
      <TextArea
        name="followUp"
        label={t('followUp')}
        hint={t('followUpHint')}
        required
        maxLength={2000}
        value={value.followUp}
        onChange={(followUp) => set({ followUp })}
      />
      <FormActions submit={t('open')} isPending={open.isPending}>
        <ButtonLink href={`/documenten/${document.id}`}>{ui('cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** As many as one overlooks; the API takes no more. */
const MAX_QUESTIONS = 30

function Questions({ draft: { value, set } }: { readonly draft: Draft<Input> }) {
  const t = useText(roundMessages)
  const { questions } = value
  const change = (at: number, text: string) =>
    set({ questions: questions.map((each, index) => (index === at ? text : each)) })
  return (
    <FieldSet label={t('questionsField')}>
      {questions.map((question, index) => (
        // a question is its place in the list: it has no other name
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={index} className={styles.question}>
          <TextField
            name={`questions.${index}`}
            label={t('questionN', { n: index + 1 })}
            maxLength={1000}
            value={question}
            onChange={(text) => change(index, text)}
          />
          {questions.length > 1 && (
            <IconButton
              icon={IconTrash}
              label={t('removeQuestion', { n: index + 1 })}
              onPress={() => set({ questions: questions.filter((_each, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      {questions.length < MAX_QUESTIONS && (
        <div>
          <Button small icon={IconPlus} onPress={() => set({ questions: [...questions, ''] })}>
            {t('addQuestion')}
          </Button>
        </div>
      )}
    </FieldSet>
  )
}
