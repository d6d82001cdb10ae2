import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Dossier, DossierInput } from '#shared/dossiers/schema.ts'
import { useDossierChanged } from '#client/access/queries.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { DossierForm } from './dossier-form.tsx'
import { dossierMessages } from './messages.ts'

/** A new dossier, and on to it. A stray click beside the dialog does not throw away what was typed. */
export function NewDossierDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText(dossierMessages)
  const [, navigate] = useLocation()
  const changed = useDossierChanged('')
  const create = useMutation({
    mutationFn: (input: DossierInput) => api.post<Dossier>('/dossiers', input),
    onSuccess: async ({ id }) => {
      navigate(`/dossiers/${id}`)
      await changed()
    },
  })
  return (
    <Dialog open={open} onClose={onClose} title={t('newDossier')} dismissable={false}>
      <DossierForm
        submitLabel={t('create')}
        error={create.error}
        isPending={create.isPending}
        onSubmit={(input) => create.mutate(input)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
