import { useMutation } from '@tanstack/react-query'
import { useDossierChanged } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'

interface Words {
  readonly archived: string
  readonly restored: string
  readonly undo: string
}

/**
 * Archiving and restoring by `PATCH {archived}`. Neither asks first, as each undoes the other: the message that tells it
 * carries the way back.
 * @param path of the dossier or the document in the API
 */
export function useArchive(dossierId: string, path: string, words: Words) {
  const announce = useAnnounce()
  const changed = useDossierChanged(dossierId)
  const archive = useMutation({
    mutationFn: (archived: boolean) => api.patch(path, { archived }),
    onSuccess: async (_answer, archived) => {
      announce.show(archived ? words.archived : words.restored, {
        label: words.undo,
        run: () => archive.mutate(!archived),
      })
      await changed()
    },
  })
  return archive
}
