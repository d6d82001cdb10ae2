// The commands that the schema's extensions add to the editor: the declarations of `shared` do not carry them along.
/// <reference types="@tiptap/extension-blockquote" />
/// <reference types="@tiptap/extension-bold" />
/// <reference types="@tiptap/extension-heading" />
/// <reference types="@tiptap/extension-italic" />
/// <reference types="@tiptap/extension-list" />
/// <reference types="@tiptap/extension-paragraph" />
/// <reference types="@tiptap/extension-table" />
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconItalic,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { captionTable, moveInTable, toggleSumRow, widenColumn } from './rich-commands.ts'
import { canRedo, canUndo } from './shared-text.ts'
import { isMac, type MessageKey, type ToolbarItem } from './toolbar-keys.ts'

const mod = isMac ? '⌘' : 'Ctrl+'

export const history: readonly ToolbarItem[] = [
  {
    id: 'undo',
    icon: IconArrowBackUp,
    shortcut: `${mod}Z`,
    run: (editor) => editor.commands.undo(),
    can: (editor) => canUndo(editor.state),
  },
  {
    id: 'redo',
    icon: IconArrowForwardUp,
    shortcut: isMac ? '⇧⌘Z' : 'Ctrl+Y',
    run: (editor) => editor.commands.redo(),
    can: (editor) => canRedo(editor.state),
  },
]

export const marks: readonly ToolbarItem[] = [
  {
    id: 'bold',
    icon: IconBold,
    shortcut: `${mod}B`,
    run: (editor) => editor.commands.toggleBold(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    id: 'italic',
    icon: IconItalic,
    shortcut: `${mod}I`,
    run: (editor) => editor.commands.toggleItalic(),
    isOn: (editor) => editor.isActive('italic'),
  },
]

export const blocks: readonly ToolbarItem[] = [
  {
    id: 'bulletList',
    icon: IconList,
    shortcut: `${mod}Shift+8`,
    run: (editor) => editor.commands.toggleBulletList(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'orderedList',
    icon: IconListNumbers,
    shortcut: `${mod}Shift+7`,
    run: (editor) => editor.commands.toggleOrderedList(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    id: 'quote',
    icon: IconBlockquote,
    shortcut: `${mod}Shift+B`,
    run: (editor) => editor.commands.toggleBlockquote(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
]

/** A command of the table's menu. */
export interface TableAction {
  readonly id: MessageKey
  readonly run: (editor: Editor) => void
  readonly danger?: boolean
}

/** Commands inside a table, in the order of the menu. */
export const tableActions: readonly TableAction[] = [
  { id: 'rowAbove', run: (editor) => editor.commands.addRowBefore() },
  { id: 'rowBelow', run: (editor) => editor.commands.addRowAfter() },
  { id: 'columnBefore', run: (editor) => editor.commands.addColumnBefore() },
  { id: 'columnAfter', run: (editor) => editor.commands.addColumnAfter() },
  { id: 'headerRow', run: (editor) => editor.commands.toggleHeaderRow() },
  { id: 'headerColumn', run: (editor) => editor.commands.toggleHeaderColumn() },
  { id: 'mergeCells', run: (editor) => editor.commands.mergeCells() },
  { id: 'splitCell', run: (editor) => editor.commands.splitCell() },
  { id: 'caption', run: captionTable },
  { id: 'sumRow', run: toggleSumRow },
  { id: 'rowUp', run: (editor) => moveInTable(editor, 'row', -1) },
  { id: 'rowDown', run: (editor) => moveInTable(editor, 'row', 1) },
  { id: 'columnLeft', run: (editor) => moveInTable(editor, 'column', -1) },
  { id: 'columnRight', run: (editor) => moveInTable(editor, 'column', 1) },
  { id: 'columnWider', run: (editor) => widenColumn(editor, 1) },
  { id: 'columnNarrower', run: (editor) => widenColumn(editor, -1) },
]

/** What takes something away, set apart in the menu. */
export const tableRemovals: readonly TableAction[] = [
  { id: 'deleteRow', run: (editor) => editor.commands.deleteRow(), danger: true },
  { id: 'deleteColumn', run: (editor) => editor.commands.deleteColumn(), danger: true },
  { id: 'deleteTable', run: (editor) => editor.commands.deleteTable(), danger: true },
]

/** The style of the block at the caret, as the select shows it. */
export const blockStyleOf = (editor: Editor): string => {
  const { parent } = editor.state.selection.$from
  return parent.type.name === 'heading' ? String(parent.attrs['level']) : 'paragraph'
}
