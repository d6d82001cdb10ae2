import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconArchive, IconArchiveOff, IconDotsVertical, IconDoorExit, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { can } from '#shared/access/can.ts'
import type { Dossier, DossierInput } from '#shared/dossiers/schema.ts'
import { accessMessages } from '#client/access/messages.ts'
import { useDossierChanged } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm, Dialog } from '#client/ui/dialog.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { DossierForm } from './dossier-form.tsx'
import { dossierMessages } from './messages.ts'
import { useArchive } from './use-archive.ts'

/** What one may do with a dossier as a whole. */
export function DossierActions({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(dossierMessages)
  const access = useText(accessMessages)
  const [shown, setShown] = useState<'edit' | 'leave'>()
  const close = () => setShown(undefined)
  const standing = { role: dossier.role, archived: dossier.archivedAt !== null }
  const mayEdit = can(standing, 'dossier.edit') === 'yes'
  const archive = useArchive(dossier.id, `/dossiers/${part(dossier.id)}`, {
    archived: t('archivedDone', { title: dossier.title }),
    restored: t('restoredDone', { title: dossier.title }),
    undo: t('undo'),
  })
  const actions: MenuAction[] = []
  if (can(standing, 'dossier.archive') === 'yes') {
    actions.push({
      id: 'archive',
      label: t(standing.archived ? 'restore' : 'archive'),
      icon: standing.archived ? IconArchiveOff : IconArchive,
      run: () => archive.mutate(!standing.archived),
    })
  }
  if (!dossier.inspectionUntil) {
    actions.push({ id: 'leave', label: access('leave'), icon: IconDoorExit, run: () => setShown('leave') })
  }
  return (
    <>
      {mayEdit && (
        <Button icon={IconPencil} onPress={() => setShown('edit')}>
          {t('edit')}
        </Button>
      )}
      {actions.length > 0 && (
        <Menu label={t('more')} trigger={<IconButton icon={IconDotsVertical} label={t('more')} />} actions={actions} />
      )}
      {archive.error && <ErrorNotice error={archive.error} />}
      <EditDialog dossier={dossier} open={shown === 'edit'} onClose={close} />
      <LeaveDialog dossier={dossier} open={shown === 'leave'} onClose={close} />
    </>
  )
}

interface DialogProps {
  readonly dossier: Dossier
  readonly open: boolean
  readonly onClose: () => void
}

function EditDialog({ dossier, open, onClose }: DialogProps) {
  const t = useText(dossierMessages)
  const announce = useAnnounce()
  const changed = useDossierChanged(dossier.id)
  const save = useMutation({
    mutationFn: (input: DossierInput) => api.patch<Dossier>(`/dossiers/${part(dossier.id)}`, input),
    onSuccess: async () => {
      await changed()
      onClose()
      announce.show(t('saved'))
    },
  })
  const { title, question, affectedLayers, phase } = dossier
  return (
    <Dialog open={open} onClose={onClose} title={t('edit')} dismissable={false}>
      <DossierForm
        known={{ title, question, affectedLayers, phase }}
        submitLabel={t('save')}
        error={save.error}
        isPending={save.isPending}
        onSubmit={(input) => save.mutate(input)}
        onCancel={onClose}
      />
    </Dialog>
  )
}

function LeaveDialog({ dossier, open, onClose }: DialogProps) {
  const access = useText(accessMessages)
  const me = useMe()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const leave = useMutation({
    mutationFn: () => api.delete(`/dossiers/${part(dossier.id)}/members/${part(me.id)}`),
    onSuccess: async () => {
      navigate('/dossiers')
      client.removeQueries({ queryKey: ['dossier', dossier.id] })
      await client.invalidateQueries({ queryKey: ['dossiers'] })
      announce.show(access('left'))
    },
  })
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={access('leaveTitle')}
      confirmLabel={access('leave')}
      onConfirm={() => leave.mutate()}
      pending={leave.isPending}
      danger
    >
      <p>{access('leaveBody')}</p>
      {leave.error && <ErrorNotice error={leave.error} />}
    </Confirm>
  )
}
