import type { Anchor } from '#shared/threads/anchor-form.ts'
import type { Body } from '#shared/threads/body.ts'
import type { ThreadKind } from '#shared/threads/kinds.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { draftKey, useDraft } from '#client/lib/draft.ts'
import { newWriteKey } from '#client/lib/write-key.ts'

/** What somebody is writing, kept in this browser until it is sent or thrown away. */
export interface Draft {
  /** Goes along when it is sent: what arrives twice is there once. */
  readonly key: string
  readonly body: Body
  readonly kind?: ThreadKind
  readonly visibility?: Visibility
  readonly anchor?: Anchor | null
}

const nameOf = (documentId: string, slot: string): string => `thread/${documentId}/${slot}`

/** A draft in a document: `new`, `reply-…` or `edit-…`. */
export const useThreadDraft = (documentId: string, slot: string, more: Partial<Draft> = {}) =>
  useDraft<Draft>(nameOf(documentId, slot), () => ({ key: newWriteKey(), body: [], ...more }))

/** New words for one passage, and which that is. */
export interface WordsDraft {
  readonly proposal?: Proposal
  readonly anchor?: Anchor | null
}

/** They are kept apart from the rest: what was typed about one passage is nothing about another. */
export const useWordsDraft = (documentId: string, anchor: Anchor | null) =>
  useDraft<WordsDraft>(nameOf(documentId, `words-${passageOf(anchor)}`), () => ({}))

/** Names what a thread is about, among all that a document holds. */
export const passageOf = (anchor: Anchor | null): string => (anchor ? `${anchor.start}-${anchor.end}` : 'whole')

const placeOf = (userId: string, documentId: string, slot: string): string => draftKey(userId, nameOf(documentId, slot))

/** Was something left here, by this person? */
export const hasDraft = (userId: string, documentId: string, slot: string): boolean =>
  localStorage.getItem(placeOf(userId, documentId, slot)) !== null

/** Where new words are kept, for each passage about which this person typed some. */
export function placesOfWords(userId: string, documentId: string): string[] {
  const start = placeOf(userId, documentId, 'words-')
  return Object.keys(localStorage).filter((key) => key.startsWith(start))
}
