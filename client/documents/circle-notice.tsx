import { optionsTemplate } from '#shared/dilemmas/options-text.ts'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import { defineMessages, useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { useCircleWords } from '#client/threads/who.ts'
import { Notice } from '#client/ui/notice.tsx'

const circleMessages = defineMessages({
  nl: {
    who: '{who}. De anderen in het dossier weten niet dat dit stuk er is.',
    comments: '{owner} schrijft. U kunt opmerkingen plaatsen.',
    reads: '{owner} schrijft. U kunt lezen.',
    readsTogether: 'Wie hier mag reageren, schrijft mee. U kunt lezen.',
  },
  en: {
    who: '{who}. The others in the dossier do not know that this paper exists.',
    comments: '{owner} writes. You can place comments.',
    reads: '{owner} writes. You can read.',
    readsTogether: 'Whoever may comment here writes along. You can read.',
  },
})

interface CircleNoticeProps {
  readonly document: DocumentDetail
  readonly circle: NonNullable<DocumentDetail['circle']>
}

/** Above a text that only a circle sees: who that is, and who writes. */
export function CircleNotice({ document, circle }: CircleNoticeProps) {
  const t = useText(circleMessages)
  const words = useCircleWords()
  const owner = callName(circle.raisedBy)
  const isTogether = document.template.key === optionsTemplate
  return (
    <Notice tone="info">
      <p>{t('who', { who: words(circle) })}</p>
      {!document.mayWrite && !document.archivedAt && (
        <p>{t(isTogether ? 'readsTogether' : document.role === 'reader' ? 'reads' : 'comments', { owner })}</p>
      )}
    </Notice>
  )
}
