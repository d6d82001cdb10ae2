import { Extension, markPasteRule } from '@tiptap/core'
import type { MarkType, Node, Schema } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { safeHref } from '#shared/documents/href.ts'
import { addressesIn, addressOfWord, hrefOfPasted } from './addresses.ts'
import { changedRange } from './block-ids.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    links: {
      /** Makes what is selected a link; refuses an address that no link may have. */
      setLink: (attributes: { readonly href: string }) => ReturnType
      /** Takes the link away, and leaves its words. */
      unsetLink: () => ReturnType
    }
  }
}

/** Set on a change after which no address becomes a link by itself: somebody just said what he wants. */
const byHand = new PluginKey('linkByHand')

const linkIn = ({ marks }: Schema): MarkType => {
  if (!marks['link']) throw new Error('this schema has no links')
  return marks['link']
}

/** The words that a space or Enter just ended, from the start of their block, and where in the document that is. */
function justEnded(transactions: readonly Transaction[], doc: Node): { words: string; start: number } | undefined {
  const range = changedRange(transactions)
  if (!range) return undefined
  const [$from, $to] = [doc.resolve(range.from), doc.resolve(range.to)]
  if (!$from.parent.isTextblock) return undefined
  const isSplit = !$from.sameParent($to)
  const end = isSplit ? $from.end() : range.to
  // a leaf in the text is one position wide, and ends a word
  const textOf = (from: number): string => doc.textBetween(from, end, '', ' ')
  if (!isSplit && !/\s$/u.test(textOf(range.from))) return undefined
  return { words: textOf($from.start()).trimEnd(), start: $from.start() }
}

/** The change that makes a link of the address that somebody just typed. */
function linkTyped(transactions: readonly Transaction[], state: EditorState): Transaction | null {
  const own = transactions.filter(({ docChanged }) => docChanged)
  // what comes from others, or back by undo, stays as it was
  if (own.some((tr) => tr.getMeta(byHand) !== undefined || tr.getMeta(ySyncPluginKey) !== undefined)) return null
  const ended = justEnded(own, state.doc)
  const word = ended?.words.split(/\s/u).at(-1)
  const address = word === undefined ? undefined : addressOfWord(word)
  if (!ended || word === undefined || !address) return null
  const from = ended.start + ended.words.length - word.length + address.index
  const to = from + address.text.length
  const type = linkIn(state.schema)
  if (state.doc.rangeHasMark(from, to, type)) return null
  return state.tr.addMark(from, to, type.create({ href: address.href })).setStoredMarks(state.storedMarks)
}

/**
 * Links that are made while somebody writes: an address that is typed and ended, an address that is pasted, and words over
 * which one is pasted. Our own, and not Tiptap's extension, for its 11 kB of script: see the README.
 */
export const Links = Extension.create({
  name: 'links',
  // before what else takes a paste
  priority: 1000,

  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ chain }) =>
          safeHref(href) !== undefined && chain().setMark('link', { href }).setMeta(byHand, true).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark('link', { extendEmptyMarkRange: true }).setMeta(byHand, true).run(),
    }
  },

  addPasteRules() {
    return [
      markPasteRule({
        find: (words) => addressesIn(words).map(({ text, href, index }) => ({ text, index, data: { href } })),
        type: linkIn(this.editor.schema),
        getAttributes: ({ data }) => ({ href: data?.['href'] }),
      }),
    ]
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('links'),
        appendTransaction: (transactions, _before, state) => linkTyped(transactions, state),
        props: {
          handlePaste: (view, _event, { content }) => {
            if (view.state.selection.empty) return false
            const href = hrefOfPasted(content.textBetween(0, content.size))
            return href !== undefined && editor.commands.setLink({ href })
          },
        },
      }),
    ]
  },
})
