import { useState } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { composerMessages } from './composer-messages.ts'

interface ThrowAwayProps {
  readonly label: string
  /** What it asks when there are words. */
  readonly question: string
  readonly hasWords: boolean
  readonly onThrow: () => void
}

/** A button that ends writing. What was typed is thrown away only when one says so. */
export function ThrowAway({ label, question, hasWords, onThrow }: ThrowAwayProps) {
  const t = useText(composerMessages)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button small look="subtle" onPress={() => (hasWords ? setAsking(true) : onThrow())}>
        {label}
      </Button>
      <Confirm
        open={isAsking}
        onClose={() => setAsking(false)}
        title={question}
        confirmLabel={t('cancel')}
        onConfirm={() => {
          setAsking(false)
          onThrow()
        }}
        danger
      >
        <p>{t('cancelBody')}</p>
      </Confirm>
    </>
  )
}
