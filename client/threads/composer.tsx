import { useEffect, useRef, useState } from 'react'
import { threadKinds, type ThreadKind } from '#shared/threads/kinds.ts'
import { choicesIn, defaultVisibilityIn } from '#shared/threads/rules.ts'
import { excerpt, excerptOf } from '#client/editor/thread-proposal.ts'
import { ProposalEditor } from '#client/editor/thread-proposal-editor.tsx'
import { useAnnounce } from '#client/lib/announce.tsx'
import { part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Select } from '#client/ui/select.tsx'
import type { Composing, ThreadDesk } from './desk.ts'
import { useThreadDraft, type Draft } from './drafts.ts'
import { composerMessages } from './composer-messages.ts'
import { kindMessages } from './messages.ts'
import { useSend } from './queries.ts'
import { composerId } from './rail-layout.ts'
import { VisibilityField } from './visibility-field.tsx'
import { circleOfDocument, useThreadContext, type Writer } from './who.ts'
import { WriteBox } from './write-box.tsx'
import styles from './card.module.css'

/** Begins a thread: what it is, what it says, and who sees it. */
export function Composer({ composing, writer }: { readonly composing: Composing; readonly writer: Writer }) {
  const t = useText(composerMessages)
  const kinds = useText(kindMessages)
  const announce = useAnnounce()
  const { document, desk } = useThreadContext()
  const { anchor: asked, kind: askedKind } = composing
  const kept = useThreadDraft(document.id, 'new', { anchor: asked, kind: askedKind })
  const { value: draft, set: change, clear } = kept
  // what was left here goes on; what it is about is what was asked for now
  const { anchor, kind } = useAbout(composing, kept)
  const send = useSend(document.id)
  const within = circleOfDocument(document)
  const visibility = draft.visibility ?? defaultVisibilityIn(within, writer.viewer)
  const close = (): void => {
    clear()
    desk.composing.set(null)
    desk.goToText()
  }
  const post = (): void => {
    const proposal = kind === 'tekstvoorstel' ? { proposal: draft.proposal ?? noWords } : {}
    const body = { key: draft.key, kind, visibility, anchor, body: draft.body, ...proposal }
    send.mutate(
      { method: 'post', path: `/documents/${part(document.id)}/threads`, body },
      {
        onSuccess: ({ id }) => {
          clear()
          desk.composing.set(null)
          desk.goToCard(id)
          announce.say(t('placed'))
        },
      },
    )
  }
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
      {kind === 'tekstvoorstel' && <NewWords desk={desk} draft={draft} onChange={(proposal) => change({ proposal })} />}
      <WriteBox
        label={t(kind === 'tekstvoorstel' ? 'wordsOfProposal' : 'words')}
        sendLabel={t('place')}
        draft={draft}
        onChange={change}
        onSend={post}
        onCancel={close}
        isPending={send.isPending}
        error={send.error}
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

const noWords = { content: [], openStart: 0, openEnd: 0 }

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

interface NewWordsProps {
  readonly desk: ThreadDesk
  readonly draft: Draft
  readonly onChange: (proposal: NonNullable<Draft['proposal']>) => void
}

/** The words that are proposed; they begin as the words that are there. */
function NewWords({ desk, draft, onChange }: NewWordsProps) {
  const t = useText(composerMessages)
  const [initial] = useState(() => {
    if (draft.proposal) return excerptOf(draft.proposal)
    const place = draft.anchor ? desk.placeOf(draft.anchor) : undefined
    return place && desk.editor
      ? excerpt(desk.editor, place.from, place.to)
      : { type: 'doc', content: [{ type: 'paragraph' }] }
  })
  return (
    <div>
      <ProposalEditor label={t('proposal')} initial={initial} onChange={onChange} takesFocus />
      <p className={styles.note}>{t('proposalHint')}</p>
    </div>
  )
}
