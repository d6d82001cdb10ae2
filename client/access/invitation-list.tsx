import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Invitation } from '#shared/access/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Badge, type BadgeTone } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Table } from '#client/ui/table.tsx'
import { accessMessages, roleNames } from './messages.ts'

interface InvitationListProps {
  readonly items: readonly Invitation[]
  /** Where they are in the API: `/dossiers/:id/invitations` or `/invitations`. */
  readonly path: string
  readonly onChanged: () => Promise<void>
}

const tones: Readonly<Record<Invitation['state'], BadgeTone>> = {
  open: 'selected',
  used: 'positive',
  revoked: 'neutral',
  expired: 'neutral',
}

/** Invitations with what became of them; an open one can be withdrawn. */
export function InvitationList({ items, path, onChanged }: InvitationListProps) {
  const t = useText(accessMessages)
  const role = useText(roleNames)
  const format = useFormat()
  const [revoking, setRevoking] = useState<Invitation>()
  return (
    <>
      <Table<Invitation>
        caption={t('openInvitations')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'email', header: t('email'), isName: true, render: ({ email }) => email },
          {
            key: 'organisation',
            header: t('organisation'),
            render: ({ organisation }) => <OrganisationName of={organisation} />,
          },
          {
            key: 'role',
            header: t('role'),
            render: (invitation) =>
              invitation.role ? role(invitation.role) : invitation.isAdmin ? t('administrator') : '–',
          },
          { key: 'by', header: t('invitedBy'), render: ({ createdBy }) => createdBy.name },
          { key: 'until', isShort: true, header: t('until'), render: ({ expiresAt }) => format.day(expiresAt) },
          {
            key: 'state',
            isShort: true,
            header: t('state'),
            render: ({ state }) => <Badge tone={tones[state]}>{t(state)}</Badge>,
          },
          {
            key: 'actions',
            header: t('actions'),
            isActions: true,
            render: (invitation) =>
              invitation.state === 'open' && (
                <Button
                  small
                  look="subtle"
                  aria-label={t('revokeOne', { email: invitation.email })}
                  onPress={() => setRevoking(invitation)}
                >
                  {t('revoke')}
                </Button>
              ),
          },
        ]}
      />
      {revoking && (
        <RevokeConfirm invitation={revoking} path={path} onChanged={onChanged} onClose={() => setRevoking(undefined)} />
      )}
    </>
  )
}

interface RevokeProps extends Omit<InvitationListProps, 'items'> {
  readonly invitation: Invitation
  readonly onClose: () => void
}

function RevokeConfirm({ invitation, path, onChanged, onClose }: RevokeProps) {
  const t = useText(accessMessages)
  const announce = useAnnounce()
  const { email } = invitation
  const revoke = useMutation({
    mutationFn: () => api.delete(`${path}/${part(invitation.id)}`),
    onSuccess: async () => {
      await onChanged()
      onClose()
      announce.show(t('revokeDone', { email }))
    },
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('revokeTitle', { email })}
      confirmLabel={t('revoke')}
      onConfirm={() => revoke.mutate()}
      pending={revoke.isPending}
      danger
    >
      <p>{t('revokeBody')}</p>
      {revoke.error && <ErrorNotice error={revoke.error} />}
    </Confirm>
  )
}
