import { useMutation } from '@tanstack/react-query'
import { IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { roles, type Role } from '#shared/access/roles.ts'
import type { AccessEntry } from '#shared/access/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName, fullName, OrganisationName, organisationColour } from '#client/organisations/names.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { InlineSelect } from '#client/ui/select.tsx'
import { Table } from '#client/ui/table.tsx'
import { accessMessages, roleNames } from './messages.ts'
import { useDossierChanged } from './queries.ts'
import styles from './member-table.module.css'

interface MemberTableProps {
  readonly dossier: Dossier
  readonly entries: readonly AccessEntry[]
  readonly mayChange: boolean
}

const nameOf = ({ person, organisation }: AccessEntry): string => person?.name ?? fullName(organisation)
const keyOf = ({ kind, person, organisation }: AccessEntry): string => `${kind} ${person?.id ?? organisation.code}`
/** Where the grant lives in the API. */
const pathOf = (dossier: Dossier, { person, organisation }: AccessEntry): string =>
  `/dossiers/${part(dossier.id)}/${person ? `members/${part(person.id)}` : `organisations/${part(organisation.code)}`}`

/** People and whole organisations with their roles; an administrator's look stands under "Wie ziet dit?". */
export function MemberTable({ dossier, entries, mayChange }: MemberTableProps) {
  const t = useText(accessMessages)
  const role = useText(roleNames)
  const format = useFormat()
  const me = useMe()
  const [removing, setRemoving] = useState<AccessEntry>()
  const granted = entries.filter(({ kind }) => kind !== 'inspection')
  return (
    <>
      <Table<AccessEntry>
        caption={t('people')}
        rows={granted}
        rowKey={keyOf}
        columns={[
          { key: 'who', header: t('what'), isName: true, render: (entry) => <Who entry={entry} meId={me.id} /> },
          {
            key: 'organisation',
            header: t('organisation'),
            render: ({ organisation }) => <OrganisationName of={organisation} />,
          },
          {
            key: 'role',
            header: t('role'),
            render: (entry) => (mayChange ? <RoleChoice dossier={dossier} entry={entry} /> : role(entry.role)),
          },
          { key: 'since', isShort: true, header: t('since'), render: ({ since }) => format.day(since) },
          ...(mayChange
            ? [
                {
                  key: 'actions',
                  header: t('actions'),
                  isActions: true,
                  render: (entry: AccessEntry) => (
                    <Button
                      small
                      look="subtle"
                      icon={IconUserMinus}
                      aria-label={t('removeOne', { name: nameOf(entry) })}
                      onPress={() => setRemoving(entry)}
                    >
                      {t('remove')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {granted.length < 2 && <p className={styles.alone}>{t('noPeople')}</p>}
      {removing && <RemoveConfirm dossier={dossier} entry={removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

function Who({ entry, meId }: { readonly entry: AccessEntry; readonly meId: string }) {
  const t = useText(accessMessages)
  const { person, organisation } = entry
  if (!person) {
    return (
      <span className={styles.who}>
        <span>{fullName(organisation)}</span>
        <Badge>{t('wholeOrganisationBadge')}</Badge>
      </span>
    )
  }
  return (
    <span className={styles.who}>
      <Avatar name={person.name} colour={organisationColour(organisation)} />
      <span>
        {person.name}
        {person.id === meId && <span className={styles.aside}> ({t('you')})</span>}
        {person.organisation.code !== organisation.code && (
          <span className={styles.aside}> · {t('namens', { organisation: callName(organisation) })}</span>
        )}
      </span>
    </span>
  )
}

function RoleChoice({ dossier, entry }: { readonly dossier: Dossier; readonly entry: AccessEntry }) {
  const t = useText(accessMessages)
  const name = useText(roleNames)
  const announce = useAnnounce()
  const changed = useDossierChanged(dossier.id)
  const change = useMutation({
    mutationFn: (role: Role) => api.put(pathOf(dossier, entry), { role }),
    onSuccess: async (_answer, role) => {
      await changed()
      announce.show(t('roleChanged', { name: nameOf(entry), role: name(role).toLocaleLowerCase() }))
    },
  })
  return (
    <>
      <InlineSelect<Role>
        label={t('roleOf', { name: nameOf(entry) })}
        value={change.isPending ? change.variables : entry.role}
        options={roles.map((value) => ({ value, label: name(value) }))}
        disabled={change.isPending}
        onChange={(role) => change.mutate(role)}
      />
      {change.error && <ErrorNotice error={change.error} />}
    </>
  )
}

interface RemoveProps {
  readonly dossier: Dossier
  readonly entry: AccessEntry
  readonly onClose: () => void
}

function RemoveConfirm({ dossier, entry, onClose }: RemoveProps) {
  const t = useText(accessMessages)
  const announce = useAnnounce()
  const changed = useDossierChanged(dossier.id)
  const name = nameOf(entry)
  const remove = useMutation({
    mutationFn: () => api.delete(pathOf(dossier, entry)),
    onSuccess: async () => {
      onClose()
      announce.show(t('removed', { name }))
      await changed()
    },
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('removeTitle', { name })}
      confirmLabel={t('remove')}
      onConfirm={() => remove.mutate()}
      pending={remove.isPending}
      danger
    >
      <p>{t(entry.person ? 'removeBody' : 'removeOrganisationBody', { name })}</p>
      {remove.error && <ErrorNotice error={remove.error} />}
    </Confirm>
  )
}
