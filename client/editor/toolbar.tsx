import { IconDots, IconLink, IconPlus, IconTable, IconTablePlus, IconTypography } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { headingLevels } from '#shared/documents/attributes.ts'
import { laterOver } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { InlineSelect } from '#client/ui/select.tsx'
import { Toolbar } from '#client/ui/toolbar.tsx'
import { toolbarId } from './keyboard.ts'
import { editorMessages } from './messages.ts'
import { insertsOf, moreMarks } from './rich-items.ts'
import { blocks, blockStyleOf, history, marks, tableActions, tableRemovals, type TableAction } from './toolbar-items.ts'
import type { ToolbarItem } from './toolbar-keys.ts'
import { toolActions, ToolsMenu } from './tools-menu.tsx'
import { writingMessages } from './writing-messages.ts'
import styles from './toolbar.module.css'

const LinkDialog = laterOver(async () => (await import('./link-dialog.tsx')).LinkDialog)

/** Below this width of the bar (CSS pixels) lists, quote, link and table go into "Meer". */
const ROOM_FOR_ALL = 640
/** Below this width what others put in the bar shows only its icon, so that all stays in one row. */
const ROOM_FOR_WORDS = 940

const items = [...history, ...marks, ...blocks]

/** What the toolbar shows of the place of the caret; compared by value, so most keys render nothing. */
const stateOf = (editor: Editor) => ({
  on: items.filter((item) => item.isOn?.(editor)).map((item) => item.id),
  off: items.filter((item) => item.can && !item.can(editor)).map((item) => item.id),
  style: blockStyleOf(editor),
  isInTable: editor.isActive('table'),
  isLink: editor.isActive('link'),
})

/** Runs a command. Who presses with a mouse or a finger goes on in the text; who came by keyboard stays in the bar. */
const press = (editor: Editor, run: (editor: Editor) => void) => (event: { readonly pointerType: string }) => {
  run(editor)
  if (event.pointerType !== 'keyboard' && event.pointerType !== 'virtual') editor.view.focus()
}

/** For others' buttons there is room with their words, as icons, or for one icon. */
export type ToolbarRoom = 'words' | 'icons' | 'one'

interface EditorToolbarProps {
  readonly editor: Editor
  /** Buttons that others put at its end; told whether there is room for words. */
  readonly extra?: (room: ToolbarRoom) => ReactNode
}

/** The bar above the text: one tab stop, arrows along it, Esc back to the text. */
export function EditorToolbar({ editor, extra }: EditorToolbarProps) {
  const t = useText(editorMessages)
  const [bar, width] = useWidth()
  const isWide = width >= ROOM_FOR_ALL
  const [isLinking, setLinking] = useState(false)
  const state = useEditorState(editor, stateOf, true)
  const button = (item: ToolbarItem) => (
    <IconButton
      key={item.id}
      icon={item.icon}
      label={t(item.id)}
      shortcut={item.shortcut}
      isDisabled={state.off.includes(item.id)}
      {...(item.isOn ? { 'aria-pressed': state.on.includes(item.id) } : {})}
      onPress={press(editor, item.run)}
    />
  )
  const openLink = (): void => setLinking(true)
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.view.focus()
      }}
    >
      <Toolbar id={toolbarId} label={t('toolbar')}>
        {history.map(button)}
        <StyleSelect editor={editor} value={state.style} />
        {marks.map(button)}
        {isWide && (
          <>
            <Divider />
            {blocks.map(button)}
            <Divider />
            <IconButton icon={IconLink} label={t('link')} aria-pressed={state.isLink} onPress={openLink} />
            {!state.isInTable && (
              <IconButton icon={IconTablePlus} label={t('table')} onPress={press(editor, insertTable)} />
            )}
          </>
        )}
        <ItemMenu editor={editor} icon={IconPlus} label={t('insert')} items={insertsOf(editor)} />
        {isWide && <ItemMenu editor={editor} icon={IconTypography} label={t('moreMarks')} items={moreMarks} />}
        {state.isInTable && <TableMenu editor={editor} />}
        {isWide && <ToolsMenu editor={editor} />}
        {!isWide && <MoreMenu editor={editor} isInTable={state.isInTable} onLink={openLink} />}
        {extra?.(width >= ROOM_FOR_WORDS ? 'words' : isWide ? 'icons' : 'one')}
      </Toolbar>
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}

