import { useState } from 'react'
import type { Proposal } from '#shared/threads/proposal.ts'
import { proposalText } from '#shared/threads/proposal-text.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { Standing } from '#client/editor/thread-marks.ts'
import { excerptOf, isSameExcerpt } from '#client/editor/thread-proposal.ts'
import { ProposalEditor } from '#client/editor/thread-proposal-editor.tsx'
import { useStore } from '#client/editor/use-store.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { cardMessages } from './card-messages.ts'
import { proposalMessages } from './proposal-messages.ts'
import { NoteForm } from './note-form.tsx'
import { ThrowAway } from './throw-away.tsx'
import { useDecide } from './use-decide.ts'
import { useThreadContext } from './who.ts'
import styles from './card.module.css'

interface ProposalViewProps {
  readonly thread: ThreadView
  readonly proposal: Proposal
  readonly standing: Standing
  readonly conflicts: readonly ThreadView[]
}

/** What a tekstvoorstel changes, and what becomes of it. */
export function ProposalView({ thread, proposal, standing, conflicts }: ProposalViewProps) {
  const t = useText(proposalMessages)
  const isOpen = thread.state === 'open'
  const isLost = standing === 'lost' || standing === 'unknown'
  const isOutdated = isOpen && (standing === 'lost' || standing === 'edited')
  return (
    <div className={styles.proposal}>
      {isOutdated ? <SideBySide thread={thread} proposal={proposal} /> : <Change thread={thread} of={proposal} />}
      {isOpen && conflicts.length > 0 && (
        <p className={styles.warning}>
          {t('conflict', { names: conflicts.map(({ circle }) => callName(circle.raisedBy)).join(', ') })}
        </p>
      )}
      {isOpen && thread.may.includes('decide') && (
        <Decide thread={thread} proposal={proposal} isOutdated={isOutdated} isLost={isLost} />
      )}
      {thread.may.includes('apply') && <Apply thread={thread} proposal={proposal} />}
    </div>
  )
}

/** What goes, struck, and what comes, underlined; each with its word. */
function Change({ thread, of }: { readonly thread: ThreadView; readonly of: Proposal }) {
  const t = useText(proposalMessages)
  const quote = thread.anchor?.quote ?? ''
  const words = proposalText(of)
  return (
    <dl className={styles.change}>
      {quote !== '' && (
        <>
          <dt>{t(words === '' ? 'deletes' : 'replaces')}</dt>
          <dd>
            <del>{quote}</del>
          </dd>
        </>
      )}
      {words !== '' && (
        <>
          <dt>{t(quote === '' ? 'inserts' : 'by')}</dt>
          <dd>
            <ins>{words}</ins>
          </dd>
        </>
      )}
    </dl>
  )
}

/** The words it was about, what stands there now, and what it proposes: nobody takes it over blindly. */
function SideBySide({ thread, proposal }: Pick<ProposalViewProps, 'thread' | 'proposal'>) {
  const t = useText(proposalMessages)
  const { desk } = useThreadContext()
  const place = thread.anchor ? desk.placeOf(thread.anchor) : undefined
  const now = place && desk.editor?.state.doc.textBetween(place.from, place.to, '\n')
  return (
    <>
      <p className={styles.warning}>{t('outdatedTitle')}</p>
      <dl className={styles.change}>
        <dt>{t('before')}</dt>
        <dd>{thread.anchor?.quote}</dd>
        <dt>{t('now')}</dt>
        <dd>{now ?? t('gone')}</dd>
        <dt>{t('by')}</dt>
        <dd>
          <ins>{proposalText(proposal)}</ins>
        </dd>
      </dl>
    </>
  )
}

interface DecideProps {
  readonly thread: ThreadView
  readonly proposal: Proposal
  readonly isOutdated: boolean
  readonly isLost: boolean
}

/** For who writes the text: take it over, change it first, or not. */
function Decide({ thread, proposal, isOutdated, isLost }: DecideProps) {
  const t = useText(proposalMessages)
  const [step, setStep] = useState<'choose' | 'change' | 'reject'>('choose')
  const { one } = useDecide()
  const { isPending, error } = one
  if (step === 'reject') {
    return (
      <NoteForm
        name="reason"
        label={t('rejectReason')}
        sendLabel={t('reject')}
        required
        onSend={(reason) => one.mutate({ thread, outcome: 'rejected', reason })}
        onCancel={() => setStep('choose')}
        isPending={isPending}
        error={error}
      />
    )
  }
  if (step === 'change') return <ChangeFirst thread={thread} proposal={proposal} onCancel={() => setStep('choose')} />
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        {!isOutdated && (
          <Button
            small
            look="primary"
            isPending={isPending}
            onPress={() => one.mutate({ thread, outcome: 'accepted' })}
          >
            {t('accept')}
          </Button>
        )}
        {!isLost && (
          <Button small onPress={() => setStep('change')}>
            {t('acceptChanged')}
          </Button>
        )}
        <Button small onPress={() => setStep('reject')}>
          {t('reject')}
        </Button>
        {isOutdated && (
          <Button small isPending={isPending} onPress={() => one.mutate({ thread, outcome: 'outdated' })}>
            {t('outdated')}
          </Button>
        )}
      </div>
    </>
  )
}

/** The words as they are to come into the text, before they do. */
function ChangeFirst({
  thread,
  proposal,
  onCancel,
}: Pick<DecideProps, 'thread' | 'proposal'> & { readonly onCancel: () => void }) {
  const t = useText(proposalMessages)
  const cards = useText(cardMessages)
  const { one } = useDecide()
  const [words, setWords] = useState(proposal)
  const [initial] = useState(() => excerptOf(proposal))
  return (
    <>
      <ProposalEditor label={t('changedText')} initial={initial} onChange={setWords} takesFocus />
      {one.error && <ErrorNotice error={one.error} />}
      <div className={styles.buttons}>
        <Button
          small
          look="primary"
          isPending={one.isPending}
          onPress={() => one.mutate({ thread, outcome: 'accepted-changed', words })}
        >
          {t('acceptChanged')}
        </Button>
        <ThrowAway
          label={cards('stop')}
          question={t('throwChange')}
          hasWords={!isSameExcerpt(excerptOf(words), initial)}
          onThrow={onCancel}
        />
      </div>
    </>
  )
}

/** Accepted, and not yet in the text: whoever accepted lost his connection in between. Or it is, and that is not told. */
function Apply({ thread, proposal }: Pick<DecideProps, 'thread' | 'proposal'>) {
  const t = useText(proposalMessages)
  const { put, told } = useDecide()
  const { desk } = useThreadContext()
  const isBusy = useStore(desk.applying).has(thread.id)
  const untold = useStore(desk.untold)
  const [words, setWords] = useState(() => desk.accepted.get(thread.id) ?? proposal)
  if (untold.has(thread.id)) {
    // never a way to put it there a second time
    return <ErrorNotice title={t('untold')} error={untold.get(thread.id)} onRetry={() => told.mutate(thread)} />
  }
  return (
    <>
      <p className={styles.note}>{t('pending')}</p>
      {put.error && <ErrorNotice error={put.error} />}
      {!isBusy && thread.outcome === 'accepted-changed' && (
        <ProposalEditor label={t('changedText')} initial={excerptOf(words)} onChange={setWords} />
      )}
      {!isBusy && (
        <div className={styles.buttons}>
          <Button small look="primary" onPress={() => put.mutate({ thread, words })}>
            {t('putNow')}
          </Button>
          <Button small isPending={told.isPending} onPress={() => told.mutate(thread)}>
            {t('isThere')}
          </Button>
        </div>
      )}
    </>
  )
}
