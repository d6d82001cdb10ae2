import { useEffect, useRef, useState } from 'react'
import { threadKinds, type ThreadKind } from '#shared/threads/kinds.ts'
import type { Proposal } from '#shared/threads/proposal.ts'
import { choicesIn, defaultVisibilityIn } from '#shared/threads/rules.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Select } from '#client/ui/select.tsx'
import type { Composing } from './desk.ts'
import { passageOf, useThreadDraft, useWordsDraft, type Draft } from './drafts.ts'
import { composerMessages } from './composer-messages.ts'
import { kindMessages } from './messages.ts'
import { isChange, NewWords } from './new-words.tsx'
import { useSend } from './queries.ts'
import { composerId } from './rail-layout.ts'
import { VisibilityField } from './visibility-field.tsx'
import { circleOfDocument, useThreadContext, type Writer } from './who.ts'
import { WriteBox } from './write-box.tsx'
import styles from './card.module.css'

interface ComposerProps {
  readonly composing: Composing
  readonly writer: Writer
}

/** Begins a thread: what it is, what it says, and who sees it. */
export function Composer({ composing, writer }: ComposerProps) {
  const { document } = useThreadContext()
  const { anchor, kind } = composing
  const kept = useThreadDraft(document.id, 'new', { anchor, kind })
  // what was left here goes on; what it is about is what was asked for now
  const about = useAbout(composing, kept)
  const send = useSend(document.id)
  // about another passage it begins with the words of that one
  return <Composition key={passageOf(about.anchor)} about={about} writer={writer} kept={kept} send={send} />
}

interface CompositionProps {
  readonly about: Pick<Composing, 'anchor' | 'kind'>
  readonly writer: Writer
  readonly kept: ReturnType<typeof useThreadDraft>
  /** Outlives a change of what it is about. */
  readonly send: ReturnType<typeof useSend>
}

function Composition({ about, writer, kept, send }: CompositionProps) {
  const t = useText(composerMessages)
  const kinds = useText(kindMessages)
  const { document, desk } = useThreadContext()
  const { anchor, kind } = about
  const { value: draft, set: change } = kept
  const words = useWordsDraft(document.id, anchor)
  const { proposal } = words.value
  const within = circleOfDocument(document)
  const visibility = draft.visibility ?? defaultVisibilityIn(within, writer.viewer)
  const leave = (): void => {
    kept.clear()
    words.clear()
    desk.composing.set(null)
  }
  // also when it became another kind: what was typed is there yet
  const hasProposal = isChange(desk, anchor, proposal)
  const { post, isRefused } = usePost({ ...about, proposal, visibility, draft }, send, leave)
  const fitting = threadKinds.filter((each) => each !== 'tekstvoorstel' || anchor !== null)
  return (
    <section id={composerId} aria-label={t('new')} className={styles.composer}>
      <About anchor={anchor} colour={organisationColour(writer.actsFor)} />
      <Select
        name="kind"
        label={t('kind')}
        value={kind}
        options={fitting.map((value) => ({ value, label: kinds(value) }))}
        onChange={(chosen: ThreadKind) => change({ kind: chosen })}
      />
      {kind === 'tekstvoorstel' && (
        <NewWords
          desk={desk}
          anchor={anchor}
          proposal={proposal}
          onChange={(typed) => {
            words.set({ proposal: typed, anchor })
            // what it is about is kept with it
            change({ anchor, kind })
          }}
          error={isRefused && !hasProposal ? t('sameWords') : undefined}
        />
      )}
      <WriteBox
        label={t(kind === 'tekstvoorstel' ? 'wordsOfProposal' : 'words')}
        sendLabel={t('place')}
        draft={draft}
        onChange={change}
        onSend={post}
        onCancel={() => {
          leave()
          desk.goToText()
        }}
        isPending={send.isPending}
        error={send.error}
        hasMore={hasProposal}
        takesFocus={kind !== 'tekstvoorstel'}
      >
        <VisibilityField
          writer={writer}
          choices={choicesIn(within, writer.viewer)}
          value={visibility}
          onChange={(chosen) => change({ visibility: chosen })}
        />
        <p className={styles.note}>{t('namens', { organisation: callName(writer.actsFor) })}</p>
      </WriteBox>
    </section>
  )
}

interface Begun {
  readonly anchor: Composing['anchor']
  readonly kind: ThreadKind
  /** The words that are proposed, as far as somebody typed any. */
  readonly proposal: Proposal | undefined
  readonly visibility: Visibility
  readonly draft: Draft
}

/** Posts it, and refuses a proposal that changes nothing. */
function usePost(
  { anchor, kind, proposal, visibility, draft }: Begun,
  send: CompositionProps['send'],
  done: () => void,
) {
  const t = useText(composerMessages)
  const announce = useAnnounce()
  const { document, desk } = useThreadContext()
  const [isRefused, setRefused] = useState(false)
  const isProposal = kind === 'tekstvoorstel'
  const post = (): void => {
    if (isProposal && !isChange(desk, anchor, proposal)) {
      announce.say(t('sameWords'))
      return setRefused(true)
    }
    const { key, body } = draft
    const thread = { key, kind, visibility, anchor, body, ...(isProposal && { proposal }) }
    send.mutate(
      { method: 'post', path: `/documents/${part(document.id)}/threads`, body: thread },
      {
        onSuccess: ({ id }) => {
          done()
          desk.goToCard(id)
          announce.say(t('placed'))
        },
      },
    )
  }
  return { post, isRefused }
}

/** A draft that was left goes on about what it was about, until somebody asks for something else. */
function useAbout({ anchor, kind, turn }: Composing, { value, set, isKept }: ReturnType<typeof useThreadDraft>) {
  const seen = useRef(isKept && turn > 0 ? 0 : turn)
  useEffect(() => {
    if (seen.current === turn) return
    seen.current = turn
    set({ anchor, kind })
  }, [turn, anchor, kind, set])
  return { anchor: value.anchor ?? null, kind: value.kind ?? kind }
}

/** The words it is about. */
function About({ anchor, colour }: { readonly anchor: Composing['anchor']; readonly colour: string }) {
  const t = useText(composerMessages)
  if (!anchor) return <p className={styles.note}>{t('aboutWhole')}</p>
  if (anchor.quote === '') return <p className={styles.note}>{t('aboutPlace')}</p>
  return (
    <blockquote className={styles.quote} style={{ borderColor: colour }} aria-label={t('about')}>
      {anchor.quote}
    </blockquote>
  )
}
