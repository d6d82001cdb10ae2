import { can } from '#shared/access/can.ts'
import type { Dossier, Unheard } from '#shared/dossiers/schema.ts'
import { part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { layersInSentence } from '#client/organisations/messages.ts'
import { groupColour } from '#client/organisations/names.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { dossierMessages } from './messages.ts'
import { useArchive } from './use-archive.ts'
import styles from './dossier-notices.module.css'

interface DossierNoticesProps {
  readonly dossier: Dossier
  readonly onToPeople: () => void
}

/** What whoever opens a dossier must know before anything else. */
export function DossierNotices({ dossier, onToPeople }: DossierNoticesProps) {
  const t = useText(dossierMessages)
  const format = useFormat()
  return (
    <>
      {dossier.inspectionUntil && (
        <Notice tone="warning" title={t('inspectionTitle')}>
          {t('inspectionBody', { when: format.moment(dossier.inspectionUntil) })}
        </Notice>
      )}
      {dossier.archivedAt && <ArchivedNotice dossier={dossier} archivedAt={dossier.archivedAt} />}
      {dossier.unheard.length > 0 && !dossier.archivedAt && <NotHeard dossier={dossier} onToPeople={onToPeople} />}
    </>
  )
}

function ArchivedNotice({ dossier, archivedAt }: { readonly dossier: Dossier; readonly archivedAt: string }) {
  const t = useText(dossierMessages)
  const format = useFormat()
  const archive = useArchive(dossier.id, `/dossiers/${part(dossier.id)}`, {
    archived: t('archivedDone', { title: dossier.title }),
    restored: t('restoredDone', { title: dossier.title }),
    undo: t('undo'),
  })
  const mayRestore = can({ role: dossier.role, archived: true }, 'dossier.archive') === 'yes'
  return (
    <Notice
      title={t('archivedTitle', { day: format.day(archivedAt) })}
      actions={
        mayRestore && (
          <Button isPending={archive.isPending} onPress={() => archive.mutate(false)}>
            {t('restore')}
          </Button>
        )
      }
    >
      {t('archivedBody')}
    </Notice>
  )
}

/** "Nog niet gehoord": which layer, why we say so, and what to do about it. */
function NotHeard({ dossier, onToPeople }: DossierNoticesProps) {
  const t = useText(dossierMessages)
  const layer = useText(layersInSentence)
  const mayAdd = can({ role: dossier.role, archived: false }, 'access.change') === 'yes'
  const sentence = ({ layer: which, reason }: Unheard): string => {
    const words = { layer: layer(which) }
    if (reason === 'no-act') return t('notHeardNoAct', words)
    return t(mayAdd ? 'notHeardNoMember' : 'notHeardNoMemberReader', words)
  }
  const isSomebodyMissing = dossier.unheard.some(({ reason }) => reason === 'no-member')
  return (
    <Notice
      tone="warning"
      title={t('notHeard')}
      actions={mayAdd && isSomebodyMissing && <Button onPress={onToPeople}>{t('toPeople')}</Button>}
    >
      <ul className={styles.layers}>
        {dossier.unheard.map((each) => (
          <li key={each.layer}>
            <Labelled colour={groupColour(each.layer)}>{sentence(each)}</Labelled>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
