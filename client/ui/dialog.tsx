import type { ReactNode } from 'react'
import { laterOver } from './later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { uiMessages } from './messages.ts'
import styles from './dialog.module.css'

const Over = laterOver(async () => (await import('./over.tsx')).Over)

interface OverlayProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** False where a stray click or Esc must not throw away what was typed; there is always a button. */
  readonly dismissable?: boolean
}

interface DialogProps extends OverlayProps {
  readonly wide?: boolean
  /** Without a way out: the page cannot go on without it. */
  readonly mandatory?: boolean
}

/** A window over the page. Focus goes in, stays in, and returns to where it was. */
export const Dialog = ({ open, onClose, title, children, dismissable = true, wide, mandatory }: DialogProps) =>
  open && (
    <Over
      title={title}
      shape={wide ? 'wide' : 'dialog'}
      isDismissable={dismissable}
      onClose={mandatory ? undefined : onClose}
    >
      {children}
    </Over>
  )

interface SheetProps extends OverlayProps {
  readonly side: 'start' | 'end'
}

/** A panel that comes in from the side: what is a column on a wide screen. */
export const Sheet = ({ open, onClose, title, children, side, dismissable = true }: SheetProps) =>
  open && (
    <Over title={title} shape={side} isDismissable={dismissable} onClose={onClose}>
      {children}
    </Over>
  )

interface ConfirmProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** What happens, and whether it can be undone. */
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly onConfirm: () => void
  readonly danger?: boolean
  readonly pending?: boolean
}

/** Asks before something that others notice or that cannot be undone; the safe button comes last and has the focus. */
export function Confirm({ open, onClose, title, children, confirmLabel, onConfirm, danger, pending }: ConfirmProps) {
  const t = useText(uiMessages)
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className={styles.question}>{children}</div>
      <div className={styles.actions}>
        <Button look={danger ? 'danger' : 'primary'} onPress={onConfirm} isPending={pending ?? false}>
          {confirmLabel}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- in a dialog the focus must go somewhere: the safe button */}
        <Button autoFocus onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
