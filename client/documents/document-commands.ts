import { headingLevels } from '#shared/documents/attributes.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { editorMessages } from '#client/editor/messages.ts'
import { inserts, moreMarks } from '#client/editor/rich-items.ts'
import { blocks, history, marks, tableActions, tableRemovals, type TableAction } from '#client/editor/toolbar-items.ts'
import type { ToolbarItem } from '#client/editor/toolbar-keys.ts'
import { useCommands, type Command } from '#client/lib/commands.ts'
import { useText } from '#client/lib/text.tsx'
import { goToBlock } from './go-to-block.ts'

type Text = ReturnType<typeof useText<keyof (typeof editorMessages)['nl']>>

/** Gives the command menu the headings of the text, and what the toolbar can do where the caret is. */
export function useDocumentCommands(editor: Editor, editable: boolean): void {
  const t = useText(editorMessages)
  useCommands(() => [...headings(editor, t), ...(editable ? formatting(editor, t) : [])])
}

function headings(editor: Editor, t: Text): Command[] {
  const found: Command[] = []
  editor.state.doc.forEach((node) => {
    const id: unknown = node.attrs['id']
    const label = node.textContent.trim()
    if (node.type.name !== 'heading' || typeof id !== 'string' || label === '') return
    const detail = t('heading', { n: String(node.attrs['level']) })
    found.push({ id: `place-${id}`, group: 'place', label, detail, run: () => goToBlock(editor, id) })
  })
  return found
}

function formatting(editor: Editor, t: Text): Command[] {
  const run = (act: (editor: Editor) => void) => () => {
    act(editor)
    editor.view.focus()
  }
  const item = ({ id, icon, shortcut, run: act }: ToolbarItem): Command => ({
    id: `text-${id}`,
    group: 'text',
    label: t(id),
    icon,
    shortcut,
    run: run(act),
  })
  const action = ({ id, run: act }: TableAction): Command => ({
    id: `text-${id}`,
    group: 'text',
    label: t(id),
    run: run(act),
  })
  const styles = headingLevels.map((level): Command => ({
    id: `text-heading-${level}`,
    group: 'text',
    label: t('heading', { n: level }),
    run: run(() => editor.commands.setHeading({ level })),
  }))
  return [
    ...[...history, ...marks, ...moreMarks, ...blocks, ...inserts].filter(({ can }) => can?.(editor) ?? true).map(item),
    { id: 'text-paragraph', group: 'text', label: t('paragraph'), run: run(() => editor.commands.setParagraph()) },
    ...styles,
    ...(editor.isActive('table') ? [...tableActions, ...tableRemovals].map(action) : []),
  ]
}
