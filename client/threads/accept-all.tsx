import { useMutation } from '@tanstack/react-query'
import type { ThreadView } from '#shared/threads/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { railMessages } from './messages.ts'
import type { Threads } from './queries.ts'
import { useDecide } from './use-decide.ts'
import { useThreadContext } from './who.ts'

interface AcceptAllProps {
  readonly threads: Threads
  readonly conflicts: ReadonlyMap<string, readonly ThreadView[]>
}

/** Takes over all open proposals of one organisation, one after the other; what clashes or is outdated stays. */
export function AcceptAll({ threads, conflicts }: AcceptAllProps) {
  const t = useText(railMessages)
  const announce = useAnnounce()
  const { desk } = useThreadContext()
  const { decide } = useDecide()
  const all = threads.filter(({ state, may, proposal }) => state === 'open' && proposal && may.includes('decide'))
  const [first] = all
  const accept = useMutation({
    mutationFn: async () => {
      let taken = 0
      for (const thread of all) {
        const place = thread.anchor && desk.placeOf(thread.anchor)
        const isClear = place?.isExact === true && !conflicts.has(thread.id)
        if (isClear && (await decide({ thread, outcome: 'accepted' })) === 'done') taken += 1
      }
      return { taken, left: all.length - taken }
    },
    onSuccess: ({ taken, left }) => {
      const sentences = [t('acceptedAll', { n: taken }), ...(left > 0 ? [t('skipped', { n: left })] : [])]
      announce.show(sentences.join(' '))
    },
  })
  if (!first || all.length < 2) return null
  return (
    <div>
      {accept.error && <ErrorNotice error={accept.error} />}
      <Button small look="primary" isPending={accept.isPending} onPress={() => accept.mutate()}>
        {t('acceptAll', { n: all.length, organisation: callName(first.circle.raisedBy) })}
      </Button>
    </div>
  )
}
