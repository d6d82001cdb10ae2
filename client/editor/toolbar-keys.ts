import type { Icon as TablerIcon } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { editorMessages } from './messages.ts'

export type MessageKey = keyof (typeof editorMessages)['nl']

/** One button of the toolbar: what it is called, what it does, and how one sees that it is on. */
export interface ToolbarItem {
  readonly id: MessageKey
  readonly icon: TablerIcon
  /** Empty: it has none. */
  readonly shortcut: string
  readonly run: (editor: Editor) => void
  /** A switch: is it on where the caret is? */
  readonly isOn?: (editor: Editor) => boolean
  /** Can it be done now? */
  readonly can?: (editor: Editor) => boolean
}

export const isMac = /mac|iphone|ipad/iu.test(navigator.platform)

/** `Mod+Alt+F` as this device writes it. */
export const keysOf = (keys: string): string =>
  isMac ? keys.replace('Mod+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧') : keys.replace('Mod', 'Ctrl')
