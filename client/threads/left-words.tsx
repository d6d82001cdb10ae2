import { useReducer } from 'react'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import { proposalText } from '#shared/threads/proposal-text.ts'
import { useStore } from '#client/editor/use-store.ts'
import { readDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { composerMessages } from './composer-messages.ts'
import type { ThreadDesk } from './desk.ts'
import { placesOfWords, type WordsDraft } from './drafts.ts'
import { isChange } from './new-words.tsx'
import { ThrowAway } from './throw-away.tsx'
import { useThreadContext, type ThreadContext } from './who.ts'
import styles from './card.module.css'

/** As much of a passage as tells which one it is. */
const MAX_QUOTE = 80

const clipped = (words: string): string => (words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE)}…` : words)

/** New words for a passage that were typed and left. */
interface Left {
  readonly key: string
  /** Undefined when the passage cannot be found any more. */
  readonly anchor: Anchor | undefined
  readonly words: string
}

/** The words that were typed about a passage and left, while nothing else is being written. One at a time is enough. */
export function LeftWords() {
  const t = useText(composerMessages)
  const context = useThreadContext()
  const { desk } = context
  const isOpen = useStore(desk.isOpen)
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0)
  const left = isOpen && firstLeft(context)
  if (!left) return null
  const { key, anchor, words } = left
  const quote = anchor?.quote ?? ''
  return (
    <Notice
      actions={
        <>
          {anchor && (
            <Button small onPress={() => desk.composeOn(anchor, 'tekstvoorstel')}>
              {t('goOn')}
            </Button>
          )}
          <ThrowAway
            label={t('cancel')}
            question={t('leftTitle')}
            hasWords
            onThrow={() => {
              localStorage.removeItem(key)
              lookAgain()
              desk.goToText()
            }}
          />
        </>
      }
    >
      <p>{quote === '' ? t(anchor ? 'leftNew' : 'leftGone') : t('left', { quote: clipped(quote) })}</p>
      {quote === '' && <p className={styles.typed}>{anchor ? clipped(words) : words}</p>}
    </Notice>
  )
}

function firstLeft({ desk, userId, document }: ThreadContext): Left | undefined {
  for (const key of placesOfWords(userId, document.id)) {
    const left = leftAt(key, desk)
    if (left) return left
  }
  return undefined
}

/** @returns undefined for words that propose nothing */
function leftAt(key: string, desk: ThreadDesk): Left | undefined {
  const { proposal, anchor } = readDraft<WordsDraft>(key, {}) ?? {}
  if (!proposal) return undefined
  const words = proposalText(proposal)
  if (anchor && desk.placeOf(anchor)) return isChange(desk, anchor, proposal) ? { key, anchor, words } : undefined
  return words.trim() === '' ? undefined : { key, anchor: undefined, words }
}
