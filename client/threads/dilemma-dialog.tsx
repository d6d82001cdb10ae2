import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { bodyText } from '#shared/threads/body-words.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { defineMessages, useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { useCircleWords, useThreadContext } from './who.ts'

const messages = defineMessages({
  nl: {
    title: 'Markeer als dilemma',
    intro: 'Het dilemma komt in het register, met een link naar deze plaats. De rest vult u daar aan.',
    question: 'De vraag in één zin',
    rule: 'Schrijf de vraag op in één zin.',
    sees: 'Het dilemma ziet wie dit nu ziet: {words}.',
    mark: 'Markeren',
    marked: 'Het dilemma staat in het register.',
    open: 'Naar het dilemma',
    whole: 'Meer invullen',
  },
  en: {
    title: 'Mark as dilemma',
    intro: 'The dilemma goes into the register, with a link to this place. You add the rest there.',
    question: 'The question in one sentence',
    rule: 'Write the question in one sentence.',
    sees: 'The dilemma is seen by who sees this now: {words}.',
    mark: 'Mark',
    marked: 'The dilemma is in the register.',
    open: 'To the dilemma',
    whole: 'Fill in more',
  },
})

/** As long as the register takes. */
const MAX_QUESTION = 300

/** The first sentence of a thread, to begin with. */
const firstSentence = ({ body }: ThreadView): string =>
  (/^[^.?!\n]*[.?!]?/u.exec(body ? bodyText(body).trim() : '')?.[0] ?? '').trim().slice(0, MAX_QUESTION)

interface DilemmaDialogProps {
  readonly thread: ThreadView
  readonly onClose: () => void
}

/** Makes a dilemma of a thread: only the question is asked for. */
export const DilemmaDialog = ({ thread, onClose }: DilemmaDialogProps) => {
  const t = useText(messages)
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <DilemmaQuestion thread={thread} onClose={onClose} />
    </Dialog>
  )
}

function DilemmaQuestion({ thread, onClose }: DilemmaDialogProps) {
  const t = useText(messages)
  const { document } = useThreadContext()
  const circleWords = useCircleWords()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const [question, setQuestion] = useState(() => firstSentence(thread))
  const [key] = useState(newWriteKey)
  const { visibility } = thread.circle
  const raise = useMutation({
    mutationFn: () =>
      api.post<DilemmaAnswer>(`/dossiers/${part(document.dossierId)}/dilemmas`, {
        key,
        threadId: thread.id,
        question: question.trim(),
        visibility,
      }),
    onSuccess: ({ id, dossierId }) => {
      onClose()
      announce.show(t('marked'), { label: t('open'), run: () => navigate(`/dossiers/${dossierId}/dilemmas/${id}`) })
    },
  })
  return (
    <Form onSubmit={() => raise.mutate()} error={raise.error} rules={{ question: t('rule') }}>
      <p>{t('intro')}</p>
      <TextArea
        name="question"
        label={t('question')}
        required
        rows={3}
        maxLength={MAX_QUESTION}
        value={question}
        onChange={setQuestion}
      />
      <p>{t('sees', { words: circleWords(thread.circle) })}</p>
      <FormActions submit={t('mark')} isPending={raise.isPending}>
        <ButtonLink href={`/dossiers/${document.dossierId}/dilemmas/nieuw?threadId=${thread.id}`}>
          {t('whole')}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
