import { IconFolders, IconFolderPlus, IconSearch, IconSettings } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { cx } from '#client/lib/class-names.ts'
import { useCommands, type Command } from '#client/lib/commands.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { laterOver } from '#client/ui/later.tsx'
import { appMessages } from './messages.ts'
import styles from './command-button.module.css'

const loadMenu = () => import('#client/search/command-menu.tsx')
const CommandMenu = laterOver(async () => (await loadMenu()).CommandMenu)
const NewDossierDialog = laterOver(
  async () => (await import('#client/dossiers/new-dossier-dialog.tsx')).NewDossierDialog,
)

const isMac = /mac|iphone|ipad/iu.test(navigator.platform)

/**
 * The way to everything: a button, and Ctrl+K (Cmd+K) wherever one is.
 * @param small only the icon: where the page has its own things in the bar
 */
export function CommandButton({ small }: { readonly small: boolean }) {
  const t = useText(appMessages)
  const [shown, setShown] = useState<'menu' | 'new-dossier'>()
  const close = () => setShown(undefined)
  useMenuKey(() => setShown('menu'))
  useShellCommands(() => setShown('new-dossier'))
  return (
    <>
      <button
        type="button"
        className={cx(styles.button, small && styles.small)}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => setShown('menu')}
      >
        <Icon of={IconSearch} size={18} />
        <span className={styles.label}>{t('commandMenu')}</span>
        <span className={styles.key} aria-hidden="true">
          {isMac ? '⌘K' : 'Ctrl+K'}
        </span>
      </button>
      {shown === 'menu' && <CommandMenu open onClose={close} />}
      {shown === 'new-dossier' && <NewDossierDialog open onClose={close} />}
    </>
  )
}

/** Before anything else that may listen for the key, the editor and the browser's own address bar too. */
function useMenuKey(open: () => void): void {
  useEffect(() => {
    // so that it is there when the connection is not
    const timer = setTimeout(() => void loadMenu().catch(() => undefined), 3000)
    const onKey = (event: KeyboardEvent): void => {
      const isOurs = event.key.toLowerCase() === 'k' && !event.shiftKey && !event.altKey
      if (!isOurs || !(isMac ? event.metaKey : event.ctrlKey)) return
      event.preventDefault()
      event.stopPropagation()
      // over another dialog it would be a window on a window
      if (!document.querySelector('[role="dialog"], [role="alertdialog"]')) open()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  })
}

function useShellCommands(newDossier: () => void): void {
  const t = useText(appMessages)
  const { isAdmin } = useMe()
  const [, navigate] = useLocation()
  useCommands(() => {
    const commands: Command[] = [
      { id: 'dossiers', group: 'go', label: t('dossiers'), icon: IconFolders, run: () => navigate('/dossiers') },
      { id: 'new-dossier', group: 'do', label: t('newDossier'), icon: IconFolderPlus, run: newDossier },
    ]
    if (!isAdmin) return commands
    const parts = [
      ['/beheer', t('administration')],
      ['/beheer/uitnodigingen', t('administrationInvitations')],
      ['/beheer/organisaties', t('administrationOrganisations')],
      ['/beheer/sjablonen', t('administrationTemplates')],
      ['/beheer/logboek', t('administrationLog')],
    ] as const
    return [
      ...commands,
      ...parts.map(([path, label]): Command => ({
        id: path,
        group: 'go',
        label,
        icon: IconSettings,
        run: () => navigate(path),
      })),
    ]
  })
}
