import { useText } from '#client/lib/text.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { appMessages } from './messages.ts'

/** The server did not tell who is signed in: nothing can be shown yet. */
export function StartFailed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useText(appMessages)
  return (
    <main>
      <Page title={t('startFailed')} narrow>
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    </main>
  )
}
