import { useMutation } from '@tanstack/react-query'
import type { Account, PasswordLink } from '#shared/admin/schema.ts'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Stack } from '#client/ui/card.tsx'
import { CopyField } from '#client/ui/copy-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { adminMessages } from './messages.ts'

interface PasswordLinkDialogProps {
  readonly account: Account
  readonly onClose: () => void
}

/** Makes a link by which somebody chooses a new password, and shows it the only time it can be seen. */
export function PasswordLinkDialog({ account, onClose }: PasswordLinkDialogProps) {
  const t = useText(adminMessages)
  const format = useFormat()
  const { name } = account
  const make = useMutation({ mutationFn: () => api.post<PasswordLink>(`/accounts/${part(account.id)}/password-link`) })
  return (
    <Dialog open onClose={onClose} title={t('passwordLinkTitle', { name })} dismissable={false}>
      {make.data ? (
        <Stack>
          <p>{t('passwordLinkMade', { name, moment: format.moment(make.data.expiresAt) })}</p>
          <CopyField label={t('passwordLinkField')} value={make.data.link} />
          <div>
            <Button look="primary" onPress={onClose}>
              {t('done')}
            </Button>
          </div>
        </Stack>
      ) : (
        <Form error={make.error} onSubmit={() => make.mutate()}>
          <p>{t('passwordLinkBody', { name })}</p>
          <FormActions submit={t('passwordLinkMake')} isPending={make.isPending} onCancel={onClose} />
        </Form>
      )}
    </Dialog>
  )
}
