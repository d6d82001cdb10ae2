import { IconAlignBoxLeftTop, IconFilter, IconList } from '@tabler/icons-react'
import { useState } from 'react'
import { groups } from '#shared/organisations/layers.ts'
import { threadKinds } from '#shared/threads/kinds.ts'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { InlineSelect, Select } from '#client/ui/select.tsx'
import { countsOf, noFilter, raisersOf, shownStates, type Reader, type ThreadFilter } from './filters.ts'
import { kindMessages, railMessages } from './messages.ts'
import type { Threads } from './queries.ts'
import { setList } from './rail-mode.ts'
import styles from './rail.module.css'

interface FilterBarProps {
  readonly threads: Threads
  readonly reader: Reader
  readonly filter: ThreadFilter
  readonly onChange: (filter: ThreadFilter) => void
  /** Undefined where there is no choice between a list and cards beside the text. */
  readonly isList: boolean | undefined
}

/** Which threads show, and how. */
export function FilterBar({ threads, reader, filter, onChange, isList }: FilterBarProps) {
  const t = useText(railMessages)
  const counts = countsOf(threads, reader)
  const isNarrowed = filter.kind !== '' || filter.organisation !== '' || filter.layer !== ''
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.filters}>
      <div className={styles.bar}>
        <InlineSelect
          label={t('show')}
          value={filter.state}
          options={shownStates.map((value) => ({ value, label: t(value, { n: counts[value] }) }))}
          onChange={(state) => onChange({ ...filter, state })}
        />
        <span className={styles.space} />
        <IconButton
          icon={IconFilter}
          label={t('filters')}
          aria-expanded={isOpen || isNarrowed}
          aria-pressed={isNarrowed}
          onPress={() => setOpen(!isOpen)}
        />
        {isList !== undefined && (
          <IconButton
            icon={isList ? IconAlignBoxLeftTop : IconList}
            label={t(isList ? 'beside' : 'list')}
            onPress={() => setList(!isList)}
          />
        )}
      </div>
      {(isOpen || isNarrowed) && <Choices threads={threads} filter={filter} onChange={onChange} />}
    </div>
  )
}

function Choices({ threads, filter, onChange }: Pick<FilterBarProps, 'threads' | 'filter' | 'onChange'>) {
  const t = useText(railMessages)
  const kinds = useText(kindMessages)
  const layers = useText(groupNames)
  const all = { value: '' as const, label: t('all') }
  return (
    <div className={styles.choices}>
      <Select
        name="kind"
        label={t('kind')}
        value={filter.kind}
        options={[all, ...threadKinds.map((value) => ({ value, label: kinds(value) }))]}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Select
        name="organisation"
        label={t('organisation')}
        value={filter.organisation}
        options={[all, ...raisersOf(threads).map((each) => ({ value: each.code, label: callName(each) }))]}
        onChange={(organisation) => onChange({ ...filter, organisation })}
      />
      <Select
        name="layer"
        label={t('layer')}
        value={filter.layer}
        options={[all, ...groups.map((value) => ({ value, label: layers(value) }))]}
        onChange={(layer) => onChange({ ...filter, layer })}
      />
      <Button small onPress={() => onChange({ ...noFilter, state: filter.state })}>
        {t('clear')}
      </Button>
    </div>
  )
}
