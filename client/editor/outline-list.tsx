import { IconArrowLeft, IconArrowRight, IconDotsVertical, IconFold, IconFoldDown } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useEffect, useMemo, useRef, useState } from 'react'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { documentAtRest } from './at-rest.ts'
import { collapsedIds, collapseOnly, toggleCollapsed } from './collapse.ts'
import { useCopyLink } from './copy-link.ts'
import { canGo, go, isCaretInSight, jumpKeys, jumpTo } from './jumps.ts'
import { partAt, partInSight, partsOf, positionOf, type Part } from './outline.ts'
import { useStore } from './use-store.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'

interface OutlineProps {
  readonly editor: Editor
  /** After a jump: a panel over the text goes away. */
  readonly onJump: () => void
}

/** The headings of the text, which follow where one is and lead to each part. */
export function OutlineList({ editor, onJump }: OutlineProps) {
  const t = useText(writingMessages)
  const document = useStore(documentAtRest(editor))
  const parts = useMemo(() => (document ? partsOf(document) : []), [document])
  const current = useCurrentPart(editor, parts)
  const { folded, back, forth } = useEditorState(
    editor,
    ({ state }) => ({
      folded: collapsedIds(state),
      back: canGo(state, 'back'),
      forth: canGo(state, 'forth'),
    }),
    true,
  )
  const fold = (ids: readonly string[]): void => editor.view.dispatch(collapseOnly(editor.state, ids))
  const jump = ({ id, pos }: Part): void => {
    jumpTo(editor.view, (id === null ? pos : (positionOf(editor.state.doc, id) ?? pos)) + 1)
    onJump()
  }
  const ids = parts.flatMap(({ id }) => id ?? [])
  return (
    <nav aria-label={t('outline')} className={styles.outline}>
      <div className={styles.outlineTools}>
        <IconButton
          icon={IconArrowLeft}
          label={t('back')}
          shortcut={jumpKeys.back}
          isDisabled={!back}
          onPress={() => go(editor.view, 'back')}
        />
        <IconButton
          icon={IconArrowRight}
          label={t('forth')}
          shortcut={jumpKeys.forth}
          isDisabled={!forth}
          onPress={() => go(editor.view, 'forth')}
        />
        <IconButton icon={IconFold} label={t('collapseAll')} isDisabled={ids.length === 0} onPress={() => fold(ids)} />
        <IconButton
          icon={IconFoldDown}
          label={t('expandAll')}
          isDisabled={folded.size === 0}
          onPress={() => fold([])}
        />
      </div>
      {parts.length === 0 && document && <Empty>{t('outlineEmpty')}</Empty>}
      <ul className={styles.parts}>
        {parts.map((part, index) => (
          <PartRow
            key={part.id ?? index}
            editor={editor}
            part={part}
            isCurrent={part === current}
            isFolded={part.id !== null && folded.has(part.id)}
            onJump={() => jump(part)}
          />
        ))}
      </ul>
    </nav>
  )
}

interface RowProps {
  readonly editor: Editor
  readonly part: Part
  readonly isCurrent: boolean
  readonly isFolded: boolean
  readonly onJump: () => void
}

function PartRow({ editor, part, isCurrent, isFolded, onJump }: RowProps) {
  const t = useText(writingMessages)
  const copyLink = useCopyLink()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const title = part.title === '' ? t('untitled') : part.title
  const { id } = part
  const states = [part.isEmpty && t('partEmpty'), isFolded && t('folded')].filter(Boolean).join(', ')
  return (
    <li ref={row} className={cx(styles.part, isCurrent && styles.current)} data-level={part.level}>
      <button
        type="button"
        className={styles.partTitle}
        {...(isCurrent ? { 'aria-current': 'location' as const } : {})}
        onClick={onJump}
      >
        <span>{title}</span>
        {states !== '' && <span className={styles.partState}>{states}</span>}
      </button>
      {id !== null && (
        <Menu
          trigger={<IconButton small icon={IconDotsVertical} label={t('partMenu', { title })} />}
          label={t('partMenu', { title })}
          actions={[
            { id: 'link', label: t('copyHeadingLink'), run: () => copyLink(id) },
            {
              id: 'fold',
              label: t(isFolded ? 'expand' : 'collapse'),
              run: () => editor.view.dispatch(toggleCollapsed(editor.state, id)),
            },
          ]}
        />
      )}
    </li>
  )
}

/** The part one is in: by the caret while one writes, by what is in sight while one scrolls. */
function useCurrentPart(editor: Editor, parts: readonly Part[]): Part | undefined {
  const [current, setCurrent] = useState<Part>()
  useEffect(() => {
    let frame = 0
    const follow = (find: () => Part | undefined) => (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => !editor.isDestroyed && setCurrent(find()))
    }
    const byCaret = follow(() => partAt(parts, editor.state.selection.head))
    const bySight = follow(() =>
      isCaretInSight(editor.view) ? partAt(parts, editor.state.selection.head) : partInSight(editor, parts),
    )
    bySight()
    window.addEventListener('scroll', bySight, { passive: true })
    editor.on('selectionUpdate', byCaret)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', bySight)
      editor.off('selectionUpdate', byCaret)
    }
  }, [editor, parts])
  return current
}
