import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '#shared/auth/schema.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { fullName, organisationColour } from '#client/organisations/names.tsx'
import { Combo, type ComboItem } from '#client/ui/combo.tsx'
import { accessMessages } from './messages.ts'

/** Fewer letters fit half of everybody; the server asks for as many. */
const LEAST_LETTERS = 2

const toItem = (person: Person): ComboItem => ({
  id: person.id,
  text: person.name,
  detail: fullName(person.organisation),
  colour: organisationColour(person.organisation),
})

interface PersonPickerProps {
  readonly chosen: Person | undefined
  readonly onChoose: (person: Person | undefined) => void
}

/** Finds somebody with an account, of any organisation. */
export function PersonPicker({ chosen, onChoose }: PersonPickerProps) {
  const t = useText(accessMessages)
  const [input, setInput] = useState('')
  const q = chosen && input === chosen.name ? '' : input.trim()
  const isAsked = q.length >= LEAST_LETTERS
  const found = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.get<{ items: Person[] }>('/people', { q }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const people = isAsked ? (found.data?.items ?? []) : []
  const none = found.isFetching ? '…' : t('findPersonNone')
  return (
    <Combo
      name="person"
      label={t('person')}
      hint={t('findPerson')}
      required
      input={input}
      onInput={setInput}
      items={people.map(toItem)}
      chosen={chosen && toItem(chosen)}
      onChoose={(item) => onChoose(people.find(({ id }) => id === item?.id))}
      emptyText={found.isError ? t('findPersonFailed') : isAsked ? none : t('findPersonMore')}
    />
  )
}
