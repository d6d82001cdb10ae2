import { useId, useRef, useState } from 'react'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { copyMessages } from './copy-messages.ts'
import styles from './copy-field.module.css'
import fieldStyles from './field.module.css'

/** A text to take along: selected by a click, copied by the button. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const id = useId()
  const t = useText(copyMessages)
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      announce.say(t('copied'))
    } catch {
      // no clipboard without https, or not allowed: the text is selected, so Ctrl+C does it
      field.current?.select()
      announce.show(t('copyFailed'))
    }
  }

  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          ref={field}
          readOnly
          value={value}
          className={fieldStyles.control}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={isCopied ? IconCheck : IconCopy} onPress={() => void copy()}>
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  )
}
