import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { AnnounceProvider } from '#client/lib/announce.tsx'
import { applyDensity, storedDensity } from '#client/lib/density.ts'
import { createQueryClient } from '#client/lib/query-client.ts'
import { watchSheets } from '#client/lib/sheets.ts'
import { SessionProvider } from '#client/lib/session.tsx'
import { languageTags, LocaleProvider, useLocale, useText } from '#client/lib/text.tsx'
import { uiMessages } from '#client/ui/messages.ts'
import { FailureBoundary } from './failure-boundary.tsx'
import { Routes } from './routes.tsx'
import './font.css'
import './theme.css'

/** React Aria's own words, and the names in the live regions, in the language of now. */
function Language({ children }: { readonly children: ReactNode }) {
  const { locale } = useLocale()
  const t = useText(uiMessages)
  return (
    <I18nProvider locale={languageTags[locale]}>
      <AnnounceProvider closeLabel={t('close')}>{children}</AnnounceProvider>
    </I18nProvider>
  )
}

function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LocaleProvider>
        <Language>
          <FailureBoundary>
            <SessionProvider>
              <Routes />
            </SessionProvider>
          </FailureBoundary>
        </Language>
      </LocaleProvider>
    </QueryClientProvider>
  )
}

watchSheets()
const queryClient = createQueryClient()
applyDensity(storedDensity())
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
