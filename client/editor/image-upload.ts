import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import { imageAt } from '#shared/images/address.ts'
import { imageTypes } from '#shared/images/limits.ts'
import type { Image } from '#shared/images/schema.ts'
import { ApiProblem, api, NetworkFailure, part } from '#client/lib/api.ts'
import { problemText } from '#client/lib/problems.ts'
import { newBlockId } from './block-ids.ts'
import { ask, type Upload } from './rich.ts'
import { languageNow } from './page-language.ts'
import { sayNow } from './rich-messages.ts'

/** What a picture is made of: a file, or what is fetched when it is wanted. */
type Source = () => Promise<Blob>

declare module '@tiptap/core' {
  interface Storage {
    imageUploads: UploadOptions
  }
}

interface UploadOptions {
  /** Will what is written here be taken? */
  readonly takesEdits: () => boolean
}

/** The other document's picture could not be had. */
class NotCopied extends Error {}

/** The right to write was lost while the bytes were under way. */
class NotTaken extends Error {}

const isImage = (type: string): boolean => imageTypes.some((known) => known === type) || type.startsWith('image/')

function whyOf(error: unknown): string {
  if (error instanceof ApiProblem) return problemText(error.code, languageNow())
  if (error instanceof NotCopied) return sayNow('notCopied')
  if (error instanceof NotTaken) return sayNow('notTaken')
  if (error instanceof NetworkFailure) return sayNow('noConnection')
  throw error
}

function setUpload(editor: Editor, id: string, upload: Upload | undefined): void {
  const { uploads } = editor.storage.rich
  const next = new Map(uploads.get())
  const old = next.get(id)?.preview
  if (old !== undefined && old !== upload?.preview) URL.revokeObjectURL(old)
  if (upload) next.set(id, upload)
  else next.delete(id)
  uploads.set(next)
}

/** Position of the block with this id; the document is looked through once per upload. */
function placeOf(doc: Node, id: string): number | undefined {
  let found: number | undefined
  doc.descendants((node, pos) => {
    if (node.type.name === 'image' && node.attrs['id'] === id) found = pos
    return found === undefined && !node.inlineContent
  })
  return found
}

/** The description of an image, or that it is decoration (empty). */
export function setAlt(editor: Editor, id: string, alt: string): void {
  const pos = placeOf(editor.state.doc, id)
  if (pos !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'alt', alt))
}

export const altOf = (editor: Editor, id: string): string | null => {
  const pos = placeOf(editor.state.doc, id)
  const alt: unknown = pos === undefined ? null : editor.state.doc.nodeAt(pos)?.attrs['alt']
  return typeof alt === 'string' ? alt : null
}

/** The bytes are on the server: the block gets its address. No step of undo of its own: it belongs to the placing. */
function place(editor: Editor, id: string, image: Image): void {
  const pos = placeOf(editor.state.doc, id)
  if (pos === undefined) return
  const { url, width, height, frames } = image
  const attributes = { src: url, width, height, frames: frames > 1 ? frames : null }
  const tr = editor.state.tr.setMeta('addToHistory', false)
  for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(pos, name, value)
  editor.view.dispatch(tr)
}

async function upload(editor: Editor, id: string, source: Source): Promise<void> {
  const retry = (): void => void upload(editor, id, source)
  setUpload(editor, id, { state: 'busy', preview: undefined, why: '', retry })
  let preview: string | undefined
  try {
    const blob = await source()
    preview = URL.createObjectURL(blob)
    setUpload(editor, id, { state: 'busy', preview, why: '', retry })
    const image = await api.upload<Image>(`/documents/${part(editor.storage.rich.documentId)}/images`, blob)
    if (editor.isDestroyed) return
    // else it would be in the text of this page only
    if (!editor.storage.imageUploads.takesEdits()) throw new NotTaken()
    place(editor, id, image)
    setUpload(editor, id, undefined)
  } catch (error) {
    setUpload(editor, id, { state: 'failed', preview, why: whyOf(error), retry })
  }
}

/** Puts pictures in the text, uploads them, and asks what they say. @param at a position; without it the caret */
export function insertImages(editor: Editor, files: readonly Blob[], at?: number): void {
  const type = editor.schema.nodes['image']
  if (!type || files.length === 0) return
  const added = files.map((file) => ({ file, id: newBlockId() }))
  const nodes = added.map(({ id }) => type.create({ id }))
  const { tr } = editor.state
  // a picture that is selected stays: the next one comes behind it
  const place = at ?? (tr.selection instanceof NodeSelection ? tr.selection.to : undefined)
  if (place === undefined) tr.replaceSelection(new Slice(Fragment.fromArray(nodes), 0, 0))
  else tr.insert(place, nodes)
  editor.view.dispatch(tr.scrollIntoView())
  for (const { file, id } of added) void upload(editor, id, async () => file)
  const [first] = added
  if (first) ask(editor, { kind: 'image', id: first.id })
}

/** Lets somebody choose pictures from the device. */
export function chooseImages(editor: Editor): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = imageTypes.join(',')
  input.multiple = true
  input.addEventListener('change', () => insertImages(editor, [...(input.files ?? [])]))
  input.click()
}

const fetched =
  (url: string): Source =>
  async () => {
    const answer = await fetch(url).catch(() => undefined)
    if (!answer?.ok) throw new NotCopied(url)
    return answer.blob()
  }

/** Pictures of another document become places for pictures of this one; @returns which to copy to which */
function withOwnImages(fragment: Fragment, documentId: string, copies: Map<string, string>): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const from = node.type.name === 'image' ? imageAt(node.attrs['src']) : undefined
    if (!from || from.documentId === documentId) {
      nodes.push(node.isText ? node : node.copy(withOwnImages(node.content, documentId, copies)))
      return
    }
    const id = newBlockId()
    copies.set(id, String(node.attrs['src']))
    nodes.push(node.type.create({ ...node.attrs, id, src: null }))
  })
  return Fragment.fromArray(nodes)
}

const imagesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])].filter(({ type }) => isImage(type))

/** Pictures that are pasted or dropped, as files or from another document. */
export const ImageUploads = Extension.create<UploadOptions, UploadOptions>({
  name: 'imageUploads',
  priority: 1200,
  addOptions: () => ({ takesEdits: () => true }),
  addStorage() {
    return this.options
  },
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('imageUploads'),
        props: {
          handlePaste: (view, event, slice) => {
            const files = imagesIn(event.clipboardData)
            // a spreadsheet puts a picture of the cells beside the cells
            if (files.length > 0 && slice.size === 0) {
              insertImages(editor, files)
              return true
            }
            const copies = new Map<string, string>()
            const content = withOwnImages(slice.content, editor.storage.rich.documentId, copies)
            if (copies.size === 0) return false
            view.dispatch(view.state.tr.replaceSelection(new Slice(content, slice.openStart, slice.openEnd)))
            for (const [id, url] of copies) void upload(editor, id, fetched(url))
            return true
          },
          handleDrop: (view, event, _slice, isMoved) => {
            const files = isMoved ? [] : imagesIn(event.dataTransfer)
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (files.length === 0 || !at) return false
            event.preventDefault()
            insertImages(editor, files, at.pos)
            return true
          },
        },
      }),
    ]
  },
  onDestroy() {
    for (const id of this.editor.storage.rich.uploads.get().keys()) setUpload(this.editor, id, undefined)
  },
})
