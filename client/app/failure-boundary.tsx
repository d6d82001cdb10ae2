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
    return this.state.error === undefined ? this.props.children : <FailedPage error={this.state.error} />
  }
}

/** A chunk of the build that is gone: the server was updated while this page was open. */
const isOldBuild = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/iu.test(error.message)

function FailedPage({ error }: { readonly error: unknown }) {
  const t = useText(appMessages)
  return (
    <Page title={t('failedTitle')} narrow>
      <Notice
        tone={isOldBuild(error) ? 'info' : 'error'}
        actions={
          <Button look="primary" onPress={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {t(isOldBuild(error) ? 'oldBody' : 'failedBody')}
      </Notice>
    </Page>
  )
}
