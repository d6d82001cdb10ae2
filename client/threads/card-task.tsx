import type { ThreadView } from '#shared/threads/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Attach } from './attach.tsx'
import type { CardTask } from './card-actions.tsx'
import { cardMessages } from './card-messages.ts'
import { NoteForm } from './note-form.tsx'
import { threadPath, useSend } from './queries.ts'
import { EditBox, ReplyBox } from './reply-box.tsx'
import { useThreadContext } from './who.ts'

interface CardTaskFormProps {
  readonly thread: ThreadView
  readonly task: CardTask
  readonly onDone: () => void
}

/** What one does inside a card, in the place of its buttons. */
export function CardTaskForm({ thread, task, onDone }: CardTaskFormProps) {
  const { writer } = useThreadContext()
  switch (task) {
    case 'reply':
      return writer ? <ReplyBox thread={thread} writer={writer} onDone={onDone} /> : null
    case 'edit':
      return <EditBox thread={thread} onDone={onDone} />
    case 'attach':
      return <Attach thread={thread} onDone={onDone} />
    case 'resolve':
    case 'reopen':
      return <StepForm thread={thread} step={task} onDone={onDone} />
  }
  return null
}

/** Closes a thread with what was done, or opens it again. */
function StepForm({ thread, step, onDone }: Omit<CardTaskFormProps, 'task'> & { readonly step: 'resolve' | 'reopen' }) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const send = useSend(document.id)
  const isResolve = step === 'resolve'
  return (
    <NoteForm
      name="note"
      label={t(isResolve ? 'resolveNote' : 'reopenNote')}
      sendLabel={t(step)}
      required={isResolve}
      onSend={(note) =>
        send.mutate(
          { method: 'post', path: threadPath(thread.id, `/${step}`), body: { note } },
          {
            onSuccess: () => {
              onDone()
              announce.show(t(isResolve ? 'resolved' : 'reopened'))
            },
          },
        )
      }
      onCancel={onDone}
      isPending={send.isPending}
      error={send.error}
    />
  )
}
