import { type RefObject, useReducer } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { readDraft } from '#client/lib/draft.ts'
import { useLanding } from '#client/lib/landing.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Typed } from '#client/ui/card.tsx'
import { copyMessages } from '#client/ui/copy-messages.ts'
import { Notice } from '#client/ui/notice.tsx'
import { optionsMessages } from './options-messages.ts'
import type { OptionsTableAnswer } from './options-queries.ts'
import { leftDrafts, type RemarkInput } from './remark-drafts.ts'

interface LeftRemarksProps {
  readonly table: OptionsTableAnswer
  /** What has the focus when the last of them is thrown away. */
  readonly landing: RefObject<HTMLElement | null>
}

/** Words that were begun about what stands in the table no more: to take along, or throw away. */
export function LeftRemarks({ table, landing }: LeftRemarksProps) {
  const { id } = useMe()
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0)
  const left = leftDrafts(id, table).flatMap((key) => {
    const { body, option } = readDraft<Pick<RemarkInput, 'body' | 'option'>>(key, { body: '', option: '' }) ?? {}
    return body?.trim() ? [{ key, body, option: option ?? '' }] : []
  })
  useLanding(landing, left.length)
  const drop = (key: string): void => {
    localStorage.removeItem(key)
    lookAgain()
  }
  return left.map(({ key, ...words }) => <LeftRemark key={key} {...words} onDrop={() => drop(key)} />)
}

interface LeftRemarkProps extends Pick<RemarkInput, 'body' | 'option'> {
  readonly onDrop: () => void
}

function LeftRemark({ body, option, onDrop }: LeftRemarkProps) {
  const t = useText(optionsMessages)
  const tCopy = useText(copyMessages)
  const announce = useAnnounce()
  const copy = (): void =>
    void navigator.clipboard.writeText(body).then(
      () => announce.show(tCopy('copied')),
      // no clipboard without https, or not allowed: the words stand there to select
      () => announce.show(tCopy('copyFailed')),
    )
  return (
    <Notice
      actions={
        <>
          <Button small onPress={copy}>
            {tCopy('copy')}
          </Button>
          <Button small onPress={onDrop}>
            {t('leftDrop')}
          </Button>
        </>
      }
    >
      <p>{t('left', { option: option || t('looseOption') })}</p>
      <Typed>{body}</Typed>
    </Notice>
  )
}
