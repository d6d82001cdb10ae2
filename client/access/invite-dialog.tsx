import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Role } from '#shared/access/roles.ts'
import type { NewInvitation } from '#shared/access/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { api } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { organisationMessages } from '#client/organisations/messages.ts'
import { OrganisationPicker } from '#client/organisations/picker.tsx'
import { Button } from '#client/ui/button.tsx'
import { CopyField } from '#client/ui/copy-field.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { accessMessages } from './messages.ts'
import { RoleSelect } from './role-select.tsx'

interface InviteDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** `/dossiers/:id/invitations`, or `/invitations` for an account without a dossier. */
  readonly path: string
  /** Into a dossier goes a role; into the workspace perhaps the administration. */
  readonly into: 'dossier' | 'workspace'
  readonly onInvited: () => Promise<void>
}

/** Makes a link that lets one person in once, and shows it the only time it can be seen. */
export function InviteDialog({ open, onClose, ...rest }: InviteDialogProps) {
  const t = useText(accessMessages)
  const [made, setMade] = useState<NewInvitation>()
  const close = () => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={made ? t('linkTitle', { email: made.email }) : t('inviteTitle')}
      dismissable={false}
    >
      {made ? (
        <MadeLink invitation={made} onDone={close} />
      ) : (
        <InviteForm {...rest} onMade={setMade} onCancel={close} />
      )}
    </Dialog>
  )
}

function MadeLink({
  invitation,
  onDone,
}: {
  readonly invitation: NewInvitation
  readonly onDone: () => void
}): ReactNode {
  const t = useText(accessMessages)
  const format = useFormat()
  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <p>{t('linkBody', { day: format.day(invitation.expiresAt) })}</p>
      <CopyField label={t('linkField')} value={invitation.link} />
      <div>
        <Button look="primary" onPress={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

/** Days a link may live; the server takes 1 to 30. */
const lifetimes = ['3', '7', '14', '30'] as const
type Lifetime = (typeof lifetimes)[number]

interface InviteFormProps extends Omit<InviteDialogProps, 'open' | 'onClose'> {
  readonly onMade: (invitation: NewInvitation) => void
  readonly onCancel: () => void
}

function InviteForm({ path, into, onInvited, onMade, onCancel }: InviteFormProps) {
  const t = useText(accessMessages)
  const organisations = useText(organisationMessages)
  const [email, setEmail] = useState('')
  const [organisation, setOrganisation] = useState<OrganisationRef>()
  const [role, setRole] = useState<Role>('writer')
  const [isAdmin, setAdmin] = useState(false)
  const [days, setDays] = useState<Lifetime>('7')
  const invite = useMutation({
    mutationFn: () =>
      api.post<NewInvitation>(path, {
        email,
        organisation: organisation?.code,
        expiresInDays: Number(days),
        ...(into === 'dossier' ? { role } : { isAdmin }),
      }),
    onSuccess: async (invitation) => {
      onMade(invitation)
      await onInvited()
    },
  })
  return (
    <Form
      error={invite.error}
      onSubmit={() => invite.mutate()}
      rules={{ email: t('emailRule'), organisation: organisations('rule') }}
      codes={{ 'email-in-use': 'email' }}
    >
      <p>{t('inviteIntro')}</p>
      <TextField
        name="email"
        label={t('email')}
        type="email"
        autoComplete="off"
        required
        spellCheck={false}
        value={email}
        onChange={setEmail}
      />
      <OrganisationPicker
        name="organisation"
        label={t('inviteOrganisation')}
        {...(into === 'dossier' ? { hint: t('inviteOrganisationHint') } : {})}
        chosen={organisation}
        onChoose={setOrganisation}
      />
      {into === 'dossier' ? (
        <RoleSelect value={role} onChange={setRole} />
      ) : (
        <Checkbox checked={isAdmin} onChange={setAdmin}>
          {t('administrator')}
        </Checkbox>
      )}
      <Select<Lifetime>
        name="expiresInDays"
        label={t('expires')}
        options={lifetimes.map((value) => ({ value, label: t('days', { n: Number(value) }) }))}
        value={days}
        onChange={setDays}
      />
      <FormActions submit={t('makeLink')} isPending={invite.isPending} onCancel={onCancel} />
    </Form>
  )
}
