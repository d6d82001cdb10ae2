import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { uiMessages } from './messages.ts'
import { Notice } from './notice.tsx'

/** Over a form that holds what somebody typed in an earlier look at this page. */
export function DraftNotice({ onDrop }: { readonly onDrop: () => void }) {
  const t = useText(uiMessages)
  return (
    <Notice
      actions={
        <Button small onPress={onDrop}>
          {t('draftDrop')}
        </Button>
      }
    >
      {t('draftKept')}
    </Notice>
  )
}
