import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from './use-editor.tsx'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { pointOnly, type TextUse } from './caret-only.ts'
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
  readonly use: TextUse
  /** Id of the element that says which keys work here. */
  readonly helpId: string
}

/** Lay-out attributes of the text, for assistive technology and for whoever looks for it (the contract). */
const textAttributes = (label: string, helpId: string, use: TextUse): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-readonly': String(use !== 'write'),
  ...(use === 'read' ? { tabindex: '0' } : { 'aria-describedby': helpId }),
  // a caret, and no keyboard over half of the screen
  ...(use === 'point' && { inputmode: 'none' }),
  id: 'tekst',
  // documents are in Dutch until they say otherwise, whatever the language of the page: for spelling and for reading aloud
  lang: 'nl',
  spellcheck: String(use === 'write'),
})

/** The editor of a room. It does not render React on a key: what shows its state selects what it needs. */
export function useDocumentEditor({ room, title, use, helpId }: UseDocumentEditor): Editor {
  const t = useText(editorMessages)
  const label = t('text', { title })
  const editor = useEditor(
    {
      extensions: editorExtensions(room, use),
      editable: use !== 'read',
      editorProps: { attributes: textAttributes(label, helpId, use) },
    },
    room,
  )
  useEffect(() => {
    pointOnly(editor.view, use === 'point')
    editor.setOptions({ editorProps: { attributes: textAttributes(label, helpId, use) } })
    editor.setEditable(use !== 'read', false)
  }, [editor, label, helpId, use])
  useWordWhenTyping(editor, use)
  return editor
}

/** How long one may go on trying before it is said again; a whole sentence at every key is no help. */
const AGAIN_MS = 10_000

/** Says to whoever types where he only points what he can do there. */
function useWordWhenTyping(editor: Editor, use: TextUse): void {
  const t = useText(editorMessages)
  const { say } = useAnnounce()
  const saidMs = useRef(-AGAIN_MS)
  useEffect(() => {
    if (use !== 'point') return undefined
    const { dom } = editor.view
    const onInput = (): void => {
      const nowMs = performance.now()
      if (nowMs - saidMs.current < AGAIN_MS) return
      saidMs.current = nowMs
      say(t('pointOnly'))
    }
    dom.addEventListener('beforeinput', onInput)
    return () => dom.removeEventListener('beforeinput', onInput)
  }, [editor, use, say, t])
}

interface EditorTextProps {
  readonly editor: Editor
  readonly helpId: string
  /** One points in it and does not write. */
  readonly isPointing?: boolean
  /** Headings and paragraphs carry numbers. */
  readonly numbered?: boolean
  /** What lies beside and under the text. */
  readonly children?: ReactNode
}

/** The text itself, with the help for who does not see the toolbar. */
export function EditorText({ editor, helpId, isPointing, numbered, children }: EditorTextProps) {
  const t = useText(editorMessages)
  return (
    <div className="document-place">
      <EditorContent editor={editor} className={numbered ? 'document-text is-numbered' : 'document-text'} />
      {children}
      <span id={helpId} hidden>
        {t(isPointing ? 'helpPoint' : 'help')}
      </span>
    </div>
  )
}

export const useHelpId = (): string => useId()

/** Puts the caret at the start of the text. */
export const focusText = (editor: Editor): boolean => editor.commands.focus('start')
