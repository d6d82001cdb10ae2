import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { FieldErrorsContext } from '#client/ui/field.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { backToText } from './back-to-text.ts'
import { hrefOfTyped } from './addresses.ts'
import { LinkSearch } from './link-search.tsx'
import { linkMessages } from './link-messages.ts'

interface LinkDialogProps {
  readonly editor: Editor
  readonly onClose: () => void
}

/** Asks for the address, and for the words when nothing is selected. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const t = useText(linkMessages)
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function LinkForm({ editor, onClose }: LinkDialogProps) {
  const t = useText(linkMessages)
  const known: unknown = editor.getAttributes('link')['href']
  const needsText = editor.state.selection.empty && typeof known !== 'string'
  const [address, setAddress] = useState(typeof known === 'string' ? known : '')
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const inText = (run: () => void): void => backToText(editor, onClose, run)
  const submit = (): void => {
    const href = hrefOfTyped(address)
    if (!href) return setWrong(true)
    inText(() => {
      if (needsText) {
        editor.commands.insertContent({
          type: 'text',
          text: text.trim() || href,
          marks: [{ type: 'link', attrs: { href } }],
        })
      } else editor.chain().extendMarkRange('link').setLink({ href }).run()
    })
  }
  return (
    <Form onSubmit={submit} error={null} rules={{ address: t('rule') }}>
      <LinkSearch
        editor={editor}
        onChoose={(place) => {
          setAddress(place.href)
          if (text === '') setText(place.text)
        }}
      />
      <FieldErrorsContext value={isWrong ? { address: t('rule') } : {}}>
        <TextField
          name="address"
          label={t('address')}
          hint={t('hint')}
          required
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={setAddress}
        />
      </FieldErrorsContext>
      {needsText && <TextField name="text" label={t('text')} value={text} onChange={setText} />}
      <FormActions submit={t('save')}>
        {typeof known === 'string' && (
          <Button onPress={() => inText(() => editor.chain().extendMarkRange('link').unsetLink().run())}>
            {t('remove')}
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
