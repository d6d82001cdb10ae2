import { IconScale } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { Standing } from '#client/editor/thread-marks.ts'
import { cardId } from '#client/editor/thread-decorations.ts'
import { useSelected } from '#client/editor/use-store.ts'
import { cx } from '#client/lib/class-names.ts'
import { later } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { CardActions, type CardTask } from './card-actions.tsx'
import { hasDraft } from './drafts.ts'
import { cardMessages } from './card-messages.ts'
import { kindMessages, levelMessages } from './messages.ts'
import { Who, whoId, Words } from './said.tsx'
import { useCircleWords, useThreadContext } from './who.ts'
import styles from './card.module.css'

const CardTaskForm = later(async () => (await import('./card-task.tsx')).CardTaskForm)
const Entries = later(async () => (await import('./entries.tsx')).Entries)
const ProposalView = later(async () => (await import('./proposal-view.tsx')).ProposalView)

export interface ThreadCardProps {
  readonly thread: ThreadView
  readonly standing: Standing
  readonly conflicts: readonly ThreadView[]
  /** The one card among the tab stops when none is looked at. */
  readonly isFirst: boolean
  /** Told when the card comes and goes. */
  readonly onElement: (id: string, element: HTMLElement | null) => void
}

const quoteId = (id: string): string => `woorden-${id}`

/** One thread. The one that is looked at shows all that was said in it. */
export const ThreadCard = memo(function ThreadCard({
  thread,
  standing,
  conflicts,
  isFirst,
  onElement,
}: ThreadCardProps) {
  const t = useText(cardMessages)
  const { desk, document, userId } = useThreadContext()
  const { id, kind, circle, anchor, proposal } = thread
  const isActive = useSelected(desk.active, (active) => active === id)
  const hasNone = useSelected(desk.active, (active) => active === null)
  const [task, setTask] = useState<CardTask | undefined>(() =>
    hasDraft(userId, document.id, `reply-${id}`) ? 'reply' : undefined,
  )
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    onElement(id, card.current)
    return () => onElement(id, null)
  }, [id, onElement])
  const done = (): void => {
    setTask(undefined)
    card.current?.focus()
  }
  const isQuoted = anchor !== null && anchor.quote !== '' && !(proposal && thread.state === 'open')
  return (
    // a click only does what the focus does as well
    <div
      ref={card}
      id={cardId(id)}
      // oxlint-disable-next-line jsx-a11y/aria-role -- a role of ARIA 1.3 (design/ui.md 3.3)
      role="comment"
      aria-labelledby={`${whoId(id)} ${quoteId(id)}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows go from card to card
      tabIndex={isActive || (isFirst && hasNone) ? 0 : -1}
      data-thread-card={id}
      className={cx(styles.card, isActive && styles.active, kind === 'dilemma' && styles.dilemma)}
      // before its buttons, which keep their clicks to themselves
      onClickCapture={() => {
        if (isActive) return
        desk.active.set(id)
        desk.showWords(id)
      }}
      onFocus={() => {
        // a card that grows or moves under the pointer would lose the press
        if (!desk.isPointing) desk.active.set(id)
      }}
    >
      <Who of={thread} id={whoId(id)} />
      <Facts thread={thread} />
      <div id={quoteId(id)}>
        {anchor === null && <p className={styles.note}>{t('whole')}</p>}
        {isQuoted && (
          <blockquote className={styles.quote} style={{ borderColor: organisationColour(circle.raisedBy) }}>
            {anchor.quote}
          </blockquote>
        )}
      </div>
      <PlaceNotice thread={thread} standing={standing} />
      {task !== 'edit' && <Words of={thread} threadId={id} />}
      {proposal && <ProposalView thread={thread} proposal={proposal} standing={standing} conflicts={conflicts} />}
      <Agreements thread={thread} />
      {isActive ? <Entries thread={thread} /> : <Replies thread={thread} />}
      {task && isActive ? (
        <CardTaskForm thread={thread} task={task} onDone={done} />
      ) : (
        <CardActions
          thread={thread}
          isActive={isActive}
          onTask={(chosen) => {
            desk.active.set(id)
            setTask(chosen)
          }}
        />
      )}
    </div>
  )
})

/** What it is, at which level, and who sees it. */
function Facts({ thread }: { readonly thread: ThreadView }) {
  const kinds = useText(kindMessages)
  const levels = useText(levelMessages)
  const circleWords = useCircleWords()
  const { kind, level, circle } = thread
  return (
    <p className={styles.facts}>
      {kind === 'dilemma' && <Icon of={IconScale} size={16} />}
      <span className={styles.kind}>{kinds(kind)}</span> · {circleWords(circle)}
      {level === 'bestuurlijk' && ` · ${levels(level)}`}
    </p>
  )
}

/** Said when the words are gone, or read otherwise. */
function PlaceNotice({ thread, standing }: Pick<ThreadCardProps, 'thread' | 'standing'>) {
  const t = useText(cardMessages)
  if (thread.anchor === null || thread.state === 'withdrawn') return null
  if (standing === 'lost' || (standing === 'unknown' && thread.lost !== null)) {
    return (
      <p className={styles.warning}>
        <strong>{t('lost')}.</strong> {t('lostHint')}
      </p>
    )
  }
  return standing === 'edited' && !thread.proposal ? <p className={styles.note}>{t('changedWords')}</p> : null
}

/** Who is eens, by name and organisation. */
function Agreements({ thread }: { readonly thread: ThreadView }) {
  const t = useText(cardMessages)
  if (thread.agreements.length === 0) return null
  const names = thread.agreements.map(({ person, organisation }) => `${person.name} (${callName(organisation)})`)
  return <p className={styles.note}>{t('agreed', { names: names.join(', ') })}</p>
}

/** How many replies there are behind it. */
function Replies({ thread }: { readonly thread: ThreadView }) {
  const t = useText(cardMessages)
  const n = thread.entries.filter(({ kind }) => kind === 'reply').length
  return n > 0 && <p className={styles.note}>{t('replies', { n })}</p>
}
