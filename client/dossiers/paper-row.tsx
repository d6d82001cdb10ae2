import { useMutation } from '@tanstack/react-query'
import { IconArchive, IconArchiveOff, IconDotsVertical, IconEye, IconFileText, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { can, roleInCircle } from '#shared/access/can.ts'
import type { DocumentSummary } from '#shared/documents/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useDossierChanged } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { circleOfView, useCircleWords } from '#client/threads/who.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Link } from '#client/ui/link.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { paperMessages } from './messages.ts'
import { useArchive } from './use-archive.ts'
import styles from './paper-row.module.css'

interface PaperRowProps {
  readonly paper: DocumentSummary
  readonly dossier: Dossier
}

/** A paper in the list of its dossier. */
export function PaperRow({ paper, dossier }: PaperRowProps) {
  const t = useText(paperMessages)
  const format = useFormat()
  const circleWords = useCircleWords()
  const [isRenaming, setRenaming] = useState(false)
  const { actions, error } = usePaperActions(paper, dossier, () => setRenaming(true))
  return (
    <li className={styles.row}>
      <Icon of={IconFileText} />
      <div className={styles.main}>
        <h3 className={styles.title}>
          <Link href={`/documenten/${paper.id}`}>{paper.title}</Link>
        </h3>
        <p className={styles.facts}>
          {t('changed', { when: format.moment(paper.changedAt) })} ·{' '}
          {t('by', { name: paper.createdBy.name, organisation: callName(paper.createdBy.organisation) })}
        </p>
        {paper.circle && (
          <p className={styles.circle}>
            <Icon of={IconEye} size={18} />
            {circleWords(paper.circle)}
          </p>
        )}
        {error && <ErrorNotice error={error} />}
      </div>
      {actions.length > 0 && (
        <Menu
          label={t('actionsFor', { title: paper.title })}
          trigger={<IconButton icon={IconDotsVertical} label={t('actionsFor', { title: paper.title })} />}
          actions={actions}
        />
      )}
      <RenameDialog paper={paper} open={isRenaming} onClose={() => setRenaming(false)} />
    </li>
  )
}

function usePaperActions(paper: DocumentSummary, dossier: Dossier, rename: () => void) {
  const t = useText(paperMessages)
  const isArchived = paper.archivedAt !== null
  const standing = { role: roleIn(paper, dossier), archived: isArchived || dossier.archivedAt !== null }
  const archive = useArchive(paper.dossierId, `/documents/${part(paper.id)}`, {
    archived: t('archived', { title: paper.title }),
    restored: t('restored', { title: paper.title }),
    undo: t('undo'),
  })
  const actions: MenuAction[] = []
  if (can(standing, 'document.rename') === 'yes') {
    actions.push({ id: 'rename', label: t('rename'), icon: IconPencil, run: rename })
  }
  if (can(standing, 'document.archive') === 'yes') {
    actions.push({
      id: 'archive',
      label: t(isArchived ? 'restore' : 'archive'),
      icon: isArchived ? IconArchiveOff : IconArchive,
      run: () => archive.mutate(!isArchived),
    })
  }
  return { actions, error: archive.error }
}

/** What somebody who sees this paper in the list may do with it. */
function roleIn({ circle }: PaperRowProps['paper'], { role, actsFor }: PaperRowProps['dossier']) {
  if (!circle) return role
  // he sees it: a koepel's circle is then his koepel's
  const viewer = { organisationCode: actsFor.code, koepel: circle.koepel?.code ?? null }
  return roleInCircle(role, circleOfView(circle), viewer)
}

interface RenameDialogProps {
  readonly paper: DocumentSummary
  readonly open: boolean
  readonly onClose: () => void
}

function RenameDialog({ paper, open, onClose }: RenameDialogProps) {
  const t = useText(paperMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('renameTitle')} dismissable={false}>
      <RenameForm paper={paper} onClose={onClose} />
    </Dialog>
  )
}

function RenameForm({ paper, onClose }: Omit<RenameDialogProps, 'open'>) {
  const t = useText(paperMessages)
  const announce = useAnnounce()
  const changed = useDossierChanged(paper.dossierId)
  const [title, setTitle] = useState(paper.title)
  const rename = useMutation({
    mutationFn: () => api.patch<DocumentSummary>(`/documents/${part(paper.id)}`, { title }),
    onSuccess: async (renamed) => {
      await changed()
      onClose()
      announce.show(t('renamed', { title: renamed.title }))
    },
  })
  return (
    <Form error={rename.error} onSubmit={() => rename.mutate()} rules={{ title: t('titleRule') }}>
      <TextField name="title" label={t('title')} required maxLength={200} value={title} onChange={setTitle} />
      <FormActions submit={t('save')} isPending={rename.isPending} onCancel={onClose} />
    </Form>
  )
}
