import type { Editor } from '#client/editor/editor.tsx'

/** To a top-level block of the text, with the caret in it, so that whoever works by keyboard goes on there. */
export function goToBlock(editor: Editor, id: string): void {
  editor.state.doc.forEach((node, pos) => {
    if (node.attrs['id'] !== id) return
    editor
      .chain()
      .setTextSelection(pos + 1)
      .focus(null, { scrollIntoView: false })
      .run()
  })
  // the same address again would be no change, and nobody would be brought there
  if (location.hash === `#${encodeURIComponent(id)}`) window.dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = encodeURIComponent(id)
}
