import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useEffect, useState } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { later } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { columnOf } from './dom.ts'
import { pasteNoticeOf } from './paste.ts'
import { slashOf } from './slash.ts'
import { TextCounts } from './text-counts.tsx'
import { useStore } from './use-store.ts'
import { writingMessages } from './writing-messages.ts'

const BlockHandle = later(async () => (await import('./block-handle.tsx')).BlockHandle)
const SlashList = later(async () => (await import('./slash-list.tsx')).SlashList)

const pasteSentences = { tracked: 'pasteTracked', comments: 'pasteComments', images: 'pasteImages' } as const

/** What stands round the text while one writes: the menu of "/", the handle in the margin, counts, words on a paste. */
export function WritingTools({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const t = useText(writingMessages)
  const { show } = useAnnounce()
  const slash = useEditorState(editor, ({ state }) => slashOf(state))
  const pointedAt = usePointedAt(editor)
  const { words } = useStore(pasteNoticeOf(editor))
  useEffect(() => {
    if (words.length > 0) show(words.map((word) => t(pasteSentences[word])).join(' '))
  }, [words, show, t])
  return (
    <>
      {editable && slash && <SlashList editor={editor} slash={slash} />}
      {editable && pointedAt !== undefined && <BlockHandle editor={editor} pointedAt={pointedAt} />}
      <TextCounts editor={editor} />
    </>
  )
}

/** How low in the window a mouse first came over the text; a finger needs no handle in the margin. */
function usePointedAt(editor: Editor): number | undefined {
  const [clientY, setClientY] = useState<number>()
  useEffect(() => {
    const column = columnOf(editor)
    if (!column || clientY !== undefined) return undefined
    const look = ({ pointerType, clientY: y }: PointerEvent): void => {
      if (pointerType === 'mouse') setClientY(y)
    }
    column.addEventListener('pointermove', look)
    return () => column.removeEventListener('pointermove', look)
  }, [editor, clientY])
  return clientY
}
