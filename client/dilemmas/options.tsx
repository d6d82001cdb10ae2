import { useQuery } from '@tanstack/react-query'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { EarlierOptions } from './earlier-options.tsx'
import { OpenTable } from './open-table.tsx'
import { optionsMessages } from './options-messages.ts'
import { optionsQuery } from './options-queries.ts'
import { OptionsTable } from './options-table.tsx'

interface OptionsProps {
  readonly dilemma: DilemmaAnswer
  /** Undefined while it is on its way. */
  readonly dossier: Dossier | undefined
}

/** The options of a dilemma: a table for each circle that opened one, each written together in its document. */
export function Options({ dilemma, dossier }: OptionsProps) {
  const t = useText(optionsMessages)
  const options = useQuery(optionsQuery(dilemma))
  const mayOpen = options.data?.mayOpen ?? []
  const isBegun = options.data !== undefined && !isEmpty(options.data)
  return (
    <Section
      title={t('options')}
      intro={t('intro')}
      actions={isBegun && mayOpen.length > 0 && <OpenTable of={dilemma} mayOpen={mayOpen} />}
    >
      <Loaded query={options} lines={6}>
        {(seen) =>
          isEmpty(seen) ? (
            <None dilemma={dilemma} options={seen} />
          ) : (
            <Tables dilemma={dilemma} dossier={dossier} options={seen} />
          )
        }
      </Loaded>
    </Section>
  )
}

const isEmpty = ({ tables, earlier }: OptionsAnswer): boolean => tables.length === 0 && earlier.length === 0

interface SeenProps extends OptionsProps {
  readonly options: OptionsAnswer
}

function None({ dilemma, options: { mayOpen } }: Omit<SeenProps, 'dossier'>) {
  const t = useText(optionsMessages)
  if (mayOpen.length === 0) return <Empty>{t('noneReader')}</Empty>
  return <Empty action={<OpenTable of={dilemma} mayOpen={mayOpen} />}>{t('none')}</Empty>
}

function Tables({ dilemma, dossier, options: { tables, earlier } }: SeenProps) {
  const speaker = dilemma.may.contribute ? dossier : undefined
  return (
    <>
      {tables.map((table, at) => (
        <OptionsTable key={table.id} of={dilemma} table={table} speaker={speaker} isFirst={at === 0} />
      ))}
      <EarlierOptions of={dilemma} options={earlier} />
    </>
  )
}
