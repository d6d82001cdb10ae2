import type { ReactNode } from 'react'
import { IconX } from '@tabler/icons-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'
import styles from './dialog.module.css'

interface OverProps {
  readonly title: string
  readonly shape: 'dialog' | 'wide' | 'start' | 'end'
  readonly isDismissable: boolean
  /** Undefined when the page cannot go on without it. */
  readonly onClose: (() => void) | undefined
  readonly children: ReactNode
}

/** What lies over the page: a window in the middle, or a sheet from a side. */
export function Over({ title, shape, isDismissable, onClose, children }: OverProps) {
  const isSheet = shape === 'start' || shape === 'end'
  const modal = isSheet
    ? cx(styles.sheet, shape === 'end' && styles.end)
    : cx(styles.modal, shape === 'wide' && styles.wide)
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose?.()}
      isDismissable={isDismissable && onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      className={(isSheet ? styles.sheetOverlay : styles.overlay) ?? ''}
    >
      <Modal className={modal}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Head title={title} onClose={onClose} />
          <div className={isSheet ? styles.sheetBody : styles.body}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Head({ title, onClose }: { readonly title: string; readonly onClose: (() => void) | undefined }) {
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
