import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice, type Schema } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/core'
import { blockNumbers, unnumbered } from '#shared/documents/block-numbers.ts'
import { cleanAttributes } from '#shared/documents/attributes.ts'
import { imageAt } from '#shared/images/address.ts'
import { copySerializer } from './copy-out.ts'
import { cleanPastedHtml, type PasteWord } from './paste-html.ts'
import { paragraphsOf } from './paste-text.ts'
import { createStore, type Store } from './store.ts'

/** What is to be said of the last paste; a new object each time. */
export interface PasteNotice {
  readonly words: readonly PasteWord[]
}

declare module '@tiptap/core' {
  interface Storage {
    cleanPaste: { readonly notice: Store<PasteNotice> }
  }
}

export const pasteNoticeOf = (editor: Editor): Store<PasteNotice> => editor.storage.cleanPaste.notice

const newNoteId = (): string => crypto.randomUUID().slice(0, 13)

/** The schema's parser takes attributes as they come; here they go through the same gate as those of other clients. */
function cleanFragment(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const marks = node.marks
      .map((mark) => mark.type.create(cleanAttributes(mark.type.name, mark.attrs)))
      .filter(({ type, attrs }) => type.name !== 'link' || typeof attrs['href'] === 'string')
    if (node.isText) nodes.push(node.mark(marks))
    else nodes.push(node.type.create(cleanAttributes(node.type.name, node.attrs), cleanFragment(node.content), marks))
  })
  return Fragment.fromArray(nodes)
}

function sliceOfText(text: string, schema: Schema): Slice {
  const paragraph = schema.nodes['paragraph']
  const blocks = paragraphsOf(text).map((words) => paragraph?.create(null, schema.text(words)) ?? schema.text(words))
  return new Slice(Fragment.fromArray(blocks), blocks.length > 0 ? 1 : 0, blocks.length > 0 ? 1 : 0)
}

/** Paste and copy: structure in both directions, and nothing that a document cannot hold. */
export const Paste = Extension.create<object, { notice: Store<PasteNotice> }>({
  // 'paste' is an extension that the editor always has
  name: 'cleanPaste',
  addStorage: () => ({ notice: createStore<PasteNotice>({ words: [] }) }),
  addProseMirrorPlugins() {
    const { notice } = this.storage
    const { editor } = this
    const { schema } = editor
    // as the page shows them
    const isNumbered = (): boolean => editor.view.dom.closest('.is-numbered') !== null
    return [
      new Plugin({
        key: new PluginKey('paste'),
        props: {
          transformPastedHTML: (html) => {
            // what was copied out of a document of ours has nothing to clean
            if (/\sdata-pm-slice="/u.test(html)) return html
            const cleaned = cleanPastedHtml(html, newNoteId, (address) => imageAt(address) !== undefined)
            if (cleaned.words.length > 0) notice.set({ words: cleaned.words })
            return cleaned.html
          },
          clipboardTextParser: (text) => sliceOfText(text, schema),
          clipboardSerializer: copySerializer(schema, () =>
            isNumbered() ? blockNumbers(editor.state.doc) : unnumbered,
          ),
          transformPasted: (slice) => new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd),
        },
      }),
    ]
  },
})
