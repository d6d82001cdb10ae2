import { useRef, useState, type ReactNode } from 'react'
import { ButtonContext } from 'react-aria-components/Button'
import { laterOver } from './later.tsx'

const PopUpWindow = laterOver(async () => (await import('./pop-up-window.tsx')).PopUpWindow)

interface PopUpProps {
  /** The button that opens it. */
  readonly trigger: ReactNode
  /** Its name as a dialog. */
  readonly label: string
  readonly className: string | undefined
  /** What is in it; can close it. */
  readonly children: (close: () => void) => ReactNode
}

/** A button with a small window beside it, that goes with Esc and with a press elsewhere. */
export function PopUp({ trigger, label, className = '', children }: PopUpProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const opener = {
    ref: button,
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onPress: () => setOpen(true),
  } as const
  return (
    <>
      <ButtonContext value={opener}>{trigger}</ButtonContext>
      {isOpen && (
        <PopUpWindow trigger={button} label={label} className={className} onClose={close}>
          {children(close)}
        </PopUpWindow>
      )}
    </>
  )
}