const insertTable = (editor: Editor): void =>
  void editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true })

const Divider = (): ReactNode => <span className={styles.divider} aria-hidden="true" />

function StyleSelect({ editor, value }: { readonly editor: Editor; readonly value: string }) {
  const t = useText(editorMessages)
  return (
    <InlineSelect
      label={t('blockStyle')}
      value={value}
      options={[
        { value: 'paragraph', label: t('paragraph') },
        ...headingLevels.map((level) => ({ value: String(level), label: t('heading', { n: level }) })),
      ]}
      onChange={(chosen) => {
        const level = headingLevels.find((known) => String(known) === chosen)
        if (level) editor.commands.setHeading({ level })
        else editor.commands.setParagraph()
      }}
    />
  )
}

/** After a choice in a menu the focus belongs in the text, also by keyboard: the menu is gone. */
const inText = (editor: Editor, run: (editor: Editor) => void): Pick<MenuAction, 'run' | 'after'> => ({
  run: () => run(editor),
  after: () => editor.view.focus(),
})

function TableMenu({ editor }: { readonly editor: Editor }) {
  const t = useText(editorMessages)
  const action = ({ id, run, danger }: TableAction): MenuAction => ({
    id,
    label: t(id),
    ...inText(editor, run),
    danger: danger ?? false,
  })
  return (
    <Menu
      trigger={<IconButton icon={IconTable} label={t('tableMenu')} />}
      label={t('tableMenu')}
      actions={tableActions.map(action)}
      last={tableRemovals.map(action)}
    />
  )
}

interface ItemMenuProps {
  readonly editor: Editor
  readonly icon: ToolbarItem['icon']
  readonly label: string
  readonly items: readonly ToolbarItem[]
}

/** What asks something first has the focus in its dialog, and gives it back to the text itself. */
const asks: ReadonlySet<string> = new Set(['image', 'mention', 'date', 'partLanguage', 'listNumbers', 'citation'])

const actionOf = (editor: Editor, { id, icon, run, shortcut }: ToolbarItem, label: string): MenuAction => ({
  id,
  label: shortcut ? `${label} (${shortcut})` : label,
  icon,
  ...(asks.has(id) ? { run: () => run(editor) } : inText(editor, run)),
})

function ItemMenu({ editor, icon, label, items: listed }: ItemMenuProps) {
  const t = useText(editorMessages)
  const actions = listed.map((item) => actionOf(editor, item, t(item.id)))
  return <Menu trigger={<IconButton icon={icon} label={label} />} label={label} actions={actions} />
}

interface MoreMenuProps {
  readonly editor: Editor
  readonly isInTable: boolean
  readonly onLink: () => void
}

function MoreMenu({ editor, isInTable, onLink }: MoreMenuProps) {
  const t = useText(editorMessages)
  const tools = useText(writingMessages)
  const actions: MenuAction[] = [...blocks, ...moreMarks].map((item) => actionOf(editor, item, t(item.id)))
  actions.push({ id: 'link', label: t('link'), icon: IconLink, run: onLink })
  if (!isInTable) actions.push({ id: 'table', label: t('table'), icon: IconTablePlus, ...inText(editor, insertTable) })
  return (
    <Menu
      trigger={<IconButton icon={IconDots} label={t('more')} />}
      label={t('more')}
      actions={actions}
      last={toolActions(editor, tools)}
    />
  )
}

/** Of the two widths that matter the one that the bar has. Follows the bar, not the window: panels beside it take their share. */
function useWidth() {
  const bar = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(ROOM_FOR_WORDS)
  useEffect(() => {
    const element = bar.current
    if (!element) return undefined
    const observer = new ResizeObserver(() =>
      setWidth([ROOM_FOR_WORDS, ROOM_FOR_ALL].find((least) => element.clientWidth >= least) ?? 0),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [bar, width] as const
}
