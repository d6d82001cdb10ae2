import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { lateApostrophe, smartQuote, type QuoteStyle } from '#shared/language/quotes.ts'
import { asOneStep } from './shared-text.ts'

/** `off` leaves straight marks as they are typed. */
export type QuoteChoice = QuoteStyle | 'off'

/** Enough of the text before the caret to know what a mark is. */
const LOOK_BACK = 16

const keyOf = (userId: string): string => `samenschrift.quotes/${userId}`

/** What somebody chose in this browser; „ and ” when nothing. */
export function storedQuotes(userId: string): QuoteChoice {
  const stored = localStorage.getItem(keyOf(userId))
  return stored === 'high' || stored === 'off' ? stored : 'low'
}

export const storeQuotes = (userId: string, choice: QuoteChoice): void => localStorage.setItem(keyOf(userId), choice)

function textBefore(view: EditorView, pos: number): string | undefined {
  const $pos = view.state.doc.resolve(pos)
  const { parent, parentOffset } = $pos
  if (!parent.inlineContent || parent.type.spec.code) return undefined
  return parent.textBetween(Math.max(0, parentOffset - LOOK_BACK), parentOffset, undefined, '\uFFFC')
}

/** The straight mark first, then the curly one: Ctrl+Z right after it gives back what was typed. */
function putQuote(view: EditorView, from: number, to: number, marks: { typed: '"' | "'"; curly: string }): void {
  view.dispatch(view.state.tr.insertText(marks.typed, from, to).scrollIntoView())
  asOneStep(view.state, () => view.dispatch(view.state.tr.insertText(marks.curly, from, from + 1)))
}

/** Dutch quotation marks and apostrophes while one types, never in what others type or what is pasted. */
export const SmartQuotes = Extension.create<{ userId: string }>({
  name: 'smartQuotes',
  addOptions: () => ({ userId: '' }),
  addProseMirrorPlugins() {
    const { userId } = this.options
    return [
      new Plugin({
        key: new PluginKey('smartQuotes'),
        props: {
          handleTextInput: (view, from, to, text) => {
            if (view.composing || text.length !== 1 || /\p{L}/u.test(text)) return false
            const style = storedQuotes(userId)
            if (style === 'off') return false
            if (text === '"' || text === "'") {
              const before = textBefore(view, from)
              if (before === undefined) return false
              putQuote(view, from, to, { typed: text, curly: smartQuote(before, text, style) })
              return true
            }
            const before = textBefore(view, from)
            const at = before === undefined ? undefined : lateApostrophe(before + text)
            if (before === undefined || at === undefined) return false
            const mark = from - (before.length - at)
            view.dispatch(
              view.state.tr
                .insertText(text, from, to)
                .insertText('’', mark, mark + 1)
                .scrollIntoView(),
            )
            return true
          },
        },
      }),
    ]
  },
})
