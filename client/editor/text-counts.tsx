import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useDeferredValue } from 'react'
import { readingMinutes } from '#shared/language/counts.ts'
import { useText } from '#client/lib/text.tsx'
import { documentAtRest } from './at-rest.ts'
import { countBetween, countDocument } from './counts.ts'
import { useStore } from './use-store.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'

/** How many words, of the whole and of what is selected, and how long it takes to read them. */
export function TextCounts({ editor }: { readonly editor: Editor }) {
  const t = useText(writingMessages)
  const document = useStore(documentAtRest(editor))
  const selection = useDeferredValue(
    useEditorState(
      editor,
      ({ state }) => (state.selection.empty ? undefined : { from: state.selection.from, to: state.selection.to }),
      true,
    ),
  )
  if (!document) return null
  const { words } = countDocument(document)
  const size = document.content.size
  const selected =
    selection && selection.to <= size ? countBetween(document, selection.from, selection.to).words : undefined
  return (
    <p className={styles.counts}>
      <span>{selected ? t('wordsSelected', { n: words, selected }) : t('words', { n: words })}</span>
      <span>{t('minutes', { n: readingMinutes(selected || words) })}</span>
    </p>
  )
}
