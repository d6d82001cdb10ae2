import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { phaseNames } from '#client/dossiers/messages.ts'
import { dossiersQuery } from '#client/dossiers/queries.ts'
import { useText } from '#client/lib/text.tsx'
import { Combo } from '#client/ui/combo.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { appMessages } from './messages.ts'

/** As many as one can look over at once. */
const SUGGESTIONS = 10

/** Finds a dossier from anywhere: type, choose, there. */
export function DossierSearch() {
  const t = useText(appMessages)
  const phase = useText(phaseNames)
  const [, navigate] = useLocation()
  const [input, setInput] = useState('')
  const q = input.trim()
  const found = useQuery({ ...dossiersQuery(q, false), enabled: q !== '', placeholderData: keepPreviousData })
  const items = q === '' ? [] : (found.data?.items ?? []).slice(0, SUGGESTIONS)
  return (
    <Combo
      name="dossier-search"
      label={t('search')}
      hideLabel
      placeholder={t('search')}
      icon={<Icon of={IconSearch} size={18} />}
      input={input}
      onInput={setInput}
      items={items.map(({ id, title, phase: at }) => ({ id, text: title, detail: phase(at) }))}
      chosen={undefined}
      onChoose={(item) => {
        if (!item) return
        setInput('')
        navigate(`/dossiers/${item.id}`)
      }}
      emptyText={q === '' ? t('searchMore') : found.isFetching ? '…' : t('searchNone')}
    />
  )
}
