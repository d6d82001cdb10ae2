import { useState, type RefObject } from 'react'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, isProblem, part } from '#client/lib/api.ts'
import { useLanding } from '#client/lib/landing.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import { inSentence, useWiderWords } from './circle.tsx'
import { optionsMessages } from './options-messages.ts'
import { type DilemmaId, type OptionsTableAnswer, optionsPath, useOptionsChange } from './options-queries.ts'

interface ShareCopyProps {
  readonly of: DilemmaId
  readonly table: OptionsTableAnswer
  /** What has the focus when there is nothing to share any more. */
  readonly landing: RefObject<HTMLElement | null>
}

/** Shares a copy of a table with more people: an explicit act, asked once more, that has no way back. */
export function ShareCopy(props: ShareCopyProps) {
  const words = useWiderWords(props.table.circle)
  return words && <ShareInWords {...props} words={words} />
}

interface InWords {
  readonly words: (visibility: Visibility) => string
}

function ShareInWords({ of, table, landing, words }: ShareCopyProps & InWords) {
  const t = useText(optionsMessages)
  const announce = useAnnounce()
  // as it was when one began to ask: what became impossible meanwhile is refused in words, with the window still there
  const [asked, setAsked] = useState<readonly Visibility[]>()
  const [wanted, setWanted] = useState<Visibility>()
  const mayShareTo = asked ?? table.mayShareTo
  const to = wanted && mayShareTo.includes(wanted) ? wanted : mayShareTo.at(-1)
  useLanding(landing, to === undefined ? 0 : 1)
  const share = useOptionsChange(
    of,
    (visibility: Visibility) =>
      api.post<OptionsAnswer>(`${optionsPath(of)}/tables/${part(table.id)}/share`, { to: visibility }),
    (_answer, visibility) => {
      setAsked(undefined)
      announce.show(t('shared', { circle: words(visibility) }))
    },
  )
  const close = () => {
    setAsked(undefined)
    share.reset()
  }
  if (to === undefined) return null
  return (
    <>
      <Button onPress={() => setAsked(mayShareTo)}>
        {mayShareTo.length === 1 ? t('shareWith', { circle: inSentence(words(to)) }) : t('share')}
      </Button>
      <Confirm
        open={asked !== undefined}
        onClose={close}
        title={t('shareTitle')}
        confirmLabel={t('shareConfirm')}
        onConfirm={() => share.mutate(to)}
        pending={share.isPending}
      >
        {mayShareTo.length > 1 && (
          <RadioGroup<Visibility>
            name="to"
            label={t('shareTo')}
            options={mayShareTo.map((value) => ({ value, label: words(value) }))}
            value={to}
            onChange={setWanted}
          />
        )}
        <p>{t('shareBody', { from: words(table.circle.visibility), to: words(to) })}</p>
        <p>{t('shareRemarks')}</p>
        <p>
          <strong>{t('shareForever')}</strong>
        </p>
        {share.error && <Refusal error={share.error} />}
      </Confirm>
    </>
  )
}

/** Why no copy was shared, in the words of a table. */
function Refusal({ error }: { readonly error: Error }) {
  const t = useText(optionsMessages)
  if (isProblem(error, 'step-not-possible')) return <Notice tone="error">{t('shareIsThere')}</Notice>
  if (isProblem(error, 'too-narrow')) return <Notice tone="error">{t('shareTooNarrow')}</Notice>
  return <ErrorNotice error={error} />
}
