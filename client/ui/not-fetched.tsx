import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { uiMessages } from './messages.ts'
import { Notice } from './notice.tsx'

interface NotFetchedProps {
  readonly onRetry: () => void
  /** The whole page, not a part of it. */
  readonly isPage?: boolean
}

/** In the place of what the browser could not fetch: no connection, or the file is of before an update. */
export function NotFetched({ onRetry, isPage = false }: NotFetchedProps) {
  const t = useText(uiMessages)
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button onPress={onRetry}>{t('retry')}</Button>
          <Button onPress={() => location.reload()}>{t('reload')}</Button>
        </>
      }
    >
      {t(isPage ? 'pageNotFetched' : 'notFetched')}
    </Notice>
  )
}
