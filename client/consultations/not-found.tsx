import { useText } from '#client/lib/text.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Page } from '#client/ui/page.tsx'
import { roundMessages } from './messages.ts'

/** For a round that does not exist, or of a dossier that one is not in. */
export function RoundNotFound() {
  const t = useText(roundMessages)
  return (
    <Page title={t('notFoundTitle')} narrow>
      <p>{t('notFound')}</p>
      <div>
        <ButtonLink href="/dossiers" look="primary">
          {t('toDossier')}
        </ButtonLink>
      </div>
    </Page>
  )
}
