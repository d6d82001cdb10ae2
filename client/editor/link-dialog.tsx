import type { Editor } from '@tiptap/react'
import { lazy, Suspense, useState } from 'react'
import { safeHref } from '#shared/documents/href.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { FieldErrorsContext } from '#client/ui/field.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { editorMessages } from './messages.ts'

const LinkSearch = lazy(async () => ({ default: (await import('./link-search.tsx')).LinkSearch }))

interface LinkDialogProps {
  readonly editor: Editor
  readonly open: boolean
  readonly onClose: () => void
}

/** The address that somebody typed, completed: `rijksoverheid.nl` and `a@b.nl` are enough. */
function hrefOf(typed: string): string | undefined {
  const given = typed.trim()
  if (/^[^\s/@:]+@[^\s/@:]+\.[^\s/@:]+$/u.test(given)) return safeHref(`mailto:${given}`)
  if (/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(given)) return safeHref(`https://${given}`)
  return safeHref(given)
}

/** Asks for the address, and for the words when nothing is selected. */
export function LinkDialog({ editor, open, onClose }: LinkDialogProps) {
  const t = useText(editorMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('linkTitle')}>
      {open && <LinkForm editor={editor} onClose={onClose} />}
    </Dialog>
  )
}

function LinkForm({ editor, onClose }: Omit<LinkDialogProps, 'open'>) {
  const t = useText(editorMessages)
  const known: unknown = editor.getAttributes('link')['href']
  const needsText = editor.state.selection.empty && typeof known !== 'string'
  const [address, setAddress] = useState(typeof known === 'string' ? known : '')
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  /** After the dialog is gone, which gives the focus back to its button first. */
  const inText = (run: () => void): void => {
    onClose()
    run()
    requestAnimationFrame(() => editor.view.focus())
  }
  const submit = (): void => {
    const href = hrefOf(address)
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
    <Form onSubmit={submit} error={null} rules={{ address: t('linkRule') }}>
      <Suspense>
        <LinkSearch
          editor={editor}
          onChoose={(place) => {
            setAddress(place.href)
            if (text === '') setText(place.text)
          }}
        />
      </Suspense>
      <FieldErrorsContext value={isWrong ? { address: t('linkRule') } : {}}>
        <TextField
          name="address"
          label={t('linkAddress')}
          hint={t('linkHint')}
          required
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={setAddress}
        />
      </FieldErrorsContext>
      {needsText && <TextField name="text" label={t('linkText')} value={text} onChange={setText} />}
      <FormActions submit={t('linkSave')}>
        {typeof known === 'string' && (
          <Button onPress={() => inText(() => editor.chain().extendMarkRange('link').unsetLink().run())}>
            {t('linkRemove')}
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
