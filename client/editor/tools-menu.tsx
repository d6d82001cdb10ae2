import { IconTool } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useText, type Translate } from '#client/lib/text.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { collapsedIds } from './collapse.ts'
import { showsCharacters } from './special-characters.ts'
import { toolItems } from './tool-items.ts'
import { writingMessages } from './writing-messages.ts'

/** These open something that people type in. */
const takesFocus: ReadonlySet<string> = new Set(['find', 'replace', 'characters'])

/** What the tools do, for a menu of them. */
export const toolActions = (editor: Editor, t: Translate<keyof (typeof writingMessages)['nl']>): MenuAction[] =>
  toolItems(editor).map(({ id, icon, run }) => ({
    id,
    icon,
    label: t(id),
    run: () => run(editor),
    after: takesFocus.has(id) ? undefined : () => editor.view.focus(),
  }))

/** What helps to write, behind one button of the toolbar. */
export function ToolsMenu({ editor }: { readonly editor: Editor }) {
  const t = useText(writingMessages)
  // only what changes the words of the menu; the rest is asked when it renders for that
  useEditorState(editor, ({ state }) => ({ shows: showsCharacters(state), folded: collapsedIds(state).size }), true)
  return (
    <Menu
      trigger={<IconButton icon={IconTool} label={t('tools')} />}
      label={t('tools')}
      actions={toolActions(editor, t)}
    />
  )
}
