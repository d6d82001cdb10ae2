import { Extension } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import { createStore, type Store } from './store.ts'

/** A dialog that asks for what goes into the text. `image`: the id of the block to describe. */
export type RichDialog =
  | { readonly kind: 'date' | 'mention' | 'list' | 'language' | 'citation' }
  | { readonly kind: 'image'; readonly id: string }

/** Why an upload failed: a sentence's part for whoever placed the image. */
export interface Upload {
  readonly state: 'busy' | 'failed'
  readonly preview: string | undefined
  readonly why: string
  readonly retry: () => void
}

declare module '@tiptap/core' {
  interface Storage {
    rich: {
      readonly documentId: string
      readonly dialog: Store<RichDialog | undefined>
      /** What is being uploaded here, by the block's id. */
      readonly uploads: Store<ReadonlyMap<string, Upload>>
    }
  }
}

/** What the richer nodes share: which document this is, the dialog that is open, and the uploads that run. */
export const Rich = Extension.create<{ documentId: string }>({
  name: 'rich',
  addOptions: () => ({ documentId: '' }),
  addStorage() {
    return {
      documentId: this.options.documentId,
      dialog: createStore<RichDialog | undefined>(undefined),
      uploads: createStore<ReadonlyMap<string, Upload>>(new Map()),
    }
  },
})

export const dialogOf = (editor: Editor): Store<RichDialog | undefined> => editor.storage.rich.dialog
export const ask = (editor: Editor, dialog: RichDialog | undefined): void => dialogOf(editor).set(dialog)
