import { useState } from 'react'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import { excerpt, excerptOf, excerptOfText, isSameExcerpt } from '#client/editor/thread-proposal.ts'
import { ProposalEditor } from '#client/editor/thread-proposal-editor.tsx'
import { useStore } from '#client/editor/use-store.ts'
import { useText } from '#client/lib/text.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { ThreadDesk } from './desk.ts'
import { composerMessages } from './composer-messages.ts'
import styles from './card.module.css'

/** The words of a passage as they are now; as they were, when they are gone. */
function wordsAt(desk: ThreadDesk, anchor: Anchor | null): ReturnType<typeof excerpt> {
  const place = anchor ? desk.placeOf(anchor) : undefined
  return place && desk.editor ? excerpt(desk.editor, place.from, place.to) : excerptOfText(anchor?.quote ?? '')
}

/** Does it propose something else than what stands there? What nobody changed is no proposal. */
export const isChange = (desk: ThreadDesk, anchor: Anchor | null, proposal: Proposal | undefined): boolean =>
  proposal !== undefined && !isSameExcerpt(excerptOf(proposal), wordsAt(desk, anchor))

interface NewWordsProps {
  readonly desk: ThreadDesk
  readonly anchor: Anchor | null
  /** What was typed so far. */
  readonly proposal: Proposal | undefined
  readonly onChange: (proposal: Proposal) => void
  /** Said under it when it is refused. */
  readonly error: string | undefined
}

/** The words that are proposed; they begin as the words that are there, so not before the text is. */
export function NewWords({ desk, ...field }: NewWordsProps) {
  const isOpen = useStore(desk.isOpen)
  return isOpen || field.proposal ? <WordsField desk={desk} {...field} /> : <Skeleton lines={2} />
}

function WordsField({ desk, anchor, proposal, onChange, error }: NewWordsProps) {
  const t = useText(composerMessages)
  const [initial] = useState(() => (proposal ? excerptOf(proposal) : wordsAt(desk, anchor)))
  return (
    <div>
      <ProposalEditor label={t('proposal')} initial={initial} onChange={onChange} takesFocus error={error} />
      <p className={styles.note}>{t('proposalHint')}</p>
    </div>
  )
}
