import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Role } from '#shared/access/roles.ts'
import type { Person } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { organisationMessages } from '#client/organisations/messages.ts'
import { fullName } from '#client/organisations/names.tsx'
import { OrganisationPicker } from '#client/organisations/picker.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { accessMessages, roleNames } from './messages.ts'
import { PersonPicker } from './person-picker.tsx'
import { RoleSelect } from './role-select.tsx'
import { useDossierChanged } from './queries.ts'

interface AddDialogProps {
  readonly dossierId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Admits one person. */
export function AddPersonDialog({ open, ...rest }: AddDialogProps) {
  const t = useText(accessMessages)
  return (
    <Dialog open={open} onClose={rest.onClose} title={t('addPerson')} dismissable={false}>
      <AddPersonForm {...rest} />
    </Dialog>
  )
}

/** Admits everybody of an organisation. */
export function AddOrganisationDialog({ open, ...rest }: AddDialogProps) {
  const t = useText(accessMessages)
  return (
    <Dialog open={open} onClose={rest.onClose} title={t('addOrganisation')} dismissable={false}>
      <AddOrganisationForm {...rest} />
    </Dialog>
  )
}

type FormProps = Omit<AddDialogProps, 'open'>

function AddPersonForm({ dossierId, onClose }: FormProps) {
  const t = useText(accessMessages)
  const [person, setPerson] = useState<Person>()
  const chosen = person && { path: `members/${part(person.id)}`, name: person.name }
  return (
    <AddForm dossierId={dossierId} onClose={onClose} chosen={chosen} rules={{ person: t('personRule') }}>
      <PersonPicker chosen={person} onChoose={setPerson} />
    </AddForm>
  )
}

function AddOrganisationForm({ dossierId, onClose }: FormProps) {
  const t = useText(accessMessages)
  const organisations = useText(organisationMessages)
  const [organisation, setOrganisation] = useState<OrganisationRef>()
  const chosen = organisation && { path: `organisations/${part(organisation.code)}`, name: fullName(organisation) }
  return (
    <AddForm dossierId={dossierId} onClose={onClose} chosen={chosen} rules={{ organisation: organisations('rule') }}>
      <OrganisationPicker
        name="organisation"
        label={t('organisation')}
        chosen={organisation}
        onChoose={setOrganisation}
      />
      <p>{t('wholeOrganisation')}</p>
    </AddForm>
  )
}

interface AddFormProps extends FormProps {
  readonly chosen: { readonly path: string; readonly name: string } | undefined
  readonly rules: Readonly<Record<string, string>>
  readonly children: ReactNode
}

function AddForm({ dossierId, onClose, chosen, rules, children }: AddFormProps) {
  const t = useText(accessMessages)
  const roleName = useText(roleNames)
  const announce = useAnnounce()
  const changed = useDossierChanged(dossierId)
  const [role, setRole] = useState<Role>('writer')
  const add = useMutation({
    mutationFn: (path: string) => api.put(`/dossiers/${part(dossierId)}/${path}`, { role }),
    onSuccess: async () => {
      await changed()
      onClose()
      announce.show(t('added', { name: chosen?.name ?? '', role: roleName(role).toLocaleLowerCase() }))
    },
  })
  return (
    <Form error={add.error} onSubmit={() => chosen && add.mutate(chosen.path)} rules={rules}>
      {children}
      <RoleSelect value={role} onChange={setRole} />
      <FormActions submit={t('add')} isPending={add.isPending} onCancel={onClose} />
    </Form>
  )
}
