import { useQuery } from '@tanstack/react-query'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { isWider, type Visibility } from '#shared/threads/visibility.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { useText } from '#client/lib/text.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { useCircleChoices } from './circle.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'

interface CircleFieldProps {
  /** What is spoken about: nothing said about it is wider. */
  readonly about: DilemmaAnswer['circle']
  /** The dossier in which it is said. */
  readonly dossierId: string
  readonly value: Visibility
  readonly onChange: (visibility: Visibility) => void
}

/** Who sees what one says; in plain words, also when there is nothing to choose. */
export function CircleField({ dossierId, ...field }: CircleFieldProps) {
  const dossier = useQuery(dossierQuery(dossierId))
  return dossier.data && <Choice dossier={dossier.data} {...field} />
}

function Choice({
  about,
  dossier,
  value,
  onChange,
}: Omit<CircleFieldProps, 'dossierId'> & { readonly dossier: Dossier }) {
  const t = useText(dilemmaMessages)
  const { choices, words } = useCircleChoices(dossier)
  const possible = choices.filter((each) => !isWider(each, about.visibility))
  return (
    <RadioGroup<Visibility>
      name="visibility"
      label={t('whoSees')}
      options={possible.map((each) => ({ value: each, label: words(each) }))}
      value={possible.includes(value) ? value : (possible.at(-1) ?? value)}
      onChange={onChange}
    />
  )
}
