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
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
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
      <Loaded query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('noInvitations')}</Empty>
          ) : (
            <InvitationList items={items} path="/invitations" onChanged={changed} />
          )
        }
      </Loaded>
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
