import type { Editor } from '@tiptap/react'
import { useEffect } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { BlockHandle } from './block-handle.tsx'
import { pasteNoticeOf } from './paste.ts'
import { SlashList } from './slash-list.tsx'
import { TextCounts } from './text-counts.tsx'
import { useStore } from './use-store.ts'
import { writingMessages } from './writing-messages.ts'

const pasteSentences = { tracked: 'pasteTracked', comments: 'pasteComments', images: 'pasteImages' } as const

/** What stands round the text while one writes: the menu of "/", the handle in the margin, counts, words on a paste. */
export function WritingTools({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const t = useText(writingMessages)
  const { show } = useAnnounce()
  const { words } = useStore(pasteNoticeOf(editor))
  useEffect(() => {
    if (words.length > 0) show(words.map((word) => t(pasteSentences[word])).join(' '))
  }, [words, show, t])
  return (
    <>
      {editable && <SlashList editor={editor} />}
      {editable && <BlockHandle editor={editor} />}
      <TextCounts editor={editor} />
    </>
  )
}
