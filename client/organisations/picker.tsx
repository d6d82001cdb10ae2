import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupOf } from '#shared/organisations/layers.ts'
import type { Organisation, OrganisationRef } from '#shared/organisations/schema.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Combo, type ComboItem } from '#client/ui/combo.tsx'
import { groupNames, organisationMessages } from './messages.ts'
import { fullName, organisationColour } from './names.tsx'

interface OrganisationPickerProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly chosen: OrganisationRef | undefined
  readonly onChoose: (organisation: OrganisationRef | undefined) => void
  readonly required?: boolean
}

/** As many suggestions as one reads; whoever sees not his own types on. */
const SUGGESTIONS = 12

/** Finds one of the 393 organisations of the register by name, other spelling or abbreviation. */
export function OrganisationPicker({ name, label, hint, chosen, onChoose, required = true }: OrganisationPickerProps) {
  const t = useText(organisationMessages)
  const group = useText(groupNames)
  const [input, setInput] = useState(chosen ? fullName(chosen) : '')
  // what was chosen stays in the field; it is no new question
  const q = chosen && input === fullName(chosen) ? '' : input.trim()
  const found = useQuery({
    queryKey: ['organisations', q],
    queryFn: ({ signal }) => api.get<{ items: Organisation[] }>('/organisations', { q, limit: SUGGESTIONS }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  const items = q === '' ? [] : (found.data?.items ?? [])
  const toItem = (organisation: OrganisationRef): ComboItem => ({
    id: organisation.code,
    text: fullName(organisation),
    detail: group(groupOf(organisation)),
    colour: organisationColour(organisation),
  })
  const none = found.isFetching ? '…' : t('none')
  return (
    <Combo
      name={name}
      label={label}
      hint={hint ?? t('search')}
      required={required}
      input={input}
      onInput={setInput}
      items={items.map(toItem)}
      chosen={chosen && toItem(chosen)}
      onChoose={(item) => onChoose(items.find(({ code }) => code === item?.id))}
      emptyText={found.isError ? t('searchFailed') : q === '' ? t('typeMore') : none}
    />
  )
}
