import type { Icon as TablerIcon } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { ButtonContext } from 'react-aria-components/Button'
import { laterOver } from './later.tsx'

const MenuList = laterOver(async () => (await import('./menu-list.tsx')).MenuList)

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: TablerIcon
  readonly run: () => void
  /** Once the list is gone, before any key that comes after: where the focus goes, if not back to the button. */
  readonly after?: (() => void) | undefined
  readonly danger?: boolean
  readonly disabled?: boolean
}

interface MenuProps {
  /** The button that opens it: a `Button` or `IconButton`. */
  readonly trigger: ReactNode
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** Who or what the menu is about, shown above the actions. */
  readonly heading?: ReactNode
  /** Actions set apart at the end. */
  readonly last?: readonly MenuAction[]
}

/** Keys that open it, and where the focus goes. */
const openingKeys: Readonly<Record<string, 'first' | 'last'>> = { ArrowDown: 'first', ArrowUp: 'last' }

/** A button with a list of things to do; the list's own code comes when one is first opened. */
export function Menu({ trigger, actions, last, ...list }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const after = useRef<() => void>(undefined)
  const [focus, setFocus] = useState<'first' | 'last' | true>()
  const chosen = (action: MenuAction): MenuAction => ({
    ...action,
    run: () => {
      action.run()
      after.current = action.after
    },
  })
  const close = (): void => {
    // at once: while the list is there it holds the focus, and until somebody has it keys go nowhere
    flushSync(() => setFocus(undefined))
    after.current?.()
    after.current = undefined
  }
  const opener = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': focus !== undefined,
    onPress: ({ pointerType }: { readonly pointerType: string }) =>
      setFocus(pointerType === 'keyboard' || pointerType === 'virtual' ? 'first' : true),
    onKeyDown: (event: { readonly key: string; preventDefault: () => void; continuePropagation: () => void }) => {
      const key = openingKeys[event.key]
      if (!key) return event.continuePropagation()
      event.preventDefault()
      setFocus(key)
    },
  } as const
  return (
    <>
      <ButtonContext value={opener}>{trigger}</ButtonContext>
      {focus !== undefined && (
        <MenuList
          {...list}
          actions={actions.map(chosen)}
          {...(last && { last: last.map(chosen) })}
          trigger={button}
          focus={focus}
          onClose={close}
        />
      )}
    </>
  )
}
