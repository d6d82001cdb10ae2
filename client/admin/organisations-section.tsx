import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { groupOf, groups, type Group } from '#shared/organisations/layers.ts'
import type { Organisation } from '#shared/organisations/schema.ts'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { groupsInPlural } from '#client/organisations/messages.ts'
import { GroupName } from '#client/organisations/names.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { Select } from '#client/ui/select.tsx'
import { Table } from '#client/ui/table.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { adminMessages } from './messages.ts'
import styles from './organisations-section.module.css'

/** More than there are: the whole register fits in one answer. */
const ALL = 500

const filterOf = (group: Group | 'all') => {
  if (group === 'all') return {}
  return group === 'koepel' ? { kind: 'koepel' } : { layer: group, kind: 'overheid' }
}

/** The register, to look things up in. */
export function OrganisationsSection() {
  const t = useText(adminMessages)
  const names = useText(groupsInPlural)
  const [input, setInput] = useState('')
  const [group, setGroup] = useState<Group | 'all'>('all')
  const q = useDeferredValue(input.trim())
  const organisations = useQuery({
    queryKey: ['organisations', 'register', q, group],
    queryFn: ({ signal }) =>
      api.get<{ items: Organisation[] }>('/organisations', { q, limit: ALL, ...filterOf(group) }, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return (
    <Section title={t('organisations')} intro={t('organisationsIntro')}>
      <div className={styles.filters}>
        <TextField
          name="q"
          type="search"
          label={t('searchOrganisation')}
          required
          autoComplete="off"
          maxLength={100}
          value={input}
          onChange={setInput}
        />
        <Select<Group | 'all'>
          name="group"
          label={t('layer')}
          options={[
            { value: 'all', label: t('everyLayer') },
            ...groups.map((value) => ({ value, label: names(value) })),
          ]}
          value={group}
          onChange={setGroup}
        />
      </div>
      <Loaded query={organisations} lines={6}>
        {({ items }) => (items.length === 0 ? <Empty>{t('noOrganisations')}</Empty> : <Register items={items} />)}
      </Loaded>
    </Section>
  )
}

function Register({ items }: { readonly items: readonly Organisation[] }) {
  const t = useText(adminMessages)
  const found = t('found', { n: items.length })
  useAnnounceChange(found)
  return (
    <>
      <p className={styles.count}>{found}</p>
      <Table<Organisation>
        caption={t('organisations')}
        rows={items}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', header: t('name'), isName: true, render: ({ name }) => name },
          { key: 'abbreviation', header: t('abbreviation'), render: ({ abbreviation }) => abbreviation ?? '–' },
          { key: 'layer', header: t('layer'), render: (organisation) => <GroupName group={groupOf(organisation)} /> },
          { key: 'code', header: t('code'), render: ({ code }) => code },
        ]}
      />
    </>
  )
}
