import type { Extensions } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder } from '@tiptap/extensions'
import { documentExtensions } from '#shared/documents/nodes.ts'
import { BlockIds } from './block-ids.ts'
import { CaretsExtension } from './carets.ts'
import { StillPage } from './follow-still.ts'
import { Keyboard, TabInLists } from './keyboard.ts'
import type { Room } from './room.ts'
import { SharedTextExtension } from './shared-text.ts'
import { ThreadDecorations } from './thread-decorations.ts'

/** The schema, and what an editor needs beside it. */
export const editorExtensions = (room: Room, placeholder: string): Extensions => [
  ...documentExtensions,
  SharedTextExtension.configure({ fragment: room.fragment }),
  BlockIds,
  CaretsExtension.configure({ awareness: room.awareness, choice: room.others }),
  ThreadDecorations,
  StillPage,
  Keyboard,
  TabInLists,
  ListKeymap,
  Gapcursor,
  Dropcursor.configure({ color: 'var(--basis-color-action-1-color-default)', width: 2 }),
  Placeholder.configure({ placeholder, showOnlyWhenEditable: true }),
]
