import { useEffect, useState } from 'react'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { Editor } from '#client/editor/editor.tsx'

/** Milliseconds without a change after which the text is looked at: not while people type. */
const REST_MS = 800
/** And when somebody always types, this long after the first change. */
const AT_MOST_MS = 5000

/**
 * The text as plain JSON, renewed when nobody changed it for a moment. A top-level node that did not change is the same
 * object as before, so nothing runs over the whole text but a walk along its blocks.
 */
export function useSettledContent(editor: Editor | undefined): DocumentNode | undefined {
  const [content, setContent] = useState<DocumentNode>()
  useEffect(() => {
    if (!editor) return undefined
    const known = new WeakMap<object, DocumentNode>()
    const read = (): void => {
      const blocks: DocumentNode[] = []
      editor.state.doc.forEach((node) => {
        // toJSON gives what DocumentNode describes
        const block = known.get(node) ?? (node.toJSON() as DocumentNode)
        known.set(node, block)
        blocks.push(block)
      })
      setContent({ type: 'doc', content: blocks })
    }
    let timer = setTimeout(read, 0)
    let changedAt: number | undefined
    const changed = (): void => {
      const now = performance.now()
      changedAt ??= now
      if (now - changedAt > AT_MOST_MS) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        changedAt = undefined
        read()
      }, REST_MS)
    }
    editor.on('update', changed)
    return () => {
      clearTimeout(timer)
      editor.off('update', changed)
    }
  }, [editor])
  return content
}
