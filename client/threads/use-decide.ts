import { useMutation } from '@tanstack/react-query'
import type { Outcome } from '#shared/threads/kinds.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { Room } from '#client/editor/room.ts'
import { isStopped } from '#client/editor/save-state.ts'
import { fitsInText, putInText } from '#client/editor/thread-proposal.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { proposalMessages } from './proposal-messages.ts'
import { threadPath, useSend } from './queries.ts'
import { useThreadContext } from './who.ts'

/** A decision about a tekstvoorstel. */
export interface Decision {
  readonly thread: ThreadView
  readonly outcome: Outcome
  readonly reason?: string
  /** What comes into the text, when that is not the proposal itself. */
  readonly words?: Proposal
}

/** What was decided and what came of it: the words may not fit any more, or the server takes nothing more of this page. */
export type Decided = 'done' | 'does-not-fit' | 'not-saved'

/** Waits until the server has written everything that was made here. @returns false when it takes nothing more */
function saved(room: Room): Promise<boolean> {
  return new Promise((resolve) => {
    const isOver = (): boolean => room.waiting === 0 || isStopped(room.saveState.get())
    if (isOver()) return resolve(room.waiting === 0)
    const stop = room.saveState.subscribe(() => {
      if (!isOver()) return
      stop()
      resolve(room.waiting === 0)
    })
  })
}

/**
 * Decides about tekstvoorstellen. Taking over goes in this order: the decision is claimed, so that of two writers only
 * one goes on; the words come into the text as an edit of his; when that is on disk, the thread says so. [T42]
 * Where nothing can be saved any more, nothing is claimed and nothing is put in the text.
 */
export function useDecide() {
  const t = useText(proposalMessages)
  const announce = useAnnounce()
  const { document, desk, room } = useThreadContext()
  const send = useSend(document.id)

  /** Says that the words are in the text. Where that fails the card says so, and how to try again. */
  const tell = async ({ id }: ThreadView): Promise<void> => {
    try {
      await send.mutateAsync({ method: 'post', path: threadPath(id, '/decision/applied') })
    } catch (error) {
      desk.untold.set(new Map([...desk.untold.get(), [id, error]]))
      announce.say(t('untold'))
      throw error
    }
  }
  /** Puts the words of an accepted proposal in the text and says that they are there. */
  const apply = async (thread: ThreadView, words: Proposal): Promise<Decided> => {
    // rights may be lost since the decision: nothing waits then, so nothing else would say that it is not saved
    if (!room.takesEdits) return 'not-saved'
    const place = thread.anchor && desk.placeOf(thread.anchor)
    if (!desk.editor || !place || !putInText(desk.editor, place, words)) return 'does-not-fit'
    if (!(await saved(room))) return 'not-saved'
    await tell(thread)
    return 'done'
  }
  const busy = async <T>({ id }: ThreadView, work: () => Promise<T>): Promise<T> => {
    desk.applying.set(new Set([...desk.applying.get(), id]))
    desk.untold.set(new Map([...desk.untold.get()].filter(([each]) => each !== id)))
    try {
      return await work()
    } finally {
      desk.applying.set(new Set([...desk.applying.get()].filter((each) => each !== id)))
    }
  }
  const decide = async ({ thread, outcome, reason = '', words }: Decision): Promise<Decided> => {
    const isTaken = outcome === 'accepted' || outcome === 'accepted-changed'
    if (isTaken && !room.takesEdits) return 'not-saved'
    const put = words ?? thread.proposal
    const place = thread.anchor && desk.placeOf(thread.anchor)
    if (isTaken && !(desk.editor && place && put && fitsInText(desk.editor, place, put))) return 'does-not-fit'
    if (isTaken && put) desk.accepted.set(thread.id, put)
    await send.mutateAsync({ method: 'post', path: threadPath(thread.id, '/decision'), body: { outcome, reason } })
    return isTaken && put ? await apply(thread, put) : 'done'
  }
  const said = (result: Decided, outcome: Outcome): string => {
    if (result === 'does-not-fit') return t('doesNotFit')
    if (result === 'not-saved') return t('notSaved')
    if (outcome === 'rejected') return t('rejected')
    return t(outcome === 'outdated' ? 'declaredOutdated' : 'accepted')
  }
  const one = useMutation({
    mutationFn: (decision: Decision) => busy(decision.thread, () => decide(decision)),
    onSuccess: (result, { outcome }) => announce.show(said(result, outcome)),
  })
  const put = useMutation({
    mutationFn: ({ thread, words }: { thread: ThreadView; words: Proposal }) =>
      busy(thread, () => apply(thread, words)),
    onSuccess: (result) => announce.show(said(result, 'accepted')),
  })
  const told = useMutation({ mutationFn: tell })
  return { decide: (decision: Decision) => busy(decision.thread, () => decide(decision)), one, put, told }
}
