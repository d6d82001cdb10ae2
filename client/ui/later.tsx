import { useEffect, type ComponentType, type ReactNode } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { codeOf, useCode, type Code } from '#client/lib/code.ts'
import { useText } from '#client/lib/text.tsx'
import { NotFetched } from './not-fetched.tsx'
import { uiMessages } from './messages.ts'

/** What can be fetched ahead. */
const ahead = new Set<Code<unknown>>()

function codeOfPart<Props>(load: () => Promise<ComponentType<Props>>): Code<ComponentType<Props>> {
  const code = codeOf(load)
  ahead.add(code)
  return code
}

/**
 * A part of the page whose code comes when it is first shown, or earlier by {@link fetchAhead}; then it shows at once.
 * When it does not come, its place says so, with a way to try again; the rest of the page goes on.
 * @param waiting shown in its place while its code is on the way
 * @param failing `silent` for what shows nothing by itself: it comes when the network is back
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
  failing: 'told' | 'silent' = 'told',
): (props: Props) => ReactNode {
  const code = codeOfPart(load)
  return function Later(props: Props) {
    const state = useCode(code)
    if (state.step === 'coming') return waiting
    if (state.step === 'failed') return failing === 'told' && <NotFetched onRetry={() => void code.fetch()} />
    return <state.value {...props} />
  }
}

/** What lies over the page can be closed, unless the page cannot go on without it. */
interface Over {
  readonly onClose?: (() => void) | undefined
}

/**
 * As {@link later}, for what lies over the page: a menu, a dialog. When its code does not come it closes, so that the
 * button that opened it tries again, and a message says so.
 */
export function laterOver<Props extends Over>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  const code = codeOfPart(load)
  return function LaterOver(props: Props) {
    const t = useText(uiMessages)
    const { show } = useAnnounce()
    const state = useCode(code)
    const { onClose } = props
    useEffect(() => {
      // as it is now: opened again it is on its way again
      if (code.get().step !== 'failed') return
      onClose?.()
      show(t('notFetched'), { label: t('reload'), run: () => location.reload() })
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- told once for each time that it failed
    }, [state.step])
    return state.step === 'there' && <state.value {...props} />
  }
}

/**
 * Fetches the code of all that may be shown later, one after the other. For a page on which people stay and go on
 * without a connection.
 * @returns whether all is there; it stops at what does not come
 */
export async function fetchAhead(): Promise<boolean> {
  for (const code of ahead) {
    if ((await code.fetch()).step === 'failed') return false
    ahead.delete(code)
  }
  return true
}
