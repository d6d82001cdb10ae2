import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { can } from '#shared/access/can.ts'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import { bodyText } from '#shared/threads/body-words.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { accessQuery, dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, isProblem, part } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { Form, FormActions } from '#client/ui/form.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink, Link } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { uiMessages } from '#client/ui/messages.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { CircleField, useWhoSees } from './circle-field.tsx'
import { useCircleWords } from './circle.tsx'
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
import { dilemmaAddress, originQuery, useDilemmaChange } from './queries.ts'
import styles from './dilemmas.module.css'

/** Flagging a dilemma in a dossier, on its own or (`?threadId=`) from a thread. What is typed survives a reload. */
export function NewDilemmaPage({ dossierId }: { readonly dossierId: string }) {
  const t = useText(formMessages)
  const dossier = useQuery(dossierQuery(dossierId))
  const [params] = useSearchParams()
  const threadId = params.get('threadId')
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
      <Loaded query={dossier}>
        {(data) =>
          threadId === null ? <NewDilemmaForm dossier={data} /> : <FromThread dossier={data} threadId={threadId} />
        }
      </Loaded>
    </Page>
  )
}

interface FormProps {
  readonly dossier: Dossier
  /** What it is made of; undefined for one on its own. */
  readonly thread?: ThreadView
}

/** The form with the words that it is about; of a thread that has its dilemma, the way there. */
function FromThread({ dossier, threadId }: { readonly dossier: Dossier; readonly threadId: string }) {
  const t = useText(formMessages)
  const origin = useQuery(originQuery(threadId))
  if (isProblem(origin.error, 'not-found')) return <DilemmaNotFound />
  return (
    <Loaded query={origin}>
      {(thread) =>
        thread.dilemmaId === null ? (
          <>
            <Notice title={t('fromThread')}>
              {thread.anchor?.quote && <p>‘{thread.anchor.quote}’</p>}
              {thread.body && <p>{bodyText(thread.body)}</p>}
              <Link href={`/documenten/${thread.documentId}#opmerking-${thread.id}`}>{t('toThread')}</Link>
            </Notice>
            <NewDilemmaForm key={thread.id} dossier={dossier} thread={thread} />
          </>
        ) : (
          <Notice>
            <p>{t('isThere')}</p>
            <Link href={dilemmaAddress({ dossierId: dossier.id, id: thread.dilemmaId })}>{t('toDilemma')}</Link>
          </Notice>
        )
      }
    </Loaded>
  )
}

interface NewDilemma extends DilemmaFields {
  readonly key: string
  readonly ownerId: string
  /** Empty: as is usual for who raises it. */
  readonly visibility: Visibility | ''
}

const makeFresh = (): NewDilemma => ({ ...freshFields, key: newWriteKey(), ownerId: '', visibility: '' })

function NewDilemmaForm({ dossier, thread }: FormProps) {
  const t = useText(formMessages)
  const ui = useText(uiMessages)
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const rules = useFieldRules()
  const words = useCircleWords()
  const draft = useDraft(`dilemma/${dossier.id}${thread ? `/${thread.id}` : ''}`, makeFresh)
  const { value, set, clear, isKept } = draft
  // no wider than what it is made of
  const within = thread?.circle.visibility ?? 'everyone'
  const seen = useWhoSees({ dossierId: dossier.id, within, wanted: value.visibility })
  const access = useQuery(accessQuery(dossier.id))
  const people = (access.data?.entries ?? []).flatMap(({ kind, person }) => (kind === 'person' && person ? person : []))
  const raise = useDilemmaChange(
    () =>
      api.post<DilemmaAnswer>(`/dossiers/${part(dossier.id)}/dilemmas`, {
        ...inputOf(value),
        key: value.key,
        ...(thread ? { threadId: thread.id } : {}),
        ...(value.ownerId ? { ownerId: value.ownerId } : {}),
        visibility: seen.visibility,
      }),
    (dilemma) => {
      clear()
      navigate(dilemmaAddress(dilemma))
      announce.show(t('raised', { circle: words(dilemma.circle) }))
    },
  )
  return (
    <Form error={raise.error} rules={rules} draft={draft} onSubmit={() => raise.mutate(undefined)} label={t('raise')}>
      <QuestionField value={value} onChange={set} />
      <CircleField
        seen={seen}
        label={t('circle')}
        hint={t('circleHint')}
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
      <FormActions submit={t('raiseSubmit')} isPending={raise.isPending} isDisabled={!seen.visibility}>
        <ButtonLink href={`/dossiers/${dossier.id}?deel=dilemmas`}>{ui('cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}
