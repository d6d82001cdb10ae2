import { groupOf } from '#shared/organisations/layers.ts'
import { proposalText } from '#shared/threads/proposal-text.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { MarkedThread } from '#client/editor/thread-marks.ts'
import { isAsking } from './filters.ts'
import type { Threads } from './queries.ts'

/** Does it show in the text? Those that ask something do, and one that is looked at. */
const isShown = (thread: ThreadView, active: string | null): boolean => isAsking(thread) || thread.id === active

/** The threads as the text shows them. A proposal that was decided is no change of the text any more. */
export const markedThreads = (threads: Threads, active: string | null, label: string): MarkedThread[] =>
  threads.flatMap((thread) => {
    const { id, anchor, circle, proposal, state } = thread
    if (!anchor || !isShown(thread, active)) return []
    const words = proposal && state === 'open' ? proposalText(proposal) : undefined
    return [{ id, anchor, group: groupOf(circle.raisedBy), words, label }]
  })
