import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from './use-editor.tsx'
import { useEffect, useId, type ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { editorExtensions } from './extensions.ts'
import { editorMessages } from './messages.ts'
import type { Room } from './room.ts'
import './editor.css'
import './rich.css'
import './writing.css'
import './thread-marks.css'

/** For who is handed one and does not import Tiptap. */
export type { Editor } from '@tiptap/core'

interface UseDocumentEditor {
  readonly room: Room
  readonly title: string
  readonly editable: boolean
  /** Id of the element that says which keys work here. */
  readonly helpId: string
}

/** Lay-out attributes of the text, for assistive technology and for whoever looks for it (the contract). */
const textAttributes = (label: string, helpId: string, editable: boolean): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-readonly': String(!editable),
  ...(editable ? { 'aria-describedby': helpId } : { tabindex: '0' }),
  id: 'tekst',
  // documents are in Dutch until they say otherwise, whatever the language of the page: for spelling and for reading aloud
  lang: 'nl',
  spellcheck: 'true',
})

/** The editor of a room. It does not render React on a key: what shows its state selects what it needs. */
export function useDocumentEditor({ room, title, editable, helpId }: UseDocumentEditor): Editor {
  const t = useText(editorMessages)
  const label = t('text', { title })
  const editor = useEditor(
    {
      extensions: editorExtensions(room),
      editable,
      editorProps: { attributes: textAttributes(label, helpId, editable) },
    },
    room,
  )
  useEffect(() => {
    editor.setOptions({ editorProps: { attributes: textAttributes(label, helpId, editable) } })
    editor.setEditable(editable, false)
  }, [editor, label, helpId, editable])
  return editor
}

interface EditorTextProps {
  readonly editor: Editor
  readonly helpId: string
  /** Headings and paragraphs carry numbers. */
  readonly numbered?: boolean
  /** What lies beside and under the text. */
  readonly children?: ReactNode
}

/** The text itself, with the help for who does not see the toolbar. */
export function EditorText({ editor, helpId, numbered, children }: EditorTextProps) {
  const t = useText(editorMessages)
  return (
    <div className="document-place">
      <EditorContent editor={editor} className={numbered ? 'document-text is-numbered' : 'document-text'} />
      {children}
      <span id={helpId} hidden>
        {t('help')}
      </span>
    </div>
  )
}

export const useHelpId = (): string => useId()

/** Puts the caret at the start of the text. */
export const focusText = (editor: Editor): boolean => editor.commands.focus('start')
