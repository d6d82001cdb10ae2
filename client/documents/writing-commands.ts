import { toolItems, type ToolItem } from '#client/editor/tool-items.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { writingMessages } from '#client/editor/writing-messages.ts'
import { useCommands, type Command } from '#client/lib/commands.ts'
import { useText } from '#client/lib/text.tsx'
import { documentMessages } from './messages.ts'
import { toggleReading, useReading } from './reading-mode.ts'

const command = (editor: Editor, { id, icon, shortcut, run }: ToolItem, label: string): Command => ({
  id: `tool-${id}`,
  group: 'text',
  label,
  icon,
  ...(shortcut === undefined ? {} : { shortcut }),
  run: () => run(editor),
})

/** Gives the command menu the tools round the text, and the reading mode. */
export function useWritingCommands(editor: Editor, editable: boolean): void {
  const t = useText(writingMessages)
  const d = useText(documentMessages)
  const isReading = useReading()
  useCommands(() => [
    ...toolItems(editor)
      .filter(({ writes }) => editable || writes !== true)
      .map((item) => command(editor, item, t(item.id))),
    { id: 'reading', group: 'do', label: d(isReading ? 'stopReading' : 'read'), run: toggleReading },
    { id: 'print', group: 'do', label: d('print'), run: () => window.print() },
  ])
}
