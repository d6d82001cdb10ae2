import type { EditorState } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import { createRelativePositionFromJSON } from 'yjs'
import type { SharedText } from './shared-text.ts'

/** Where a relative position of somebody else is in this editor now; undefined when nowhere. */
export function positionIn(state: EditorState, relative: unknown): number | undefined {
  const shared: SharedText | undefined = ySyncPluginKey.getState(state)
  if (!shared?.type.doc || relative === undefined) return undefined
  try {
    const { type, binding } = shared
    const parsed = createRelativePositionFromJSON(relative)
    const pos = relativePositionToAbsolutePosition(shared.type.doc, type, parsed, binding.mapping)
    return pos === null || pos > state.doc.content.size ? undefined : pos
  } catch {
    // Presence comes from other people's clients: what is no position is nowhere.
    return undefined
  }
}
