import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Entry, ThreadView } from '#shared/threads/schema.ts'
import { replyChoicesOf } from '#shared/threads/rules.ts'
import { isWider, visibilityWords } from '#shared/threads/visibility.ts'
import { part } from '#client/lib/api.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { WidenDialog, WithdrawDialog } from './card-dialogs.tsx'
import { cardMessages } from './card-messages.ts'
import { outcomeMessages } from './messages.ts'
import { threadPath } from './queries.ts'
import { EditBox } from './reply-box.tsx'
import { Who, whoId, Words } from './said.tsx'
import { circleOfView, useCircleWords, useThreadContext } from './who.ts'
import styles from './card.module.css'

/** What was said and done in a thread, in its order. */
export const Entries = ({ thread }: { readonly thread: ThreadView }) => (
  <div className={styles.entries}>
    {thread.entries.map((entry) =>
      entry.kind === 'reply' ? (
        <Reply key={entry.id} thread={thread} reply={entry} />
      ) : (
        <Step key={entry.id} entry={entry} />
      ),
    )}
  </div>
)

/** Something that was done, in one sentence. */
function Step({ entry }: { readonly entry: Entry }) {
  const t = useText(cardMessages)
  const outcomes = useText(outcomeMessages)
  const { locale } = useLocale()
  const { kind, author, circle, note, outcome, widenedTo, earlierQuote } = entry
  const who = { name: author.name, organisation: callName(circle.raisedBy) }
  const sentence = (): string => {
    switch (kind) {
      case 'resolve':
        return t('resolvedBy', { ...who, note })
      case 'reopen':
        return t('reopenedBy', { ...who, note })
      case 'decide':
        return t('decidedBy', { ...who, note, outcome: outcome ? outcomes(outcome) : '' })
      case 'widen':
        return t('widenedBy', { ...who, words: widenedTo ? visibilityWords(widenedTo, circle)[locale] : '' })
      case 'promote':
        return t('promotedBy', who)
      case 'attach':
        return t('attachedBy', { ...who, quote: earlierQuote ?? '' })
      case 'reply':
        return ''
    }
    return ''
  }
  return <p className={styles.step}>{sentence()}</p>
}

interface ReplyProps {
  readonly thread: ThreadView
  readonly reply: Entry
}

function Reply({ thread, reply }: ReplyProps) {
  const circleWords = useCircleWords()
  const [isEditing, setEditing] = useState(false)
  const isNarrower = reply.circle.visibility !== thread.circle.visibility
  return (
    // oxlint-disable-next-line jsx-a11y/aria-role -- a role of ARIA 1.3 (design/ui.md 3.3)
    <div role="comment" aria-labelledby={whoId(reply.id)} className={styles.reply}>
      <div className={styles.top}>
        <Who of={reply} id={whoId(reply.id)} />
        {reply.may.length > 0 && <ReplyMenu thread={thread} reply={reply} onEdit={() => setEditing(true)} />}
      </div>
      {isNarrower && <p className={styles.note}>{circleWords(reply.circle)}</p>}
      {isEditing ? (
        <EditBox thread={thread} reply={reply} onDone={() => setEditing(false)} />
      ) : (
        <Words of={reply} threadId={thread.id} replyId={reply.id} />
      )}
    </div>
  )
}

function ReplyMenu({ thread, reply, onEdit }: ReplyProps & { readonly onEdit: () => void }) {
  const t = useText(cardMessages)
  const { writer } = useThreadContext()
  const [asked, setAsked] = useState<'withdraw' | 'widen'>()
  const path = threadPath(thread.id, `/replies/${part(reply.id)}`)
  const actions: Record<Entry['may'][number], MenuAction> = {
    edit: { id: 'edit', label: t('edit'), run: onEdit },
    withdraw: { id: 'withdraw', label: t('withdraw'), run: () => setAsked('withdraw') },
    widen: { id: 'widen', label: t('widen'), run: () => setAsked('widen') },
  }
  const wider = writer
    ? replyChoicesOf(circleOfView(thread.circle), writer.viewer).filter((each) =>
        isWider(each, reply.circle.visibility),
      )
    : []
  return (
    <>
      <Menu
        trigger={<IconButton small icon={IconDots} label={t('more')} />}
        label={t('more')}
        actions={reply.may.map((action) => actions[action])}
      />
      <WithdrawDialog open={asked === 'withdraw'} onClose={() => setAsked(undefined)} path={path} />
      {writer && (
        <WidenDialog
          open={asked === 'widen'}
          onClose={() => setAsked(undefined)}
          path={path}
          choices={wider}
          writer={writer}
        />
      )}
    </>
  )
}
