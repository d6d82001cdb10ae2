import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * React, whenever anything on the page renders, notes where the caret is in the focused element, and for an element whose
 * `contentEditable` is "true" it walks through all of its nodes to count: 4 ms in a paper of a hundred pages, several times
 * a key. The text keeps its own selection, so this one element does not say so by its property; the attribute, which is
 * what browsers and assistive technology go by, stays.
 */
export const OwnSelection = Extension.create({
  name: 'ownSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('ownSelection'),
      view: ({ dom }) => {
        Object.defineProperty(dom, 'contentEditable', { configurable: true, get: () => 'inherit' })
        return { destroy: () => void Reflect.deleteProperty(dom, 'contentEditable') }
      },
    }),
  ],
})
