import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { accessQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, GroupName, OrganisationName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Link } from '#client/ui/link.tsx'
import { CircleLine, Widen } from './circle.tsx'
import { OwnerField } from './dilemma-form.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { placeAddress, useAgeWords, useNeededWords } from './dilemma-row.tsx'
import { formMessages } from './messages.ts'
import { dilemmaPath, useDilemmaChange } from './queries.ts'
import { aspectNames } from './words.ts'
import styles from './dilemmas.module.css'

/** Beside a dilemma: who sees it, the facts, and who knows of it. */
export function DilemmaAside({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const form = useText(formMessages)
  const aspect = useText(aspectNames)
  const needed = useNeededWords()
  const age = useAgeWords()
  const { circle, may, place } = dilemma
  return (
    <aside className={styles.aside} aria-label={t('whoSees')}>
      <div className={styles.cards}>
        <h2 className={styles.asideTitle}>{t('whoSees')}</h2>
        <CircleLine circle={circle} />
        <div>
          <Widen circle={circle} mayWidenTo={may.widenTo} path={dilemmaPath(dilemma)} isWhole />
        </div>
      </div>
      <Facts
        of={[
          { term: t('neededBy'), value: needed(dilemma.neededBy) },
          { term: t('age'), value: age(dilemma) },
          { term: t('owner'), value: <Owner dilemma={dilemma} /> },
          {
            term: t('layers'),
            value: dilemma.layers.length > 0 && (
              <span className={styles.tags}>
                {dilemma.layers.map((layer) => (
                  <GroupName key={layer} group={layer} />
                ))}
              </span>
            ),
          },
          { term: t('aspects'), value: dilemma.aspects.map((each) => aspect(each)).join(', ') },
          { term: t('level'), value: form(dilemma.level) },
          {
            term: t('dossier'),
            value: <Link href={`/dossiers/${dilemma.dossierId}`}>{dilemma.dossierTitle}</Link>,
          },
          { term: t('place'), value: place && <Link href={placeAddress(place)}>{place.title}</Link> },
        ]}
      />
      <Knows dilemma={dilemma} />
    </aside>
  )
}

function Knows({ dilemma: { knows } }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const format = useFormat()
  return (
    <div className={styles.cards}>
      <h2 className={styles.asideTitle}>{t('knows')}</h2>
      <Meta>{t('knowsIntro')}</Meta>
      <ul className={styles.knows}>
        {knows.map(({ person, actsFor, since }) => (
          <li key={`${person.id} ${actsFor.code}`}>
            <span>{person.name}</span>
            <OrganisationName of={actsFor} />
            <Meta>{t('knowsSince', { when: format.relativeDay(since) })}</Meta>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Owner({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const form = useText(formMessages)
  const [isOpen, setOpen] = useState(false)
  const { owner, may } = dilemma
  return (
    <>
      <p>{owner ? `${owner.name} (${callName(owner.organisation)})` : form('noOwner')}</p>
      {may.own && (
        <Button small onPress={() => setOpen(true)}>
          {t('changeOwner')}
        </Button>
      )}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('changeOwner')}>
        <OwnerForm dilemma={dilemma} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function OwnerForm({ dilemma, onDone }: { readonly dilemma: DilemmaAnswer; readonly onDone: () => void }) {
  const t = useText(dilemmaMessages)
  const form = useText(formMessages)
  const announce = useAnnounce()
  const [ownerId, setOwnerId] = useState(dilemma.owner?.id ?? '')
  const access = useQuery(accessQuery(dilemma.dossierId))
  const people = (access.data?.entries ?? []).flatMap(({ kind, person }) => (kind === 'person' && person ? person : []))
  const save = useDilemmaChange(
    () => api.put<DilemmaAnswer>(`${dilemmaPath(dilemma)}/owner`, { ownerId: ownerId || null }),
    ({ owner }) => {
      onDone()
      announce.show(owner ? t('ownerSaved', { name: owner.name }) : t('ownerNone'))
    },
  )
  return (
    <Form error={save.error} rules={{ ownerId: form('ownerRule') }} onSubmit={() => save.mutate(undefined)}>
      <OwnerField people={people} value={ownerId} onChange={setOwnerId} />
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
