import type { ReactNode } from 'react'
import { IconX } from '@tabler/icons-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'
import styles from './dialog.module.css'

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
export const Dialog = ({ open, onClose, title, children, dismissable = true, wide, mandatory }: DialogProps) => (
  <ModalOverlay
    isOpen={open}
    onOpenChange={(isOpen) => !isOpen && onClose()}
    isDismissable={dismissable && !mandatory}
    isKeyboardDismissDisabled={mandatory ?? false}
    className={styles.overlay ?? ''}
  >
    <Modal className={cx(styles.modal, wide && styles.wide)}>
      <AriaDialog className={styles.dialog ?? ''}>
        <DialogHead title={title} onClose={mandatory ? undefined : onClose} />
        <div className={styles.body}>{children}</div>
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)

interface SheetProps extends OverlayProps {
  readonly side: 'start' | 'end'
}

/** A panel that comes in from the side: what is a column on a wide screen. */
export const Sheet = ({ open, onClose, title, children, side, dismissable = true }: SheetProps) => (
  <ModalOverlay
    isOpen={open}
    onOpenChange={(isOpen) => !isOpen && onClose()}
    isDismissable={dismissable}
    className={styles.sheetOverlay ?? ''}
  >
    <Modal className={cx(styles.sheet, side === 'end' && styles.end)}>
      <AriaDialog className={styles.dialog ?? ''}>
        <DialogHead title={title} onClose={onClose} />
        <div className={styles.sheetBody}>{children}</div>
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)

function DialogHead({ title, onClose }: { readonly title: string; readonly onClose: (() => void) | undefined }) {
  const t = useText(uiMessages)
  return (
    <div className={styles.head}>
      <Heading slot="title" level={2} className={styles.title ?? ''}>
        {title}
      </Heading>
      {onClose && (
        <AriaButton className={styles.close ?? ''} aria-label={t('close')} onPress={onClose}>
          <Icon of={IconX} />
        </AriaButton>
      )}
    </div>
  )
}

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
