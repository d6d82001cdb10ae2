import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TemplateInput, TemplateVersion } from '#shared/templates/schema.ts'
import { api, part } from '#client/lib/api.ts'
import { templatesKey } from './queries.ts'

interface NewVersion {
  readonly key: string
  readonly input: TemplateInput
}

/** Stores a version after the one it is based on; when another came in between, the refusal holds that one. */
export function useSaveTemplate(onSaved: (saved: TemplateVersion) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, input }: NewVersion) => api.post<TemplateVersion>(`/templates/${part(key)}/versions`, input),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: templatesKey })
      onSaved(saved)
    },
  })
}
