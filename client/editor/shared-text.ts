import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import {
  redo,
  undo,
  yUndoPlugin,
  yUndoPluginKey,
  ySyncPlugin,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from '@tiptap/y-tiptap'
import type { UndoManager, XmlFragment } from 'yjs'
import { cleanAttributes } from '#shared/documents/attributes.ts'

/**
 * Which node belongs to which Yjs type. y-tiptap 3.0.9 clears it at every change of somebody else and so makes the whole
 * document anew for each of his keys. The entries of what changed are removed one by one just before that, so the rest
 * may stay: then a remote key costs what it changed.
 */
class KeptMapping<K, V> extends Map<K, V> {
  override clear(): void {
    // see above: stays
  }
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    sharedText: {
      /** Takes back the last change that was made here; never somebody else's. */
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

/** What the sync plugin knows. */
export interface SharedText {
  readonly binding: ProsemirrorBinding
  readonly type: XmlFragment
}

const undoManagerOf = (state: EditorState): UndoManager | undefined => yUndoPluginKey.getState(state)?.undoManager

/** Is there something to take back, or to do again? Cheaper than asking the editor, which builds all its commands for it. */
export const canUndo = (state: EditorState): boolean => (undoManagerOf(state)?.undoStack.length ?? 0) > 0
export const canRedo = (state: EditorState): boolean => (undoManagerOf(state)?.redoStack.length ?? 0) > 0

/** Whatever `run` changes is taken back by one press of Ctrl+Z, and nothing else with it. */
export function asOneStep(state: EditorState, run: () => void): void {
  const manager = undoManagerOf(state)
  manager?.stopCapturing()
  run()
  manager?.stopCapturing()
}

/** Ties the editor to the shared text. Our own, and not Tiptap's extension, for {@link KeptMapping} and safe attributes. */
export const SharedTextExtension = Extension.create<{ fragment: XmlFragment | undefined }>({
  name: 'sharedText',
  priority: 1000,

  addOptions() {
    return { fragment: undefined }
  },

  /** Attributes come from other people's clients; here is the gate through which every node and mark of theirs goes. */
  onBeforeCreate() {
    const { schema } = this.editor
    const node = schema.node.bind(schema)
    const mark = schema.mark.bind(schema)
    schema.node = (type, attrs, ...rest) =>
      node(type, cleanAttributes(typeof type === 'string' ? type : type.name, attrs), ...rest)
    schema.mark = (type, attrs) => mark(type, cleanAttributes(typeof type === 'string' ? type : type.name, attrs))
  },

  addCommands() {
    return {
      undo:
        () =>
        ({ tr, state, dispatch }) => {
          // The change comes back from the shared text as a transaction of its own.
          tr.setMeta('preventDispatch', true)
          if (!canUndo(state)) return false
          return dispatch ? undo(state) : true
        },
      redo:
        () =>
        ({ tr, state, dispatch }) => {
          tr.setMeta('preventDispatch', true)
          if (!canRedo(state)) return false
          return dispatch ? redo(state) : true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    }
  },

  addProseMirrorPlugins() {
    const { fragment } = this.options
    if (!fragment) return []
    return [ySyncPlugin(fragment, { mapping: new KeptMapping() }), firstRender(), yUndoPlugin()]
  },
})

/** A sync plugin that is given a mapping expects the document to be there already; this puts it there. */
const firstRender = (): Plugin =>
  new Plugin({
    key: new PluginKey('firstRender'),
    view: (view) => {
      const shared: SharedText | undefined = ySyncPluginKey.getState(view.state)
      // oxlint-disable-next-line no-underscore-dangle -- what the plugin itself calls when it is given no mapping
      shared?.binding._forceRerender()
      // Nobody else's edit scrolls this page, nor makes it measure where the caret is: the browser keeps its place itself.
      // oxlint-disable-next-line no-underscore-dangle -- the plugin has no option for it
      if (shared) shared.binding._isLocalCursorInView = () => false
      return {}
    },
  })
