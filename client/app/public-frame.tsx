import type { ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { SkipLinks } from '#client/ui/skip-links.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { appMessages } from './messages.ts'
import { ProductMark } from './product-mark.tsx'
import styles from './public-frame.module.css'

/** Round the pages for who is not signed in: the name, the language, the page, the statement. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const t = useText(appMessages)
  return (
    <div className={styles.frame}>
      <SkipLinks label={t('skip')} links={[{ target: 'inhoud', label: t('skipToContent') }]} />
      <header className={styles.bar}>
        <span className={styles.name}>
          <ProductMark />
          {t('product')}
        </span>
        <LanguageSwitch />
      </header>
      <main id="inhoud" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.foot}>
        <Link href="/toegankelijkheid">{t('accessibility')}</Link>
      </footer>
    </div>
  )
}
