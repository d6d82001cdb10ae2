import { useRef, useState } from 'react'
import { IconUpload } from '@tabler/icons-react'
import type { ImportFormat } from '#shared/documents/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Field } from '#client/ui/field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { formatOfFile, previewOf, readText, type Imported } from './import-text.ts'
import { paperMessages } from './messages.ts'
import { Preview } from './preview.tsx'
import styles from './upload-field.module.css'

interface UploadFieldProps {
  readonly value: Imported | undefined
  readonly onChange: (text: Imported | undefined, fileName: string) => void
}

/** A file from this computer. What cannot be read is said at once, and what was chosen before stays. */
export function UploadField({ value, onChange }: UploadFieldProps) {
  const t = useText(paperMessages)
  const picker = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const formatName = (format: ImportFormat) => t(format === 'text' ? 'plain' : format)

  const take = async (file: File | undefined) => {
    if (!file) return
    const format = formatOfFile(file.name)
    if (!format) return setRefusal(t('fileKind', { name: file.name }))
    const body = await readText(file)
    if (body === undefined) return setRefusal(t('fileNotText', { name: file.name }))
    setRefusal(undefined)
    setName(file.name)
    onChange({ format, body }, file.name)
  }

  return (
    <>
      <div hidden={value !== undefined}>
        <Field name="file" label={t('file')} hint={t('fileHint')} required>
          {(control) => (
            <input
              {...control}
              // the file itself is not sent, its text is: once there is text, no file is asked for
              required={value === undefined}
              ref={picker}
              type="file"
              accept=".md,.markdown,.html,.htm,.txt"
              className={styles.file}
              onChange={(event) => void take(event.target.files?.[0])}
            />
          )}
        </Field>
      </div>
      {value && (
        <Preview
          facts={t('picked', { name, format: formatName(value.format), n: value.body.length })}
          text={previewOf(value.body)}
          action={
            <Button icon={IconUpload} onPress={() => picker.current?.click()}>
              {t('otherFile')}
            </Button>
          }
        />
      )}
      {refusal && <Notice tone="error">{refusal}</Notice>}
    </>
  )
}
