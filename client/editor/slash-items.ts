import {
  IconH1,
  IconH2,
  IconH3,
  IconH4,
  IconPilcrow,
  IconTablePlus,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { headingLevels } from '#shared/documents/attributes.ts'
import { fold } from '#shared/lib/fold.ts'
import type { Translate } from '#client/lib/text.tsx'
import type { editorMessages } from './messages.ts'
import { insertsOf } from './rich-items.ts'
import { blocks } from './toolbar-items.ts'

/** Something that "/" can put in the text. */
export interface SlashItem {
  readonly id: string
  readonly label: string
  /** What one types to get the same without the menu. */
  readonly typed?: string | undefined
  readonly icon: TablerIcon
  readonly run: (editor: Editor) => void
}

type T = Translate<keyof (typeof editorMessages)['nl']>

const headingIcons: readonly TablerIcon[] = [IconH1, IconH2, IconH3, IconH4]
/** The Markdown that makes the same; the rules for it belong to the nodes. */
const markdown: Readonly<Record<string, string>> = {
  bulletList: '-',
  orderedList: '1.',
  quote: '>',
  taskList: '[ ]',
  horizontalRule: '---',
}

/** Everything that can be put in, by the toolbar's own list: what is added there is here too. */
export function slashItems(t: T, editor: Editor): SlashItem[] {
  const headings = headingLevels.map((level): SlashItem => ({
    id: `heading-${level}`,
    label: t('heading', { n: level }),
    typed: '#'.repeat(level),
    icon: headingIcons[level - 1] ?? IconH1,
    run: (editor) => editor.commands.setHeading({ level }),
  }))
  const listed = [...blocks, ...insertsOf(editor)].map(({ id, icon, run }): SlashItem => ({
    id,
    label: t(id),
    icon,
    run,
    typed: markdown[id],
  }))
  return [
    ...headings,
    { id: 'paragraph', label: t('paragraph'), icon: IconPilcrow, run: (editor) => editor.commands.setParagraph() },
    ...listed,
    {
      id: 'table',
      label: t('table'),
      icon: IconTablePlus,
      run: (editor) => editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
  ]
}

/** Those of which every typed word begins a word of the name; first the ones that begin with it. */
export function matchingItems(items: readonly SlashItem[], words: string): SlashItem[] {
  const wanted = fold(words).split(' ').filter(Boolean)
  if (wanted.length === 0) return [...items]
  const fits = ({ label, id }: SlashItem): boolean => {
    const has = `${fold(label)} ${fold(id)}`.split(' ')
    return wanted.every((word) => has.some((other) => other.startsWith(word)))
  }
  const begins = ({ label }: SlashItem): number => (fold(label).startsWith(wanted[0] ?? '') ? 0 : 1)
  return items.filter(fits).toSorted((a, b) => begins(a) - begins(b))
}
