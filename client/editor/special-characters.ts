import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { openTool } from './tools.ts'

export const noBreakSpace = '\u00A0'
export const softHyphen = '\u00AD'

interface Shown {
  readonly isOn: boolean
  readonly marks: DecorationSet
}

const key = new PluginKey<Shown>('specialCharacters')
const off: Shown = { isOn: false, marks: DecorationSet.empty }
/** Characters that are there and not seen, with the class that shows them. */
const invisible = /[\u00A0\u202F\u00AD\u2011\u200B]/gu
const classes: Readonly<Record<string, string>> = {
  '\u00A0': 'shows-space',
  '\u202F': 'shows-space',
  '\u00AD': 'shows-hyphen',
  '\u2011': 'shows-held-hyphen',
  '\u200B': 'shows-nothing',
}

function marksBetween(document: Node, from: number, to: number): Decoration[] {
  const found: Decoration[] = []
  document.nodesBetween(from, Math.min(to, document.content.size), (node, pos) => {
    for (const match of node.text?.matchAll(invisible) ?? []) {
      const at = pos + match.index
      found.push(Decoration.inline(at, at + 1, { class: classes[match[0]] ?? '' }))
    }
  })
  return found
}

/** Only the blocks that the change touched are looked at. */
function follow({ isOn, marks }: Shown, tr: Transaction): Shown {
  let shown = marks.map(tr.mapping, tr.doc)
  for (const [index, map] of tr.mapping.maps.entries()) {
    map.forEach((_from, _to, start, end) => {
      const rest = tr.mapping.slice(index + 1)
      const from = tr.doc.resolve(rest.map(start, -1))
      const to = tr.doc.resolve(rest.map(end, 1))
      const [first, last] = [from.start(), to.end()]
      shown = shown.remove(shown.find(first, last)).add(tr.doc, marksBetween(tr.doc, first, last))
    })
  }
  return { isOn, marks: shown }
}

/** Are characters that are not seen shown now? */
export const showsCharacters = (state: EditorState): boolean => key.getState(state)?.isOn ?? false

/** Shows them, or no longer: decoration of this reader only. */
export const toggleCharacters = (state: EditorState): Transaction =>
  state.tr.setMeta(key, !showsCharacters(state)).setMeta('addToHistory', false)

/** Keys for what a keyboard has no key for, and "Tekens tonen". */
export const SpecialCharacters = Extension.create({
  name: 'specialCharacters',
  addKeyboardShortcuts() {
    const put = (character: string) => (): boolean => {
      const { view } = this.editor
      view.dispatch(view.state.tr.insertText(character).scrollIntoView())
      return true
    }
    return {
      'Mod-Shift-Space': put(noBreakSpace),
      'Alt-Shift--': put(softHyphen),
      'Mod-Alt-Shift-i': () => openTool(this.editor, 'characters'),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: {
        init: () => off,
        apply: (tr, shown) => {
          const isOn: boolean | undefined = tr.getMeta(key)
          if (isOn === false) return off
          if (isOn) {
            return { isOn, marks: DecorationSet.create(tr.doc, marksBetween(tr.doc, 0, tr.doc.content.size)) }
          }
          return shown.isOn && tr.docChanged ? follow(shown, tr) : shown
        },
      },
      props: {
        decorations: (state) => key.getState(state)?.marks,
        attributes: (state) => (showsCharacters(state) ? { class: 'shows-characters' } : {}),
      },
    }),
  ],
})
