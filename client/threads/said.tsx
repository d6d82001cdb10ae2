import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupOf } from '#shared/organisations/layers.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { BodyView } from './body-view.tsx'
import { cardMessages } from './card-messages.ts'
import { earlierTextsQuery } from './queries.ts'
import styles from './card.module.css'

type Said = Pick<ThreadView, 'author' | 'circle' | 'createdAt' | 'editedAt' | 'withdrawnAt' | 'body'>

/** "14.05 uur" today, else the day. */
function useWhen(): (instant: string) => string {
  const format = useFormat()
  return (instant) =>
    new Date(instant).toDateString() === new Date().toDateString() ? format.time(instant) : format.relativeDay(instant)
}

/** Who said it, namens whom, when. */
export function Who({ of, id }: { readonly of: Said; readonly id: string }) {
  const layer = useText(groupNames)
  const when = useWhen()
  const { author, circle, createdAt } = of
  const group = layer(groupOf(circle.raisedBy))
  return (
    <div className={styles.who}>
      <Avatar name={author.name} colour={organisationColour(circle.raisedBy)} />
      <p id={id} className={styles.names}>
        <span className={styles.name}>{author.name}</span>
        <span className={styles.from}>
          {callName(circle.raisedBy)} · {group} · <time dateTime={createdAt}>{when(createdAt)}</time>
        </span>
      </p>
    </div>
  )
}

interface WordsProps {
  readonly of: Said
  readonly threadId: string
  readonly replyId?: string
}

/** What was said, that it was edited or withdrawn, and what stood there before. */
export function Words({ of, threadId, replyId }: WordsProps) {
  const t = useText(cardMessages)
  const [isEarlier, setEarlier] = useState(false)
  const { body, editedAt, withdrawnAt, circle } = of
  return (
    <>
      {withdrawnAt !== null && (
        <p className={styles.note}>
          {body ? t('withdrawnOwn', { organisation: callName(circle.raisedBy) }) : t('withdrawn')}
        </p>
      )}
      {body && <BodyView body={body} />}
      {editedAt !== null && (
        <p className={styles.note}>
          {t('edited')} ·{' '}
          <Button small look="subtle" aria-expanded={isEarlier} onPress={() => setEarlier(!isEarlier)}>
            {t('earlier')}
          </Button>
        </p>
      )}
      {isEarlier && <Earlier threadId={threadId} {...(replyId === undefined ? {} : { replyId })} />}
    </>
  )
}

function Earlier({ threadId, replyId }: Omit<WordsProps, 'of'>) {
  const t = useText(cardMessages)
  const format = useFormat()
  const texts = useQuery(earlierTextsQuery(threadId, replyId))
  return (
    <Loaded query={texts} lines={2}>
      {({ items }) => (
        <ul className={styles.earlier}>
          {items.map((text) => (
            <li key={text.until}>
              <p className={styles.note}>{t('earlierUntil', { moment: format.moment(text.until) })}</p>
              <BodyView body={text.body} />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

/** The name of what is said, for whoever does not see where it stands. */
export const whoId = (id: string): string => `van-${id}`
