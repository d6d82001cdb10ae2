import { useQuery, useQueryClient } from '@tanstack/react-query'
import { IconBuilding, IconMail, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { can } from '#shared/access/can.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { AddOrganisationDialog, AddPersonDialog } from './add-dialogs.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberTable } from './member-table.tsx'
import { accessMessages } from './messages.ts'
import { accessQuery, invitationsQuery } from './queries.ts'

/** Who takes part, with which role; a manager admits and removes here. */
export function PeopleSection({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(accessMessages)
  const access = useQuery(accessQuery(dossier.id))
  const [shown, setShown] = useState<'person' | 'organisation' | 'invite'>()
  const client = useQueryClient()
  const close = () => setShown(undefined)
  const mayChange = can({ role: dossier.role, archived: dossier.archivedAt !== null }, 'access.change') === 'yes'
  const mayInvite = can({ role: dossier.role, archived: dossier.archivedAt !== null }, 'invitation.create') === 'yes'
  const actions = mayChange && (
    <>
      <Button icon={IconUserPlus} look="primary" onPress={() => setShown('person')}>
        {t('addPerson')}
      </Button>
      <Button icon={IconBuilding} onPress={() => setShown('organisation')}>
        {t('addOrganisation')}
      </Button>
      {mayInvite && (
        <Button icon={IconMail} onPress={() => setShown('invite')}>
          {t('invite')}
        </Button>
      )}
    </>
  )
  return (
    <>
      <Section title={t('people')} intro={t(mayChange ? 'peopleIntro' : 'readOnly')} actions={actions}>
        <Loaded query={access}>
          {({ entries }) => <MemberTable dossier={dossier} entries={entries} mayChange={mayChange} />}
        </Loaded>
      </Section>
      {mayChange && <Invitations dossierId={dossier.id} />}
      <AddPersonDialog dossierId={dossier.id} open={shown === 'person'} onClose={close} />
      <AddOrganisationDialog dossierId={dossier.id} open={shown === 'organisation'} onClose={close} />
      <InviteDialog
        open={shown === 'invite'}
        onClose={close}
        path={`/dossiers/${part(dossier.id)}/invitations`}
        into="dossier"
        onInvited={() => client.invalidateQueries({ queryKey: ['dossier', dossier.id] })}
      />
    </>
  )
}

function Invitations({ dossierId }: { readonly dossierId: string }) {
  const t = useText(accessMessages)
  const client = useQueryClient()
  const invitations = useQuery(invitationsQuery(dossierId))
  if (invitations.data?.items.length === 0) return null
  return (
    <Section title={t('openInvitations')}>
      <Loaded query={invitations}>
        {({ items }) => (
          <InvitationList
            items={items}
            path={`/dossiers/${part(dossierId)}/invitations`}
            onChanged={() => client.invalidateQueries({ queryKey: ['dossier', dossierId] })}
          />
        )}
      </Loaded>
    </Section>
  )
}
