import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Account } from '#shared/admin/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { organisationMessages } from '#client/organisations/messages.ts'
import { OrganisationPicker } from '#client/organisations/picker.tsx'
import { Confirm, Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { adminMessages } from './messages.ts'

export type ChangeKind = 'edit' | 'close' | 'reopen' | 'makeAdmin' | 'takeAdmin'

interface AccountChangeProps {
  readonly account: Account
  readonly kind: ChangeKind
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

/** Each kind of change of an account, with what it asks, sends and says. */
const changes = {
  close: { patch: { active: false }, title: 'closeTitle', body: 'closeBody', done: 'closedNow', danger: true },
  reopen: { patch: { active: true }, title: 'reopen', body: undefined, done: 'reopened', danger: false },
  makeAdmin: {
    patch: { isAdmin: true },
    title: 'makeAdminTitle',
    body: 'makeAdminBody',
    done: 'madeAdmin',
    danger: false,
  },
  takeAdmin: {
    patch: { isAdmin: false },
    title: 'takeAdminTitle',
    body: 'takeAdminBody',
    done: 'tookAdmin',
    danger: true,
  },
} as const

/** Changes an account: its facts by a form, the rest after a question. */
export function AccountChange(props: AccountChangeProps) {
  const t = useText(adminMessages)
  const { account, kind, onClose } = props
  if (kind === 'edit') {
    return (
      <Dialog open onClose={onClose} title={t('editTitle', { name: account.name })} dismissable={false}>
        <AccountForm {...props} />
      </Dialog>
    )
  }
  return <AccountConfirm {...props} kind={kind} />
}

function usePatch({ account, onClose, onChanged }: AccountChangeProps) {
  const announce = useAnnounce()
  return useMutation({
    mutationFn: ({ patch }: { patch: object; said: string }) =>
      api.patch<Account>(`/accounts/${part(account.id)}`, patch),
    onSuccess: async (_answer, { said }) => {
      await onChanged()
      onClose()
      announce.show(said)
    },
  })
}

function AccountConfirm(props: AccountChangeProps & { readonly kind: Exclude<ChangeKind, 'edit'> }) {
  const t = useText(adminMessages)
  const { account, kind, onClose } = props
  const { patch, title, body, done, danger } = changes[kind]
  const words = { name: account.name }
  const change = usePatch(props)
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(title, words)}
      confirmLabel={t(kind)}
      onConfirm={() => change.mutate({ patch, said: t(done, words) })}
      pending={change.isPending}
      danger={danger}
    >
      {body && <p>{t(body, words)}</p>}
      {change.error && <ErrorNotice error={change.error} />}
    </Confirm>
  )
}

function AccountForm(props: AccountChangeProps) {
  const t = useText(adminMessages)
  const organisations = useText(organisationMessages)
  const { account, onClose } = props
  const [name, setName] = useState(account.name)
  const [email, setEmail] = useState(account.email)
  const [organisation, setOrganisation] = useState<OrganisationRef | undefined>(account.organisation)
  const change = usePatch(props)
  return (
    <Form
      error={change.error}
      onSubmit={() =>
        change.mutate({ patch: { name, email, organisation: organisation?.code }, said: t('saved', { name }) })
      }
      rules={{ name: t('nameRule'), email: t('emailRule'), organisation: organisations('rule') }}
      codes={{ 'email-in-use': 'email' }}
    >
      <TextField name="name" label={t('name')} required maxLength={120} value={name} onChange={setName} />
      <TextField
        name="email"
        label={t('email')}
        type="email"
        autoComplete="off"
        required
        value={email}
        onChange={setEmail}
      />
      <OrganisationPicker
        name="organisation"
        label={t('organisation')}
        chosen={organisation}
        onChoose={setOrganisation}
      />
      {!account.employerConfirmed && <p>{t('employerUnconfirmedHelp')}</p>}
      <FormActions submit={t('save')} isPending={change.isPending} onCancel={onClose} />
    </Form>
  )
}
