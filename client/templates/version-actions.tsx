import { IconArchive, IconArchiveOff, IconPencil, IconRestore } from '@tabler/icons-react'
import type { TemplateVersion } from '#shared/templates/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import type { TemplateHistory } from './queries.ts'
import { fieldsOf } from './template-fields.ts'
import type { Show } from './templates-section.tsx'
import { useSaveTemplate } from './use-save.ts'
import styles from './template-admin.module.css'

interface VersionActionsProps {
  readonly shown: TemplateVersion
  /** What new documents begin with now. */
  readonly newest: TemplateHistory['items'][number]
  readonly show: Show
}

/** What can be done with the version that is shown: an earlier one is restored, the newest is changed or withdrawn. */
export function VersionActions({ shown, newest, show }: VersionActionsProps) {
  const t = useText(templateAdminMessages)
  const announce = useAnnounce()
  const isNewest = shown.version === newest.version
  const save = useSaveTemplate((saved) => {
    show({ sjabloon: saved.key })
    const { name, version, retired } = saved
    if (!isNewest) announce.show(t('restored', { from: shown.version, version }))
    else announce.show(t(retired ? 'withdrawn' : 'offeredAgain', { name }))
  })
  const put = (retired: boolean): void => {
    const { key, name, purpose, content, guidance } = fieldsOf(shown)
    save.mutate({
      key,
      input: { basedOn: newest.version, name, purpose, retired, content, guidance: [...guidance] },
    })
  }
  return (
    <div className={styles.block}>
      {save.error && <ErrorNotice error={save.error} title={t('notStored')} />}
      {!isNewest && <p>{t('older', { version: newest.version })}</p>}
      <div className={styles.actions}>
        {isNewest ? (
          <>
            <Button look="primary" icon={IconPencil} onPress={() => show({ sjabloon: shown.key, wijzigen: 'ja' })}>
              {t('edit')}
            </Button>
            <Button
              icon={shown.retired ? IconArchiveOff : IconArchive}
              isPending={save.isPending}
              onPress={() => put(!shown.retired)}
            >
              {t(shown.retired ? 'offer' : 'withdraw')}
            </Button>
          </>
        ) : (
          // whether it is offered is of the template, not of one text of it
          <Button look="primary" icon={IconRestore} isPending={save.isPending} onPress={() => put(newest.retired)}>
            {t('restore')}
          </Button>
        )}
      </div>
    </div>
  )
}
