import { useMutation } from '@tanstack/react-query'
import type { ThreadView } from '#shared/threads/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { ApiProblem } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { proposalMessages } from './proposal-messages.ts'
import type { Threads } from './queries.ts'
import { useDecide, type Decided } from './use-decide.ts'
import { useThreadContext } from './who.ts'

type Counts = Readonly<Record<Decided, number>>

interface AcceptAllProps {
  readonly threads: Threads
  readonly conflicts: ReadonlyMap<string, readonly ThreadView[]>
}

/** Takes over all open proposals of one organisation, one after the other; what clashes, is outdated or is refused stays. */
export function AcceptAll({ threads, conflicts }: AcceptAllProps) {
  const t = useText(proposalMessages)
  const announce = useAnnounce()
  const { desk } = useThreadContext()
  const { decide } = useDecide()
  const all = threads.filter(({ state, may, proposal }) => state === 'open' && proposal && may.includes('decide'))
  const [first] = all
  /** A refusal is about this one: the others go on. So they do when only telling failed, of which the card speaks. */
  const accepted = async (thread: ThreadView): Promise<Decided> => {
    try {
      return await decide({ thread, outcome: 'accepted' })
    } catch (error) {
      if (desk.untold.get().has(thread.id)) return 'done'
      if (error instanceof ApiProblem) return 'not-saved'
      throw error
    }
  }
  const said = ({ done, 'does-not-fit': skipped, 'not-saved': refused }: Counts): string => {
    const sentences = [t('acceptedAll', { n: done })]
    if (skipped > 0) sentences.push(t('skipped', { n: skipped }))
    if (refused > 0) sentences.push(t('refused', { n: refused }))
    return sentences.join(' ')
  }
  const accept = useMutation({
    mutationFn: async () => {
      const counts = { done: 0, 'does-not-fit': 0, 'not-saved': 0 }
      try {
        for (const thread of all) {
          const place = thread.anchor && desk.placeOf(thread.anchor)
          const isClear = place?.isExact === true && !conflicts.has(thread.id)
          counts[isClear ? await accepted(thread) : 'does-not-fit'] += 1
        }
      } catch (error) {
        // what was taken over before it stays so, and is told beside it
        return { counts, error }
      }
      return { counts, error: undefined }
    },
    onSuccess: ({ counts, error }) => (error === undefined ? announce.show(said(counts)) : announce.say(said(counts))),
  })
  const stopped = accept.data?.error !== undefined && accept.data
  if (!first || (all.length < 2 && !stopped)) return null
  return (
    <div>
      {stopped && <ErrorNotice title={said(stopped.counts)} error={stopped.error} />}
      {all.length > 1 && (
        <Button small look="primary" isPending={accept.isPending} onPress={() => accept.mutate()}>
          {t('acceptAll', { n: all.length, organisation: callName(first.circle.raisedBy) })}
        </Button>
      )}
    </div>
  )
}
