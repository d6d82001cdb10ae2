import { useState, type ReactNode } from 'react'
import type { ThreadView } from '#shared/threads/schema.ts'
import { choicesIn } from '#shared/threads/rules.ts'
import { isWider, type Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Select } from '#client/ui/select.tsx'
import { cardMessages } from './card-messages.ts'
import type { CardQuestion } from './card-actions.tsx'
import { DilemmaDialog } from './dilemma-dialog.tsx'
import { threadPath, useSend } from './queries.ts'
import { circleOfDocument, useOwnWords, useThreadContext, type Writer } from './who.ts'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The address of the thread or the reply at the API. */
  readonly path: string
}

interface Act {
  readonly title: string
  /** On the button that does it. */
  readonly label: string
  /** What is posted below the address, and with what. */
  readonly verb: 'withdraw' | 'widen' | 'promote'
  readonly body?: unknown
  /** Announced when it is done. */
  readonly said: string
  readonly danger?: boolean
  readonly children: ReactNode
}

/** Asks before something that cannot be undone, does it, and stays open with the reason when it was refused. */
function ActDialog({ open, onClose, path, title, label, verb, body, said, danger, children }: DialogProps & Act) {
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const send = useSend(document.id)
  const done = (): void => {
    onClose()
    announce.show(said)
  }
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={title}
      confirmLabel={label}
      onConfirm={() => send.mutate({ method: 'post', path: `${path}/${verb}`, body }, { onSuccess: done })}
      pending={send.isPending}
      danger={danger ?? false}
    >
      {children}
      {send.error && <ErrorNotice error={send.error} />}
    </Confirm>
  )
}

/** Takes back what was said; it says what stays. */
export function WithdrawDialog(dialog: DialogProps) {
  const t = useText(cardMessages)
  const words = { title: t('withdrawTitle'), label: t('withdraw'), said: t('withdrawnSaid') }
  return (
    <ActDialog {...dialog} {...words} verb="withdraw" danger>
      <p>{t('withdrawBody')}</p>
    </ActDialog>
  )
}

interface WidenDialogProps extends DialogProps {
  /** The wider visibilities, from narrow to wide. */
  readonly choices: readonly Visibility[]
  readonly writer: Writer
}

/** Shares it with more parties, for good. */
export function WidenDialog({ choices, writer, ...dialog }: WidenDialogProps) {
  const t = useText(cardMessages)
  const wordsOf = useOwnWords(writer)
  const [asked, setAsked] = useState<Visibility>()
  const chosen = asked ?? choices[0]
  if (!chosen) return null
  const words = { title: t('widenTitle'), label: t('widen'), said: t('widened', { words: wordsOf(chosen) }) }
  return (
    <ActDialog {...dialog} {...words} verb="widen" body={{ visibility: chosen }}>
      <Select
        name="visibility"
        label={t('widenTo')}
        value={chosen}
        options={choices.map((value) => ({ value, label: wordsOf(value) }))}
        onChange={setAsked}
      />
      <p>{t('widenBody')}</p>
    </ActDialog>
  )
}

/** Makes a thread bestuurlijk, by name and for good. */
function PromoteDialog(dialog: DialogProps) {
  const t = useText(cardMessages)
  const words = { title: t('promoteTitle'), label: t('promote'), said: t('promoted') }
  return (
    <ActDialog {...dialog} {...words} verb="promote">
      <p>{t('promoteBody')}</p>
    </ActDialog>
  )
}

interface CardDialogProps {
  readonly asked: CardQuestion
  readonly thread: ThreadView
  readonly onClose: () => void
}

/** What is asked about a whole thread. */
export function CardDialog({ asked, thread, onClose }: CardDialogProps) {
  const { document, writer } = useThreadContext()
  const dialog = { open: true, onClose, path: threadPath(thread.id) }
  switch (asked) {
    case 'withdraw':
      return <WithdrawDialog {...dialog} />
    case 'promote':
      return <PromoteDialog {...dialog} />
    case 'dilemma':
      return <DilemmaDialog thread={thread} onClose={onClose} />
    case 'widen': {
      if (!writer) return null
      const choices = choicesIn(circleOfDocument(document), writer.viewer)
      const wider = choices.filter((each) => isWider(each, thread.circle.visibility))
      return <WidenDialog {...dialog} choices={wider} writer={writer} />
    }
  }
}
