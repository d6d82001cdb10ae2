import {
  IconAlertTriangle,
  IconAt,
  IconCalendar,
  IconGavel,
  IconInfoSquareRounded,
  IconLanguage,
  IconLetterCase,
  IconListCheck,
  IconListDetails,
  IconPageBreak,
  IconPhoto,
  IconQuote,
  IconSeparator,
  IconSubscript,
  IconSuperscript,
  IconTextCaption,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { chooseImages } from './image-upload.ts'
import { takesPictures } from './no-pictures.ts'
import { insertNote } from './notes.ts'
import { ask } from './rich.ts'
import { insertLeaf, toggleCallout } from './rich-commands.ts'
import { keysOf, type ToolbarItem } from './toolbar-keys.ts'

/** What goes into the text, in the order of the menu "Invoegen". */
export const inserts: readonly ToolbarItem[] = [
  { id: 'image', icon: IconPhoto, shortcut: '', run: chooseImages },
  { id: 'footnote', icon: IconTextCaption, shortcut: keysOf('Mod+Alt+F'), run: (editor) => insertNote(editor) },
  {
    id: 'taskList',
    icon: IconListCheck,
    shortcut: keysOf('Mod+Shift+9'),
    run: (editor) => editor.commands.toggleTaskList(),
    isOn: (editor) => editor.isActive('taskList'),
  },
  {
    id: 'calloutInfo',
    icon: IconInfoSquareRounded,
    shortcut: keysOf('Mod+Alt+K'),
    run: (editor) => toggleCallout(editor, 'info'),
    isOn: (editor) => editor.isActive('callout', { kind: 'info' }),
  },
  {
    id: 'calloutAttention',
    icon: IconAlertTriangle,
    shortcut: '',
    run: (editor) => toggleCallout(editor, 'attention'),
    isOn: (editor) => editor.isActive('callout', { kind: 'attention' }),
  },
  {
    id: 'calloutDecision',
    icon: IconGavel,
    shortcut: '',
    run: (editor) => toggleCallout(editor, 'decision'),
    isOn: (editor) => editor.isActive('callout', { kind: 'decision' }),
  },
  { id: 'mention', icon: IconAt, shortcut: keysOf('Mod+Alt+A'), run: (editor) => ask(editor, { kind: 'mention' }) },
  { id: 'date', icon: IconCalendar, shortcut: keysOf('Mod+Alt+D'), run: (editor) => ask(editor, { kind: 'date' }) },
  { id: 'horizontalRule', icon: IconSeparator, shortcut: '', run: (editor) => insertLeaf(editor, 'horizontalRule') },
  {
    id: 'pageBreak',
    icon: IconPageBreak,
    shortcut: keysOf('Mod+Alt+Enter'),
    run: (editor) => insertLeaf(editor, 'pageBreak'),
  },
]

/** Of {@link inserts} what this text takes. */
export const insertsOf = (editor: Editor): readonly ToolbarItem[] =>
  takesPictures(editor) ? inserts : inserts.filter(({ id }) => id !== 'image')

/** Marks and settings that are needed seldom, behind one button. */
export const moreMarks: readonly ToolbarItem[] = [
  {
    id: 'superscript',
    icon: IconSuperscript,
    shortcut: keysOf('Mod+.'),
    run: (editor) => editor.commands.toggleMark('superscript'),
    isOn: (editor) => editor.isActive('superscript'),
  },
  {
    id: 'subscript',
    icon: IconSubscript,
    shortcut: keysOf('Mod+,'),
    run: (editor) => editor.commands.toggleMark('subscript'),
    isOn: (editor) => editor.isActive('subscript'),
  },
  {
    id: 'smallCaps',
    icon: IconLetterCase,
    shortcut: keysOf('Mod+Shift+K'),
    run: (editor) => editor.commands.toggleMark('smallCaps'),
    isOn: (editor) => editor.isActive('smallCaps'),
  },
  {
    id: 'partLanguage',
    icon: IconLanguage,
    shortcut: '',
    run: (editor) => ask(editor, { kind: 'language' }),
    isOn: (editor) => editor.isActive('language'),
  },
  {
    id: 'listNumbers',
    icon: IconListDetails,
    shortcut: '',
    run: (editor) => ask(editor, { kind: 'list' }),
    can: (editor) => editor.isActive('orderedList'),
  },
  { id: 'citation', icon: IconQuote, shortcut: '', run: (editor) => ask(editor, { kind: 'citation' }) },
]
