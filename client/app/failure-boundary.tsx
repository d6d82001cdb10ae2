import { Component, type ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { appMessages } from './messages.ts'

interface Props {
  readonly children: ReactNode
  /** Another value means another page: what failed before is tried anew. */
  readonly page?: string
}
interface State {
  readonly error: unknown
  readonly page: string | undefined
}

/** Catches what a page throws while rendering, and shows what can be done. React has no hook for this. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: undefined, page: this.props.page }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.page === state.page ? null : { error: undefined, page: props.page }
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <FailedPage />
  }
}

function FailedPage() {
  const t = useText(appMessages)
  return (
    <Page title={t('failedTitle')} narrow>
      <Notice
        tone="error"
        actions={
          <Button look="primary" onPress={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {t('failedBody')}
      </Notice>
    </Page>
  )
}
