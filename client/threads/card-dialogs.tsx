import { useState } from 'react'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Select } from '#client/ui/select.tsx'
import { cardMessages } from './card-messages.ts'
import { useSend } from './queries.ts'
import { useOwnWords, useThreadContext, type Writer } from './who.ts'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The address of the thread or the reply at the API. */
  readonly path: string
}

/** Takes back what was said; it says what stays. */
export function WithdrawDialog({ open, onClose, path }: DialogProps) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const send = useSend(document.id)
  const confirm = (): void =>
    send.mutate(
      { method: 'post', path: `${path}/withdraw` },
      {
        onSuccess: () => {
          onClose()
          announce.show(t('withdrawnSaid'))
        },
      },
    )
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('withdrawTitle')}
      confirmLabel={t('withdraw')}
      onConfirm={confirm}
      pending={send.isPending}
      danger
    >
      <p>{t('withdrawBody')}</p>
      {send.error && <ErrorNotice error={send.error} />}
    </Confirm>
  )
}

interface WidenDialogProps extends DialogProps {
  /** The wider visibilities, from narrow to wide. */
  readonly choices: readonly Visibility[]
  readonly writer: Writer
}

/** Shares it with more parties, for good. */
export function WidenDialog({ open, onClose, path, choices, writer }: WidenDialogProps) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const words = useOwnWords(writer)
  const { document } = useThreadContext()
  const send = useSend(document.id)
  const [asked, setAsked] = useState<Visibility>()
  const chosen = asked ?? choices[0]
  if (!chosen) return null
  const confirm = (): void =>
    send.mutate(
      { method: 'post', path: `${path}/widen`, body: { visibility: chosen } },
      {
        onSuccess: () => {
          onClose()
          announce.show(t('widened', { words: words(chosen) }))
        },
      },
    )
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('widenTitle')}
      confirmLabel={t('widen')}
      onConfirm={confirm}
      pending={send.isPending}
    >
      <Select
        name="visibility"
        label={t('widenTo')}
        value={chosen}
        options={choices.map((value) => ({ value, label: words(value) }))}
        onChange={setAsked}
      />
      <p>{t('widenBody')}</p>
      {send.error && <ErrorNotice error={send.error} />}
    </Confirm>
  )
}

/** Makes a thread bestuurlijk, by name and for good. */
export function PromoteDialog({ open, onClose, path }: DialogProps) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const { document } = useThreadContext()
  const send = useSend(document.id)
  const confirm = (): void =>
    send.mutate(
      { method: 'post', path: `${path}/promote` },
      {
        onSuccess: () => {
          onClose()
          announce.show(t('promoted'))
        },
      },
    )
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('promoteTitle')}
      confirmLabel={t('promote')}
      onConfirm={confirm}
      pending={send.isPending}
    >
      <p>{t('promoteBody')}</p>
      {send.error && <ErrorNotice error={send.error} />}
    </Confirm>
  )
}
