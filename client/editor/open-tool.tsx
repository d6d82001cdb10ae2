import type { Editor } from '@tiptap/core'
import { laterOver } from '#client/ui/later.tsx'
import { closeTool, openToolOf } from './tools.ts'
import { useStore } from './use-store.ts'

const FindBar = laterOver(async () => (await import('./find-bar.tsx')).FindBar)
const SpecialDialog = laterOver(async () => (await import('./special-dialog.tsx')).SpecialDialog)

/** The search bar or the dialog of characters, fetched when it is first asked for. */
export function OpenTool({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const tool = useStore(openToolOf(editor))
  if (tool === undefined) return null
  const close = (): void => closeTool(editor)
  return (
    <>
      {tool === 'characters' && editable && <SpecialDialog editor={editor} onClose={close} />}
      {(tool === 'find' || tool === 'replace') && (
        <FindBar editor={editor} withReplace={tool === 'replace' && editable} onClose={close} />
      )}
    </>
  )
}
