import { IconEye } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import {
  actingFor,
  choicesOf,
  defaultVisibility,
  type Visibility,
  viewerOf,
  visibilityWords,
} from '#shared/threads/visibility.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { koepelsQuery } from '#client/organisations/queries.ts'
import { Button } from '#client/ui/button.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { useDilemmaChange } from './queries.ts'
import styles from './dilemmas.module.css'

type Circle = DilemmaAnswer['circle']

/** Who may see something, in plain words: "Alleen UvW en waterschappen". */
export function useCircleWords(): (circle: Circle) => string {
  const { locale } = useLocale()
  return (circle) => visibilityWords(circle.visibility, circle)[locale]
}

/** What whoever speaks in this dossier may choose, and how each is said; not known before the dossier and the koepels are. */
export function useCircleChoices(dossierId: string) {
  const { locale } = useLocale()
  const dossier = useQuery(dossierQuery(dossierId))
  const koepels = useQuery(koepelsQuery)
  const data = useMemo(() => {
    if (!dossier.data || !koepels.data) return undefined
    const { actsFor, isVouchedFor } = dossier.data
    const viewer = actingFor({ actsFor, isVouchedFor }, koepels.data.items)
    const koepel = koepels.data.items.find(({ code }) => code === viewer.koepel) ?? null
    return {
      choices: choicesOf(viewer),
      usual: defaultVisibility(viewer),
      words: (visibility: Visibility) => visibilityWords(visibility, { raisedBy: actsFor, koepel })[locale],
    }
  }, [dossier.data, koepels.data, locale])
  const failed = [dossier, koepels].filter(({ error }) => error)
  const refetch = () => Promise.all(failed.map((each) => each.refetch()))
  return { data, error: failed[0]?.error ?? null, refetch }
}

/** Who sees this, with an eye before it. */
export function CircleLine({ circle }: { readonly circle: Circle }) {
  const words = useCircleWords()
  return (
    <span className={styles.circle}>
      <Icon of={IconEye} size={18} />
      <span>{words(circle)}</span>
    </span>
  )
}

/** Under what was said in a narrower circle than everybody's. */
export const NarrowLine = ({ circle }: { readonly circle: Circle }) =>
  circle.visibility === 'everyone' ? null : <CircleLine circle={circle} />

/**
 * How each visibility is said of what is shared further from this circle. Not known before the koepels are: without them a
 * koepel's circle would be called by the name of one organisation, and sharing has no way back.
 */
export function useWiderWords({ raisedBy, koepel }: Circle): ((visibility: Visibility) => string) | undefined {
  const { locale } = useLocale()
  const koepels = useQuery(koepelsQuery).data?.items
  if (!koepels) return undefined
  const code = viewerOf(raisedBy, koepels).koepel
  const own = koepel ?? koepels.find((each) => each.code === code) ?? null
  return (visibility) => visibilityWords(visibility, { raisedBy, koepel: own })[locale]
}

/** A circle inside a sentence: "Tabel openen voor iedereen in het dossier". */
export const inSentence = (circle: string): string => circle.charAt(0).toLowerCase() + circle.slice(1)

interface WidenProps {
  readonly circle: Circle
  readonly mayWidenTo: readonly Visibility[]
  /** The path to which the widening is sent. */
  readonly path: string
  /** Set when it is the dilemma itself, about which others spoke too. */
  readonly isWhole?: boolean
  /** What is shared, for who hears the button alone. */
  readonly of?: string
}

/** Sharing with more people: an explicit act, asked once more, that has no way back. */
export function Widen(props: WidenProps) {
  const words = useWiderWords(props.circle)
  return words && <WidenInWords {...props} words={words} />
}

interface InWords {
  readonly words: (visibility: Visibility) => string
}

function WidenInWords({ circle, mayWidenTo, path, isWhole, of, words }: WidenProps & InWords) {
  const t = useText(dilemmaMessages)
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const [wanted, setWanted] = useState<Visibility>()
  const to = wanted && mayWidenTo.includes(wanted) ? wanted : mayWidenTo.at(-1)
  const widen = useDilemmaChange(
    (visibility: Visibility) => api.post<DilemmaAnswer>(`${path}/widen`, { to: visibility }),
    (_answer, visibility) => {
      setAsking(false)
      announce.show(t('widened', { circle: words(visibility) }))
    },
  )
  if (to === undefined) return null
  return (
    <>
      <Button small onPress={() => setAsking(true)} {...(of ? { 'aria-label': `${t('widen')}: ${of}` } : {})}>
        {t('widen')}
      </Button>
      <Confirm
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('widenTitle')}
        confirmLabel={t('widenConfirm')}
        onConfirm={() => widen.mutate(to)}
        pending={widen.isPending}
      >
        {mayWidenTo.length > 1 && (
          <RadioGroup<Visibility>
            name="to"
            label={t('widenTo')}
            options={mayWidenTo.map((value) => ({ value, label: words(value) }))}
            value={to}
            onChange={setWanted}
          />
        )}
        <p>{t('widenBody', { from: words(circle.visibility), to: words(to) })}</p>
        <p>
          <strong>{t(isWhole ? 'widenForever' : 'widenForeverOwn')}</strong>
        </p>
        {widen.error && <ErrorNotice error={widen.error} />}
      </Confirm>
    </>
  )
}
