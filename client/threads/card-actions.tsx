import { IconCheck, IconDots, IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ThreadView } from '#shared/threads/schema.ts'
import { cardId } from '#client/editor/thread-decorations.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { laterOver } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Link } from '#client/ui/link.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { cardMessages } from './card-messages.ts'
import { threadPath, useSend } from './queries.ts'
import { useThreadContext } from './who.ts'
import styles from './card.module.css'

const CardDialog = laterOver(async () => (await import('./card-dialogs.tsx')).CardDialog)

/** What a card is busy with, inside itself. */
export type CardTask = 'reply' | 'edit' | 'resolve' | 'reopen' | 'attach'

/** What is asked about a card, in a dialog. */
export type CardQuestion = 'withdraw' | 'widen' | 'promote' | 'dilemma'

interface CardActionsProps {
  readonly thread: ThreadView
  /** Only the card that is looked at has its buttons among the tab stops. */
  readonly isActive: boolean
  readonly onTask: (task: CardTask) => void
}

/** The buttons under a card. */
export function CardActions({ thread, isActive, onTask }: CardActionsProps) {
  const t = useText(cardMessages)
  const { document, userId, writer } = useThreadContext()
  const send = useSend(document.id)
  const { may, id } = thread
  const agrees = thread.agreements.some(
    ({ person, organisation }) => person.id === userId && organisation.code === writer?.actsFor.code,
  )
  const stop = { excludeFromTabOrder: !isActive }
  return (
    <div className={styles.actions}>
      {may.includes('reply') && (
        <Button small {...stop} onPress={() => onTask('reply')}>
          {t('reply')}
        </Button>
      )}
      {may.includes('resolve') && (
        <Button small look="subtle" icon={IconCheck} {...stop} onPress={() => onTask('resolve')}>
          {t('resolve')}
        </Button>
      )}
      {may.includes('reopen') && (
        <Button small {...stop} onPress={() => onTask('reopen')}>
          {t('reopen')}
        </Button>
      )}
      {may.includes('agree') && (
        <IconButton
          small
          icon={IconThumbUp}
          label={t('agree')}
          aria-pressed={agrees}
          isPending={send.isPending}
          {...stop}
          onPress={() =>
            send.mutate({ method: agrees ? 'delete' : 'put', path: threadPath(id, '/agreement'), body: {} })
          }
        />
      )}
      {thread.dilemmaId !== null && (
        <Link href={`/dossiers/${document.dossierId}/dilemmas/${thread.dilemmaId}`} tabIndex={isActive ? 0 : -1}>
          {t('toDilemma')}
        </Link>
      )}
      <MoreMenu thread={thread} isActive={isActive} onTask={onTask} />
    </div>
  )
}

function MoreMenu({ thread, isActive, onTask }: CardActionsProps) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const { mayComment } = useThreadContext()
  const [asked, setAsked] = useState<CardQuestion>()
  const { may, id, state, kind } = thread
  const copy = async (): Promise<void> => {
    const address = new URL(location.href)
    address.hash = cardId(id)
    await navigator.clipboard.writeText(address.href)
    announce.show(t('copied'))
  }
  const all: readonly (MenuAction | false)[] = [
    may.includes('edit') && { id: 'edit', label: t('edit'), run: () => onTask('edit') },
    may.includes('widen') && { id: 'widen', label: t('widen'), run: () => setAsked('widen') },
    may.includes('promote') && { id: 'promote', label: t('promote'), run: () => setAsked('promote') },
    may.includes('attach') &&
      thread.anchor !== null && { id: 'attach', label: t('attach'), run: () => onTask('attach') },
    mayComment &&
      state === 'open' &&
      kind !== 'tekstvoorstel' &&
      thread.dilemmaId === null && { id: 'dilemma', label: t('dilemma'), run: () => setAsked('dilemma') },
    { id: 'copy', label: t('copyLink'), run: () => void copy() },
    may.includes('withdraw') && { id: 'withdraw', label: t('withdraw'), run: () => setAsked('withdraw'), danger: true },
  ]
  return (
    <>
      <Menu
        trigger={<IconButton small icon={IconDots} label={t('more')} excludeFromTabOrder={!isActive} />}
        label={t('more')}
        actions={all.filter((action) => action !== false)}
      />
      {asked && <CardDialog asked={asked} thread={thread} onClose={() => setAsked(undefined)} />}
    </>
  )
}
