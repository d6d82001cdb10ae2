import { isWider, type Visibility } from '#shared/threads/visibility.ts'
import { useText } from '#client/lib/text.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { useCircleChoices } from './circle.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'

interface Wish {
  /** The dossier in which it is said. */
  readonly dossierId: string
  /** Who sees what it is about: nothing said about that is wider. */
  readonly within: Visibility
  /** What somebody chose; empty: what is usual for whom he acts for. */
  readonly wanted: Visibility | ''
}

/**
 * Who will see what one says here, as the field shows it. `visibility` is undefined until that is known: so long the form
 * shows nothing of it, and must not be sent.
 */
export function useWhoSees({ dossierId, within, wanted }: Wish) {
  const query = useCircleChoices(dossierId)
  const possible = query.data?.choices.filter((each) => !isWider(each, within)) ?? []
  const visibility = possible.find((each) => each === (wanted || query.data?.usual)) ?? possible.at(-1)
  return { query, possible, visibility }
}

interface CircleFieldProps {
  readonly seen: ReturnType<typeof useWhoSees>
  readonly onChange: (visibility: Visibility) => void
  readonly label?: string
  readonly hint?: string
}

/** Who sees what one says; in plain words, also when there is nothing to choose. */
export function CircleField({ seen: { query, possible, visibility }, onChange, label, hint }: CircleFieldProps) {
  const t = useText(dilemmaMessages)
  return (
    <Loaded query={query} lines={2}>
      {({ words }) =>
        visibility && (
          <RadioGroup<Visibility>
            name="visibility"
            label={label ?? t('whoSees')}
            hint={hint}
            options={possible.map((each) => ({ value: each, label: words(each) }))}
            value={visibility}
            onChange={onChange}
          />
        )
      }
    </Loaded>
  )
}
