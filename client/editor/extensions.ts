import type { Extensions } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import type { XmlFragment } from 'yjs'
import { documentExtensions } from '#shared/documents/nodes.ts'
import { say } from '#client/lib/text.tsx'
import { AtRest } from './at-rest.ts'
import { BlockIds } from './block-ids.ts'
import { CaretBlock } from './caret-block.ts'
import { CaretOnly, type TextUse } from './caret-only.ts'
import { CaretsExtension } from './carets.ts'
import { StillPage } from './follow-still.ts'
import { GhostText } from './ghost-text.ts'
import { Collapse } from './collapse.ts'
import { DragBlocks } from './drag-blocks.ts'
import { Find } from './find.ts'
import { Jumps } from './jumps.ts'
import { ImageUploads } from './image-upload.ts'
import { Keyboard, TabInLists } from './keyboard.ts'
import { Links } from './links.ts'
import { LostWords } from './lost-words.ts'
import { MoveBlocks } from './move-blocks.ts'
import { Notes } from './notes.ts'
import { editorMessages } from './messages.ts'
import { OwnSelection } from './own-selection.ts'
import { languageNow, PageLanguage } from './page-language.ts'
import { Paste } from './paste.ts'
import { SmartQuotes } from './quotes.ts'
import { Rich } from './rich.ts'
import { RichKeys } from './rich-commands.ts'
import { withViews } from './rich-nodes.ts'
import type { Room } from './room.ts'
import { SharedTextExtension } from './shared-text.ts'
import { SlashMenu } from './slash.ts'
import { SpecialCharacters } from './special-characters.ts'
import { ThreadDecorations } from './thread-decorations.ts'
import { Tools } from './tools.ts'

/** What makes writing easier; each works without the others. */
const writing = (userId: string): Extensions => [
  AtRest,
  CaretBlock,
  GhostText,
  OwnSelection,
  Tools.configure({ userId }),
  SlashMenu,
  MoveBlocks,
  DragBlocks,
  Find,
  SpecialCharacters,
  SmartQuotes.configure({ userId }),
  Paste,
  Links,
  Collapse,
  Jumps,
]

interface Text {
  readonly fragment: XmlFragment
  /** '' for a text that belongs to no document: it takes no pictures. */
  readonly documentId: string
  readonly userId: string
}

/**
 * The schema, and what an editor needs beside it.
 * @param more what only some texts have
 */
export const textExtensions = ({ fragment, documentId, userId }: Text, more: Extensions): Extensions => [
  ...withViews(documentExtensions),
  SharedTextExtension.configure({ fragment }),
  PageLanguage,
  BlockIds,
  Rich.configure({ documentId }),
  RichKeys,
  Notes,
  LostWords,
  ...more,
  ...writing(userId),
  Keyboard,
  TabInLists,
  ListKeymap,
  Gapcursor,
  Dropcursor.configure({ color: 'var(--basis-color-action-1-color-default)', width: 2 }),
  Placeholder.configure({
    placeholder: () => say(editorMessages, languageNow(), 'placeholder'),
    showOnlyWhenEditable: true,
  }),
]

/** Of a document: with the others in it, their comments, and pictures. */
export const editorExtensions = (room: Room, use: TextUse): Extensions => {
  const { fragment, documentId, userId, awareness, others } = room
  return textExtensions({ fragment, documentId, userId }, [
    CaretOnly.configure({ isOn: use === 'point' }),
    ImageUploads.configure({ takesEdits: () => room.takesEdits }),
    CaretsExtension.configure({ awareness, choice: others }),
    ThreadDecorations,
    StillPage,
  ])
}
