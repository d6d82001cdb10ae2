import {
  IconArrowDown,
  IconArrowUp,
  IconFold,
  IconFoldDown,
  IconOmega,
  IconPilcrow,
  IconQuote,
  IconReplace,
  IconSearch,
  IconSpace,
  IconMinus,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { documentAtRest } from './at-rest.ts'
import { collapsedIds, collapseOnly, toggleCollapsed } from './collapse.ts'
import { moveBlocks } from './move-blocks.ts'
import { partAt, partsOf } from './outline.ts'
import { storedQuotes, storeQuotes, type QuoteChoice } from './quotes.ts'
import { noBreakSpace, showsCharacters, softHyphen, toggleCharacters } from './special-characters.ts'
import { openTool, writerOf } from './tools.ts'
import type { writingMessages } from './writing-messages.ts'

type MessageKey = keyof (typeof writingMessages)['nl']

/** One thing that the menu of tools and the command menu can do. */
export interface ToolItem {
  readonly id: MessageKey
  readonly icon: TablerIcon
  readonly shortcut?: string
  /** It changes the text, or is only of use to who does. */
  readonly writes?: boolean
  readonly run: (editor: Editor) => void
}

const isMac = /mac|iphone|ipad/iu.test(navigator.platform)
const mod = isMac ? '⌘' : 'Ctrl+'
const put = (character: string) => (editor: Editor) => editor.view.dispatch(editor.state.tr.insertText(character))

function partAtCaret(editor: Editor): string | undefined {
  return partAt(partsOf(editor.state.doc), editor.state.selection.head)?.id ?? undefined
}

/** Every tool, in the order of the menu, as things are now. */
export function toolItems(editor: Editor): ToolItem[] {
  const userId = writerOf(editor)
  const quotes: Readonly<Record<QuoteChoice, MessageKey>> = { low: 'quotesLow', high: 'quotesHigh', off: 'quotesOff' }
  const chosen = storedQuotes(userId)
  const others = (['low', 'high', 'off'] as const).filter((choice) => choice !== chosen)
  const part = partAtCaret(editor)
  const isFolded = part !== undefined && collapsedIds(editor.state).has(part)
  const all = partsOf(documentAtRest(editor).get() ?? editor.state.doc).flatMap(({ id }) => id ?? [])
  return [
    { id: 'find', icon: IconSearch, shortcut: `${mod}F`, run: (now) => openTool(now, 'find') },
    { id: 'replace', icon: IconReplace, shortcut: `${mod}H`, writes: true, run: (now) => openTool(now, 'replace') },
    { id: 'characters', icon: IconOmega, writes: true, run: (now) => openTool(now, 'characters') },
    { id: 'noBreakSpace', icon: IconSpace, shortcut: `${mod}Shift+Spatie`, writes: true, run: put(noBreakSpace) },
    { id: 'softHyphen', icon: IconMinus, shortcut: 'Alt+Shift+-', writes: true, run: put(softHyphen) },
    {
      id: showsCharacters(editor.state) ? 'hideCharacters' : 'showCharacters',
      icon: IconPilcrow,
      run: (now) => now.view.dispatch(toggleCharacters(now.state)),
    },
    { id: 'moveUp', icon: IconArrowUp, shortcut: 'Alt+↑', writes: true, run: (now) => moveBlocks(now.view, -1) },
    { id: 'moveDown', icon: IconArrowDown, shortcut: 'Alt+↓', writes: true, run: (now) => moveBlocks(now.view, 1) },
    ...(part === undefined
      ? []
      : [
          {
            id: isFolded ? 'expand' : 'collapse',
            icon: isFolded ? IconFoldDown : IconFold,
            run: (now: Editor) => now.view.dispatch(toggleCollapsed(now.state, part)),
          } as const,
        ]),
    ...(collapsedIds(editor.state).size > 0
      ? [
          {
            id: 'expandAll',
            icon: IconFoldDown,
            run: (now: Editor) => now.view.dispatch(collapseOnly(now.state, [])),
          } as const,
        ]
      : [
          {
            id: 'collapseAll',
            icon: IconFold,
            run: (now: Editor) => now.view.dispatch(collapseOnly(now.state, all)),
          } as const,
        ]),
    ...others.map((choice): ToolItem => ({
      id: quotes[choice],
      icon: IconQuote,
      writes: true,
      run: () => storeQuotes(userId, choice),
    })),
  ]
}
