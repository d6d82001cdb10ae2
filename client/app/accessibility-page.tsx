import { useText } from '#client/lib/text.tsx'
import { Page, Section } from '#client/ui/page.tsx'
import { accessibilityMessages } from './accessibility-messages.ts'

/** The statement: what we build to, how to work, what is not right yet, where to report. */
export function AccessibilityPage() {
  const t = useText(accessibilityMessages)
  return (
    <Page title={t('title')} intro={t('intro')} narrow>
      <Section title={t('norm')}>
        <p>{t('normBody')}</p>
      </Section>
      <Section title={t('keyboard')}>
        <p>{t('keyboardBody')}</p>
        <p>{t('keyboardEditor')}</p>
      </Section>
      <Section title={t('display')}>
        <p>{t('displayBody')}</p>
      </Section>
      <Section title={t('known')}>
        <p>{t('knownBody')}</p>
      </Section>
      <Section title={t('report')}>
        <p>{t('reportBody')}</p>
      </Section>
    </Page>
  )
}
