import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** A picture is kept with a document; a text that is none has nowhere to keep one. */
export const takesPictures = (editor: Editor): boolean => editor.storage.rich.documentId !== ''

function withoutPictures(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const { paragraph } = node.type.schema.nodes
    if (node.isText) nodes.push(node)
    else if (node.type.name !== 'image') nodes.push(node.copy(withoutPictures(node.content)))
    // an empty line holds its place: an item or a cell with nothing at all is none
    else if (paragraph) nodes.push(paragraph.create())
  })
  return Fragment.fromArray(nodes)
}

/** What is pasted or dropped comes in without its pictures. */
export const NoPictures = Extension.create({
  name: 'noPictures',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('noPictures'),
      props: {
        transformPasted: ({ content, openStart, openEnd }) => new Slice(withoutPictures(content), openStart, openEnd),
      },
    }),
  ],
})
