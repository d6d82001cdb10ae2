import { useQuery } from '@tanstack/react-query'
import type { DilemmaText } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { layers } from '#shared/organisations/layers.ts'
import { groundRulesQuery } from '#client/ground-rules/queries.ts'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { callName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { type DilemmaFields, inputOf } from './dilemma-form.tsx'
import { formMessages } from './messages.ts'
import { aspectNames, aspects } from './words.ts'

/** What is stored of a dilemma when somebody saves it. */
export type SavedText = DilemmaText & { readonly groundRules: readonly string[] }

interface BothDilemmasProps {
  readonly dossier: Dossier
  readonly yours: DilemmaFields
  /** What somebody else saved meanwhile. */
  readonly theirs: SavedText | undefined
  readonly onTake: (change: Partial<DilemmaFields>) => void
}

/** A dilemma as one filled it in beside what somebody else saved: its words, and all that was chosen with them. */
export function BothDilemmas({ dossier, yours, theirs, onTake }: BothDilemmasProps) {
  const t = useText(formMessages)
  const layerName = useText(groupNames)
  const aspectName = useText(aspectNames)
  const rules = useQuery(groundRulesQuery)
  const parties = (codes: readonly string[]): string =>
    codes
      .map((code) => dossier.parties.find((party) => party.code === code))
      .map((party) => (party ? callName(party) : '?'))
      .join(', ')
  const titles = (ids: readonly string[]): string =>
    (rules.data?.items ?? [])
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => title)
      .join('\n')
  return (
    <BothTexts<DilemmaFields>
      fields={{
        question: t('question'),
        interestA: t('interestA'),
        whoseA: { label: t('whoseA'), inWords: parties },
        interestB: t('interestB'),
        whoseB: { label: t('whoseB'), inWords: parties },
        layers: {
          label: t('layers'),
          inWords: (chosen) =>
            inOrder(layers, chosen)
              .map((each) => layerName(each))
              .join(', '),
        },
        aspects: {
          label: t('aspects'),
          inWords: (chosen) =>
            inOrder(aspects, chosen)
              .map((each) => aspectName(each))
              .join(', '),
        },
        neededOn: t('neededOn'),
        meeting: t('meeting'),
        level: { label: t('level'), inWords: (level) => t(level) },
        groundRules: { label: t('rules'), inWords: titles },
      }}
      yours={fieldsOfText(inputOf(yours))}
      theirs={theirs && fieldsOfText(theirs)}
      onTake={onTake}
    />
  )
}

const inOrder = <T,>(known: readonly T[], chosen: readonly T[]): T[] => known.filter((each) => chosen.includes(each))

/** What is saved, as the form has it: both sides by the same way, so that what is not saved makes no difference. */
const fieldsOfText = ({ question, tension, neededBy, ...choices }: ReturnType<typeof inputOf>): DilemmaFields => ({
  question,
  interestA: tension?.a.interest ?? '',
  interestB: tension?.b.interest ?? '',
  whoseA: tension?.a.whose ?? [],
  whoseB: tension?.b.whose ?? [],
  layers: choices.layers,
  aspects: choices.aspects,
  groundRules: choices.groundRules,
  meeting: neededBy.meeting,
  neededOn: neededBy.on ?? '',
  level: choices.level,
})
