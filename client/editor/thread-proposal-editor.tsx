import type { JSONContent } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { EditorContent, useEditor } from './use-editor.tsx'
import { useEffect, useRef } from 'react'
import { documentExtensions } from '#shared/documents/nodes.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import { proposalOf } from './thread-proposal.ts'
import styles from './thread-editors.module.css'

interface ProposalEditorProps {
  readonly label: string
  /** What it begins with. Later values are its own. */
  readonly initial: JSONContent
  readonly onChange: (proposal: Proposal) => void
  readonly takesFocus?: boolean
}

const extensions = [...documentExtensions, UndoRedo]

/** The words that are to take the place of others, with the keys of the document's own editor. */
export function ProposalEditor({ label, initial, onChange, takesFocus = false }: ProposalEditorProps) {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const editor = useEditor({
    extensions,
    content: initial,
    autofocus: takesFocus ? 'end' : false,
    onUpdate: ({ editor: now }) => latest.current(proposalOf(now)),
  })
  useEffect(() => {
    const attributes = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label }
    editor.setOptions({ editorProps: { attributes } })
  }, [editor, label])
  return (
    <div className={styles.proposal}>
      <p aria-hidden="true" className={styles.label}>
        {label}
      </p>
      <EditorContent editor={editor} className={styles.content ?? ''} />
    </div>
  )
}
