import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import type { SearchAnswer } from '#shared/search/schema.ts'
import { api } from '#client/lib/api.ts'
import { useText, type Translate } from '#client/lib/text.tsx'
import { Combo, type ComboItem } from '#client/ui/combo.tsx'
import { partsOf } from './outline.ts'
import { richDialogMessages, type RichDialogKey } from './rich-dialog-messages.ts'

/** Headings of this document that are shown at once; whoever sees not his own types on. */
const MOST_HEADINGS = 6

interface Place extends ComboItem {
  readonly href: string
}

const place = (href: string, text: string, detail: string): Place => ({ id: href, href, text, detail })

function placesOf({ documents, headings, dossiers }: SearchAnswer, t: Translate<RichDialogKey>): Place[] {
  return [
    ...documents.map(({ id, title, dossierTitle }) =>
      place(`/documenten/${id}`, title, t('document', { dossier: dossierTitle })),
    ),
    ...headings.map(({ documentId, documentTitle, blockId, text }) =>
      place(`/documenten/${documentId}#${blockId}`, text, t('headingIn', { title: documentTitle })),
    ),
    ...dossiers.map(({ id, title }) => place(`/dossiers/${id}`, title, t('dossier'))),
  ]
}

function ownHeadings(editor: Editor, q: string, t: Translate<RichDialogKey>): Place[] {
  return partsOf(editor.state.doc)
    .filter(({ id, title }) => id !== null && title.toLowerCase().includes(q.toLowerCase()))
    .slice(0, MOST_HEADINGS)
    .map(({ id, title }) => ({ id: `#${id}`, href: `#${id}`, text: title, detail: t('inThisDocument') }))
}

interface LinkSearchProps {
  readonly editor: Editor
  readonly onChoose: (place: { readonly href: string; readonly text: string }) => void
}

/** Finds a heading, a document or a dossier to link to, of what one may see. */
export function LinkSearch({ editor, onChoose }: LinkSearchProps) {
  const t = useText(richDialogMessages)
  const [input, setInput] = useState('')
  const [chosen, setChosen] = useState<Place>()
  const q = chosen && input === chosen.text ? '' : input.trim()
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => ({ q, answer: await api.get<SearchAnswer>('/search', { q }, signal) }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const items = q === '' ? [] : [...ownHeadings(editor, q, t), ...(found.data ? placesOf(found.data.answer, t) : [])]
  const none = found.isFetching ? '…' : t('nothingFound')
  return (
    <Combo
      name="place"
      label={t('linkInside')}
      hint={t('linkInsideHint')}
      input={input}
      onInput={setInput}
      items={items}
      chosen={chosen}
      onChoose={(item) => {
        const picked = items.find(({ id }) => id === item?.id)
        setChosen(picked)
        if (picked) onChoose(picked)
      }}
      emptyText={found.isError ? t('searchFailed') : none}
    />
  )
}
