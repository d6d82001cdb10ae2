import type { Editor } from '@tiptap/react'
import { lazy, Suspense } from 'react'
import { openToolOf } from './tools.ts'
import { useStore } from './use-store.ts'

const FindBar = lazy(async () => ({ default: (await import('./find-bar.tsx')).FindBar }))
const SpecialDialog = lazy(async () => ({ default: (await import('./special-dialog.tsx')).SpecialDialog }))

/** The search bar or the dialog of characters, fetched when it is first asked for. */
export function OpenTool({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const tool = useStore(openToolOf(editor))
  if (tool === undefined) return null
  return (
    <Suspense>
      {tool === 'characters' && editable && <SpecialDialog editor={editor} open />}
      {(tool === 'find' || tool === 'replace') && (
        <FindBar editor={editor} withReplace={tool === 'replace' && editable} />
      )}
    </Suspense>
  )
}
