import { useMutation } from '@tanstack/react-query'
import { IconAccessible, IconLanguage, IconLogout, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useCommands } from '#client/lib/commands.ts'
import { signOut, signOutWarnings, useMe } from '#client/lib/session.tsx'
import { useLocale, useText } from '#client/lib/text.tsx'
import { fullName, organisationColour } from '#client/organisations/names.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { appMessages } from './messages.ts'
import { useSaveLanguage } from './saved-language-switch.tsx'
import styles from './account-menu.module.css'

/** Who one is, and what belongs to that: profile, language, signing out. */
export function AccountMenu() {
  const t = useText(appMessages)
  const me = useMe()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const { locale, setLocale } = useLocale()
  const save = useSaveLanguage()
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const leave = useMutation({ mutationFn: () => signOut(), onError: () => announce.show(t('signOutFailed')) })
  const start = () => {
    const found = signOutWarnings('leaving')
    if (found.length > 0) setWarnings(found)
    else leave.mutate()
  }
  const switchLanguage = () => {
    const other = locale === 'nl' ? 'en' : 'nl'
    setLocale(other)
    save.mutate(other)
  }
  const actions = [
    { id: 'profile', label: t('profile'), icon: IconUser, run: () => navigate('/profiel') },
    { id: 'language', label: t('language'), icon: IconLanguage, run: switchLanguage },
    {
      id: 'accessibility',
      label: t('accessibility'),
      icon: IconAccessible,
      run: () => navigate('/toegankelijkheid'),
    },
  ]
  const last = [{ id: 'sign-out', label: t('signOut'), icon: IconLogout, run: start }]
  useCommands(() =>
    [...actions, ...last].map(({ id, label, icon, run }) => ({
      id,
      label,
      icon,
      run,
      group: id === 'profile' || id === 'accessibility' ? 'go' : 'do',
    })),
  )
  return (
    <>
      <Menu
        label={t('account', { name: me.name })}
        trigger={
          <AriaButton className={styles.button ?? ''} aria-label={t('account', { name: me.name })}>
            <Avatar name={me.name} colour={organisationColour(me.organisation)} />
          </AriaButton>
        }
        heading={
          <span className={styles.who}>
            <strong>{me.name}</strong>
            <span>{fullName(me.organisation)}</span>
          </span>
        }
        actions={actions}
        last={last}
      />
      <Confirm
        open={warnings.length > 0}
        onClose={() => setWarnings([])}
        title={t('signOutTitle')}
        confirmLabel={t('signOutAnyway')}
        onConfirm={() => leave.mutate()}
        pending={leave.isPending}
        danger
      >
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </Confirm>
    </>
  )
}
