import { useQuery, useQueryClient } from '@tanstack/react-query'
import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import type { Invitation } from '#shared/access/schema.ts'
import { InvitationList } from '#client/access/invitation-list.tsx'
import { InviteDialog } from '#client/access/invite-dialog.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { adminMessages } from './messages.ts'

const invitationsKey = ['invitations'] as const

/** Inviting people into the workspace. */
export function InvitationsSection() {
  const t = useText(adminMessages)
  const client = useQueryClient()
  const [isInviting, setInviting] = useState(false)
  const invitations = useQuery({
    queryKey: invitationsKey,
    queryFn: ({ signal }) => api.get<{ items: Invitation[] }>('/invitations', {}, signal),
  })
  const changed = () => client.invalidateQueries({ queryKey: invitationsKey })
  return (
    <Section
      title={t('invitations')}
      intro={t('invitationsIntro')}
      actions={
        <Button look="primary" icon={IconMail} onPress={() => setInviting(true)}>
          {t('invite')}
        </Button>
      }
    >
      {invitations.isPending && <Skeleton />}
      {invitations.error && <ErrorNotice error={invitations.error} onRetry={() => void invitations.refetch()} />}
      {invitations.data?.items.length === 0 && <Empty>{t('noInvitations')}</Empty>}
      {invitations.data && invitations.data.items.length > 0 && (
        <InvitationList items={invitations.data.items} path="/invitations" onChanged={changed} />
      )}
      <InviteDialog
        open={isInviting}
        onClose={() => setInviting(false)}
        path="/invitations"
        into="workspace"
        onInvited={changed}
      />
    </Section>
  )
}
