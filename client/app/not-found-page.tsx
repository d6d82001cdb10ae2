import { useText } from '#client/lib/text.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Page } from '#client/ui/page.tsx'
import { appMessages } from './messages.ts'

/** What one may not see and what does not exist look the same. */
export function NotFoundPage() {
  const t = useText(appMessages)
  return (
    <Page title={t('notFoundTitle')} narrow>
      <p>{t('notFoundBody')}</p>
      <div>
        <ButtonLink href="/dossiers" look="primary">
          {t('toDossiers')}
        </ButtonLink>
      </div>
    </Page>
  )
}
