import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { cx } from '#client/lib/class-names.ts'
import { later, laterOver } from '#client/ui/later.tsx'
import { useSession } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { FrameProvider, useFrame } from '#client/ui/frame.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Link } from '#client/ui/link.tsx'
import { SkipLinks } from '#client/ui/skip-links.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { CommandButton } from './command-button.tsx'
import { SavedLanguageSwitch } from './saved-language-switch.tsx'
import { appMessages } from './messages.ts'
import { Navigation } from './navigation.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { ProductMark } from './product-mark.tsx'
import styles from './shell.module.css'

const SessionWatch = later(async () => (await import('./session-watch.tsx')).SessionWatch, null, 'silent')
const EndedOverlay = laterOver(async () => (await import('./ended-overlay.tsx')).EndedOverlay)

const STORAGE_KEY = 'samenschrift.navigation'

/** Milliseconds that the page has for itself before the end of the session is asked after; that is hours away. */
const WATCH_AFTER_MS = 3000

/** The bars round every page of who is signed in. */
export const Shell = ({ children }: { readonly children: ReactNode }) => (
  <FrameProvider>
    <ShellFrame>{children}</ShellFrame>
  </FrameProvider>
)

function ShellFrame({ children }: { readonly children: ReactNode }) {
  const t = useText(appMessages)
  const { session } = useSession()
  const [isHidden, setHidden] = useState(() => localStorage.getItem(STORAGE_KEY) === 'hidden')
  const [isWatching, setWatching] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWatching(true), WATCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  const toggle = () => {
    localStorage.setItem(STORAGE_KEY, isHidden ? 'shown' : 'hidden')
    setHidden(!isHidden)
  }
  return (
    <div className={styles.shell}>
      <SkipLinks
        label={t('skip')}
        links={[
          { target: 'inhoud', label: t('skipToContent') },
          { target: 'navigatie', label: t('skipToNavigation') },
        ]}
      />
      <TopBar />
      <OfflineBanner />
      <div className={cx(styles.columns, isHidden && styles.wide)}>
        <div className={styles.side}>
          <div className={styles.sideScroll}>
            {!isHidden && <Navigation id="navigatie" />}
            <div className={styles.toggle}>
              <IconButton
                icon={isHidden ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
                label={t(isHidden ? 'showNavigation' : 'hideNavigation')}
                aria-expanded={!isHidden}
                onPress={toggle}
              />
            </div>
          </div>
        </div>
        <main id="inhoud" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      {isWatching && session.state === 'signed-in' && <SessionWatch />}
      {session.state === 'ended' && <EndedOverlay />}
    </div>
  )
}

function TopBar() {
  const t = useText(appMessages)
  const { setSlot, isSlotUsed } = useFrame()
  return (
    <header className={styles.bar}>
      <NavigationSheet />
      <Link href="/dossiers" className={styles.name}>
        <ProductMark />
        <span>{t('product')}</span>
      </Link>
      <Breadcrumbs />
      <div ref={setSlot} className={styles.slot} />
      <CommandButton small={isSlotUsed} />
      {!isSlotUsed && (
        <div className={styles.language}>
          <SavedLanguageSwitch />
        </div>
      )}
      <AccountMenu />
    </header>
  )
}

/** On a narrow screen the navigation comes in from the side, and goes when a page is chosen. */
function NavigationSheet() {
  const t = useText(appMessages)
  const [path] = useLocation()
  const [openedOn, setOpenedOn] = useState<string>()
  return (
    <div className={styles.menuButton}>
      <IconButton icon={IconMenu2} label={t('openNavigation')} onPress={() => setOpenedOn(path)} />
      <Sheet open={openedOn === path} onClose={() => setOpenedOn(undefined)} title={t('navigation')} side="start">
        <Navigation />
      </Sheet>
    </div>
  )
}
