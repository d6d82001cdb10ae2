import { Editor, type JSONContent } from '@tiptap/core'
import { documentExtensions } from '#shared/documents/nodes.ts'

// The editor as its makers' first example has it: the nodes, a text, and nothing else. Built into a page of its own.
Object.assign(globalThis, {
  startBare: (content: JSONContent) =>
    new Editor({ element: document.querySelector('main'), extensions: documentExtensions, content }),
})
