import type { ReactNode, RefObject } from 'react'
import { Popover } from 'react-aria-components/Popover'

interface PopUpWindowProps {
  readonly trigger: RefObject<HTMLElement | null>
  readonly label: string
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The window of an open pop-up. Without a Dialog in it the popover is one itself, with its hidden buttons to close inside. */
export const PopUpWindow = ({ trigger, label, className, onClose, children }: PopUpWindowProps) => (
  <Popover
    isOpen
    onOpenChange={(isOpen) => !isOpen && onClose()}
    triggerRef={trigger}
    trigger="DialogTrigger"
    aria-label={label}
    placement="bottom end"
    className={className}
  >
    {children}
  </Popover>
)
