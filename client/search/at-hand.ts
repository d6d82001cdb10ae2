import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { errorText } from '#client/lib/problems.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { searchMessages } from './messages.ts'
import { favouritesQuery, recentQuery } from './queries.ts'

/** Remembers that one opened this document, for "Laatst geopend". That this fails is nobody's worry. */
export function useNoteOpened(documentId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    void api
      .put(`/recent/documents/${part(documentId)}`, {})
      .then(() => client.invalidateQueries({ queryKey: recentQuery.queryKey }))
      .catch(() => undefined)
  }, [client, documentId])
}

/** Is this document pinned, and what changes that. Both tell what they did, with the way back. */
export function useFavourite(documentId: string, title: string) {
  const t = useText(searchMessages)
  const { locale } = useLocale()
  const announce = useAnnounce()
  const client = useQueryClient()
  const favourites = useQuery(favouritesQuery)
  const isPinned = favourites.data?.items.some(({ id }) => id === documentId) ?? false
  const change = useMutation({
    mutationFn: (pin: boolean) => {
      const path = `/favourites/documents/${part(documentId)}`
      return pin ? api.put(path, {}) : api.delete(path)
    },
    onSuccess: async (_answer, pin) => {
      announce.show(t(pin ? 'pinned' : 'unpinned', { title }), {
        label: t('undo'),
        run: () => change.mutate(!pin),
      })
      await Promise.all([favouritesQuery, recentQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })))
    },
    onError: (error) => announce.show(`${t('pinFailed')} ${errorText(error, locale)}`),
  })
  return { isPinned, isPending: change.isPending, toggle: () => change.mutate(!isPinned) }
}
