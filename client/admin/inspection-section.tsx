import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, isProblem } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Section } from '#client/ui/page.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { adminMessages } from './messages.ts'

/** The id in an address of a dossier; or the text itself, when somebody gives the id alone. */
const dossierIdIn = (address: string): string => /\/dossiers\/([^/?#]+)/u.exec(address)?.[1] ?? address.trim()

/** Looking into a dossier for an hour, with a reason that all its parties read. */
export function InspectionSection() {
  const t = useText(adminMessages)
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [address, setAddress] = useState('')
  const [reason, setReason] = useState('')
  const look = useMutation({
    mutationFn: () => api.post<{ dossierId: string }>('/inspections', { dossierId: dossierIdIn(address), reason }),
    onSuccess: async ({ dossierId }) => {
      await client.invalidateQueries({ queryKey: ['dossier', dossierId] })
      navigate(`/dossiers/${dossierId}`)
    },
  })
  return (
    <Section title={t('inspection')} intro={t('inspectionIntro')}>
      <div style={{ maxWidth: '36rem' }}>
        <Form
          error={look.error}
          onSubmit={() => look.mutate()}
          rules={{
            dossierId: isProblem(look.error, 'not-found') ? t('noDossier') : t('dossierAddressRule'),
            reason: t('reasonRule'),
          }}
        >
          <TextField
            name="dossierId"
            label={t('dossierAddress')}
            hint={t('dossierAddressHint')}
            required
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={setAddress}
          />
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            required
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
          <FormActions submit={t('look')} isPending={look.isPending} />
        </Form>
      </div>
    </Section>
  )
}
