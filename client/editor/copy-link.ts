import { useCallback } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { writingMessages } from './writing-messages.ts'

/** Copies the address of a block; it leads whoever may read the document to that place. */
export function useCopyLink(): (blockId: string) => void {
  const t = useText(writingMessages)
  const { show } = useAnnounce()
  return useCallback(
    (blockId) => {
      const hash = `#${encodeURIComponent(blockId)}`
      navigator.clipboard.writeText(`${location.origin}${location.pathname}${hash}`).then(
        () => show(t('linkCopied')),
        () => {
          history.replaceState(history.state, '', hash)
          show(t('linkFailed'))
        },
      )
    },
    [show, t],
  )
}
