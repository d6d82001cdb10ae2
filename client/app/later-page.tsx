import type { ComponentType, ReactNode } from 'react'
import { codeOf, useCode } from '#client/lib/code.ts'
import { useText } from '#client/lib/text.tsx'
import { NotFetched } from '#client/ui/not-fetched.tsx'
import { Page, PageLoading } from '#client/ui/page.tsx'
import { appMessages } from './messages.ts'

/** A page, or the frame round pages, whose code comes when somebody goes there. When it does not come, it can be asked for again. */
export function laterPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  const code = codeOf(load)
  return function LaterPage(props: Props) {
    const state = useCode(code)
    if (state.step === 'coming') return <PageLoading />
    if (state.step === 'failed') return <PageNotFetched onRetry={() => void code.fetch()} />
    return <state.value {...props} />
  }
}

function PageNotFetched({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText(appMessages)
  return (
    <Page title={t('failedTitle')} narrow>
      <NotFetched isPage onRetry={onRetry} />
    </Page>
  )
}
