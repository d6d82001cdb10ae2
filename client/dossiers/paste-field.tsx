import { useState, type ClipboardEvent } from 'react'
import type { ImportFormat } from '#shared/documents/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { guessFormat, isRichHtml, previewOf, type Imported } from './import-text.ts'
import { paperMessages } from './messages.ts'
import { Preview } from './preview.tsx'

interface PasteFieldProps {
  readonly value: Imported | undefined
  readonly onChange: (text: Imported | undefined) => void
}

/**
 * A place to paste a text. From a word processor comes HTML with headings and tables: that is taken as it is and shown
 * as read; anything else can be edited here, and we guess what it is.
 */
export function PasteField({ value, onChange }: PasteFieldProps) {
  const t = useText(paperMessages)
  const [rich, setRich] = useState<string>()
  const [chosen, setChosen] = useState<ImportFormat>()

  const onPaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html')
    // only into an empty field: else it is a piece for a text that is being edited here
    if (value?.body || !isRichHtml(html)) return
    event.preventDefault()
    setRich(event.clipboardData.getData('text/plain'))
    onChange({ format: 'html', body: html })
  }
  const again = () => {
    setRich(undefined)
    onChange(undefined)
  }

  if (rich !== undefined && value) {
    return (
      <Preview
        facts={t('pastedAs', { format: t('formatted'), n: rich.length })}
        text={previewOf(rich)}
        action={<Button onPress={again}>{t('otherText')}</Button>}
      />
    )
  }
  const body = value?.body ?? ''
  return (
    <div onPaste={onPaste} style={{ display: 'grid', gap: '1rem' }}>
      <TextArea
        name="content"
        label={t('text')}
        hint={t('textHint')}
        required
        rows={10}
        value={body}
        onChange={(text) => onChange({ body: text, format: chosen ?? guessFormat(text) })}
      />
      {value && body && (
        <Select<ImportFormat>
          name="format"
          label={t('format')}
          options={[
            { value: 'markdown', label: t('markdown') },
            { value: 'html', label: t('html') },
            { value: 'text', label: t('plain') },
          ]}
          value={value.format}
          onChange={(format) => {
            setChosen(format)
            onChange({ body, format })
          }}
        />
      )}
    </div>
  )
}
