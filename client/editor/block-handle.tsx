import { IconGripVertical } from '@tabler/icons-react'
import type { NodeRange } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { laterOver } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Icon } from '#client/ui/icon.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { collapsedIds, toggleCollapsed } from './collapse.ts'
import { columnOf } from './dom.ts'
import { beginDrag } from './drag-blocks.ts'
import { moveBlocks, movableAt, type Direction } from './move-blocks.ts'
import { useCopyLink } from './copy-link.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'
import { mayChange } from './caret-only.ts'

const MenuList = laterOver(async () => (await import('#client/ui/menu-list.tsx')).MenuList)

interface Held {
  readonly range: NodeRange
  readonly top: number
  readonly id: string | null
  readonly isHeading: boolean
}

interface BlockHandleProps {
  readonly editor: Editor
  /** How low in the window the pointer is at first. */
  readonly pointedAt: number
}

/** The handle in the margin, beside the block under the pointer: drag it, or press it for what else can be done. */
export function BlockHandle({ editor, pointedAt }: BlockHandleProps) {
  const t = useText(writingMessages)
  const copyLink = useCopyLink()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const held = useHeldBlock(editor, pointedAt, isOpen)
  if (!held) return null
  const { range, id, isHeading } = held
  const move = (direction: Direction): void => {
    const { tr } = editor.state
    editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(range.start + 1))))
    moveBlocks(editor.view, direction)
    editor.view.focus()
  }
  const actions: MenuAction[] = [
    { id: 'up', label: t('moveUp'), run: () => move(-1) },
    { id: 'down', label: t('moveDown'), run: () => move(1) },
  ]
  if (id !== null) actions.push({ id: 'link', label: t('copyLink'), run: () => copyLink(id) })
  if (id !== null && isHeading) {
    const label = t(collapsedIds(editor.state).has(id) ? 'expand' : 'collapse')
    actions.push({ id: 'fold', label, run: () => editor.view.dispatch(toggleCollapsed(editor.state, id)) })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        draggable
        // by keyboard there are Alt with the arrows and the command menu
        tabIndex={-1}
        aria-label={t('handle')}
        aria-haspopup="menu"
        className={styles.handle}
        style={{ top: held.top }}
        onClick={() => setOpen(true)}
        onDragStart={(event) => beginDrag(editor.view, { from: range.start, to: range.end }, event.nativeEvent)}
      >
        <Icon of={IconGripVertical} size={18} />
      </button>
      {isOpen && (
        <MenuList
          trigger={button}
          label={t('handle')}
          actions={actions}
          placement="bottom start"
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** The block beside which the pointer is; looked at once a frame, and left alone while its menu is open. */
function useHeldBlock(editor: Editor, pointedAt: number, isFrozen: boolean): Held | undefined {
  const [held, setHeld] = useState(() => heldAt(editor, pointedAt))
  useEffect(() => {
    const column = columnOf(editor)
    if (!column || isFrozen) return undefined
    let frame = 0
    const look = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setHeld(heldAt(editor, event.clientY)))
    }
    const leave = (): void => setHeld(undefined)
    column.addEventListener('pointermove', look)
    column.addEventListener('pointerleave', leave)
    editor.on('update', leave)
    return () => {
      cancelAnimationFrame(frame)
      column.removeEventListener('pointermove', look)
      column.removeEventListener('pointerleave', leave)
      editor.off('update', leave)
    }
  }, [editor, isFrozen])
  return held
}

function heldAt(editor: Editor, clientY: number): Held | undefined {
  const { view } = editor
  if (view.isDestroyed || !mayChange(view)) return undefined
  const box = view.dom.getBoundingClientRect()
  const found = view.posAtCoords({ left: box.left + 48, top: clientY })
  const range = found ? movableAt(view.state, found.pos) : undefined
  const element = range && view.nodeDOM(range.start)
  if (!range || !(element instanceof HTMLElement)) return undefined
  const node = view.state.doc.nodeAt(range.start)
  const id: unknown = node?.attrs['id']
  const { top } = element.getBoundingClientRect()
  const layer = columnOf(editor)?.getBoundingClientRect().top ?? 0
  return {
    range,
    top: Math.round(top - layer),
    id: typeof id === 'string' ? id : null,
    isHeading: node?.type.name === 'heading' && range.depth === 0,
  }
}
