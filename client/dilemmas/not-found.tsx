import { useText } from '#client/lib/text.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Page } from '#client/ui/page.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'

/** For what does not exist, and for what one may not see: there is no difference. */
export function DilemmaNotFound() {
  const t = useText(dilemmaMessages)
  return (
    <Page title={t('notFoundTitle')} narrow>
      <p>{t('notFound')}</p>
      <div>
        <ButtonLink href="/dilemmas" look="primary">
          {t('toRegister')}
        </ButtonLink>
      </div>
    </Page>
  )
}
