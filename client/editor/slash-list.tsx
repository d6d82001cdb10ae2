import type { Editor } from '@tiptap/core'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { editorMessages } from './messages.ts'
import { asOneStep } from './shared-text.ts'
import { closeSlash, removeSlash, type Slash } from './slash.ts'
import { matchingItems, slashItems, type SlashItem } from './slash-items.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'

interface SlashListProps {
  readonly editor: Editor
  readonly slash: Slash
}

/** The menu that "/" opens. The focus stays in the text; a screen reader follows by `aria-activedescendant`. */
export function SlashList({ editor, slash }: SlashListProps) {
  const t = useText(editorMessages)
  const w = useText(writingMessages)
  const { say } = useAnnounce()
  const id = useId()
  const [chosen, setChosen] = useState({ words: slash.words, index: 0 })
  const all = useMemo(() => slashItems(t, editor), [t, editor])
  const items = matchingItems(all, slash.words)
  const index = chosen.words === slash.words ? Math.min(chosen.index, items.length - 1) : 0
  const isOpen = items.length > 0
  const choose = (item: SlashItem | undefined): void => {
    if (!item) return
    asOneStep(editor.state, () => {
      removeSlash(editor.view)
      item.run(editor)
    })
    editor.view.focus()
  }
  const onKey = (name: string): boolean => {
    if (name === 'Escape') closeSlash(editor.view)
    else if (!isOpen) return false
    else if (name === 'Enter' || name === 'Tab') choose(items[index])
    else if (name === 'ArrowDown' || name === 'ArrowUp') {
      const step = name === 'ArrowDown' ? 1 : -1
      setChosen({ words: slash.words, index: (index + step + items.length) % items.length })
    } else return false
    return true
  }
  useEffect(() => {
    const keys = editor.storage.slash.onKey
    keys.set(onKey)
    return () => keys.set(undefined)
  })
  useEffect(() => say(w('slashOpen')), [say, w])
  useActiveOption(editor, isOpen ? id : undefined, index)
  const place = usePlace(editor, slash.from, isOpen)
  if (!isOpen) return null
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be open while the focus is in the text
    <div id={id} ref={place} role="listbox" tabIndex={0} aria-label={w('slash')} className={styles.slash}>
      {items.map((item, number) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys go to the text, which has the focus
        <div
          key={item.id}
          id={`${id}-${number}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the listbox
          role="option"
          aria-selected={number === index}
          className={cx(styles.option, number === index && styles.chosen)}
          // the caret must stay where it is
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(item)}
        >
          <Icon of={item.icon} />
          <span>{item.label}</span>
          {item.typed && <kbd aria-hidden="true">{item.typed}</kbd>}
        </div>
      ))}
    </div>
  )
}

/** Tells assistive technology which option is the chosen one, while the focus is in the text. */
function useActiveOption(editor: Editor, listId: string | undefined, index: number): void {
  useEffect(() => {
    const { dom } = editor.view
    if (listId === undefined) return undefined
    dom.setAttribute('aria-haspopup', 'listbox')
    dom.setAttribute('aria-controls', listId)
    dom.setAttribute('aria-activedescendant', `${listId}-${index}`)
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      for (const name of ['aria-haspopup', 'aria-controls', 'aria-activedescendant']) dom.removeAttribute(name)
    }
  }, [editor, listId, index])
}

/** Under the "/", or above it where there is no room; never out of the window. */
function usePlace(editor: Editor, pos: number, isOpen: boolean) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = list.current
    if (!element || !isOpen) return
    const { left, top, bottom } = editor.view.coordsAtPos(pos)
    const { offsetWidth, offsetHeight } = element
    const isBelow = bottom + offsetHeight + 8 < window.innerHeight
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`
    element.style.top = `${isBelow ? bottom + 4 : Math.max(8, top - offsetHeight - 4)}px`
  })
  return list
}
