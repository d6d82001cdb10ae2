import type { JSONContent } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { EditorContent, useEditor } from './use-editor.tsx'
import { useEffect, useId, useRef } from 'react'
import { documentExtensions } from '#shared/documents/nodes.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import { Links } from './links.ts'
import { proposalOf } from './thread-proposal.ts'
import styles from './thread-editors.module.css'

interface ProposalEditorProps {
  readonly label: string
  /** What it begins with. Later values are its own. */
  readonly initial: JSONContent
  readonly onChange: (proposal: Proposal) => void
  readonly takesFocus?: boolean
  /** Said under it when it is refused. */
  readonly error?: string | undefined
}

const extensions = [...documentExtensions, Links, UndoRedo]

/** The words that are to take the place of others, with the keys of the document's own editor. */
export function ProposalEditor({ label, initial, onChange, takesFocus = false, error }: ProposalEditorProps) {
  const id = useId()
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
    const invalid = error ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-error` } : {}
    editor.setOptions({ editorProps: { attributes: { ...attributes, ...invalid } } })
  }, [editor, label, error, id])
  return (
    <div className={styles.proposal} data-invalid={error ? true : undefined}>
      <p aria-hidden="true" className={styles.label}>
        {label}
      </p>
      <EditorContent editor={editor} className={styles.content ?? ''} />
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
