import { isWider } from '#shared/threads/visibility.ts'
import type { Entry, ThreadView } from '#shared/threads/schema.ts'
import { defaultReplyVisibility, replyChoicesOf } from '#shared/threads/rules.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { isProblem, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { useThreadDraft } from './drafts.ts'
import { composerMessages } from './composer-messages.ts'
import { threadPath, useSend } from './queries.ts'
import { VisibilityField } from './visibility-field.tsx'
import { circleOfView, useCircleWords, useThreadContext, type Writer } from './who.ts'
import { WriteBox } from './write-box.tsx'

interface ReplyBoxProps {
  readonly thread: ThreadView
  readonly writer: Writer
  readonly onDone: () => void
}

/** Answers in a thread; never wider than the thread. */
export function ReplyBox({ thread, writer, onDone }: ReplyBoxProps) {
  const t = useText(composerMessages)
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const { value: draft, set: change, clear } = useThreadDraft(document.id, `reply-${thread.id}`)
  const send = useSend(document.id)
  const circle = circleOfView(thread.circle)
  const visibility = draft.visibility ?? defaultReplyVisibility(circle, writer.viewer)
  const done = (): void => {
    clear()
    onDone()
  }
  const post = (): void =>
    send.mutate(
      {
        method: 'post',
        path: threadPath(thread.id, '/replies'),
        body: { key: draft.key, body: draft.body, visibility },
      },
      {
        onSuccess: () => {
          done()
          announce.say(t('replied'))
        },
      },
    )
  return (
    <WriteBox
      label={t('reply')}
      sendLabel={t('sendReply')}
      draft={draft}
      onChange={change}
      onSend={post}
      onCancel={done}
      isPending={send.isPending}
      error={send.error}
      takesFocus
    >
      <VisibilityField
        writer={writer}
        choices={replyChoicesOf(circle, writer.viewer)}
        value={visibility}
        onChange={(chosen) => change({ visibility: chosen })}
      />
    </WriteBox>
  )
}

interface EditBoxProps {
  readonly thread: ThreadView
  /** The reply that is changed; undefined for the thread's own text. */
  readonly reply?: Entry | undefined
  readonly onDone: () => void
}

/** Changes what one wrote; the earlier text is kept. */
export function EditBox({ thread, reply, onDone }: EditBoxProps) {
  const t = useText(composerMessages)
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const slot = `edit-${reply?.id ?? thread.id}`
  const { body, circle } = reply ?? thread
  const begun = { body: body ?? [], visibility: circle.visibility }
  const { value: draft, set: change, clear } = useThreadDraft(document.id, slot, begun)
  const words = useCircleWords()
  // said below: whoever saves then does so knowingly
  const isWiderNow = isWider(circle.visibility, draft.visibility ?? circle.visibility)
  const send = useSend(document.id)
  const done = (): void => {
    clear()
    onDone()
  }
  const save = (): void =>
    send.mutate(
      {
        method: 'patch',
        path: threadPath(thread.id, reply ? `/replies/${part(reply.id)}` : ''),
        body: { body: draft.body, seenBy: isWiderNow ? circle.visibility : draft.visibility },
      },
      {
        onSuccess: () => {
          done()
          announce.say(t('saved'))
        },
      },
    )
  return (
    <WriteBox
      label={t('editText')}
      sendLabel={t('save')}
      draft={draft}
      onChange={change}
      onSend={save}
      onCancel={done}
      isPending={send.isPending}
      error={isProblem(send.error, 'changed-meanwhile') ? null : send.error}
      takesFocus
    >
      {isWiderNow && <Notice tone="warning">{t('widerNow', { circle: words(circle) })}</Notice>}
    </WriteBox>
  )
}
