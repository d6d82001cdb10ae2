import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { InlineSelect } from '#client/ui/select.tsx'
import { dossierMessages } from './messages.ts'
import { dossierQuery } from './queries.ts'

/** Namens which organisation one acts in a dossier: a choice where there is one. */
export function ActsFor({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(dossierMessages)
  const client = useQueryClient()
  const announce = useAnnounce()
  const choose = useMutation({
    mutationFn: (organisation: string) =>
      api.put<Dossier>(`/dossiers/${part(dossier.id)}/acting-for`, { organisation }),
    onSuccess: (changed) => {
      client.setQueryData(dossierQuery(dossier.id).queryKey, changed)
      announce.show(t('actForDone', { organisation: callName(changed.actsFor) }))
    },
  })
  if (dossier.mayActFor.length < 2) return callName(dossier.actsFor)
  return (
    <>
      <InlineSelect
        label={t('actForLabel')}
        value={dossier.actsFor.code}
        options={dossier.mayActFor.map((each) => ({ value: each.code, label: callName(each) }))}
        disabled={choose.isPending}
        onChange={(code) => choose.mutate(code)}
      />
      {choose.error && <ErrorNotice error={choose.error} />}
    </>
  )
}
