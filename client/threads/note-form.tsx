import { useState } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Form } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { cardMessages } from './card-messages.ts'
import styles from './card.module.css'

interface NoteFormProps {
  /** The name of the field at the API, so that a refusal finds it. */
  readonly name: string
  readonly label: string
  readonly sendLabel: string
  readonly required: boolean
  readonly onSend: (note: string) => void
  readonly onCancel: () => void
  readonly isPending: boolean
  readonly error: unknown
}

const MAX_NOTE = 2000

/** One sentence that goes with a step: what was done, or why. */
export function NoteForm({ name, label, sendLabel, required, onSend, onCancel, isPending, error }: NoteFormProps) {
  const t = useText(cardMessages)
  const [note, setNote] = useState('')
  return (
    <Form onSubmit={() => onSend(note.trim())} error={error} label={label}>
      <TextArea
        name={name}
        label={label}
        required={required}
        rows={2}
        maxLength={MAX_NOTE}
        value={note}
        onChange={setNote}
      />
      <div className={styles.buttons}>
        <Button small type="submit" look="primary" isPending={isPending}>
          {sendLabel}
        </Button>
        <Button small look="subtle" onPress={onCancel}>
          {t('stop')}
        </Button>
      </div>
    </Form>
  )
}
