import { useLocale, useText } from '#client/lib/text.tsx'
import { appMessages } from './messages.ts'
import styles from './language-switch.module.css'

/** To the other language; named in that language, so that who needs it can read it. */
export function LanguageSwitch({ onSwitch }: { readonly onSwitch?: (locale: 'nl' | 'en') => void }) {
  const t = useText(appMessages)
  const { locale, setLocale } = useLocale()
  const other = locale === 'nl' ? 'en' : 'nl'
  return (
    <button
      type="button"
      lang={other}
      className={styles.switch}
      onClick={() => {
        setLocale(other)
        onSwitch?.(other)
      }}
    >
      {t('language')}
    </button>
  )
}
