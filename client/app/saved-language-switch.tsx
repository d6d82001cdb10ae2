import { useMutation } from '@tanstack/react-query'
import type { Locale, Me } from '#shared/auth/schema.ts'
import { api } from '#client/lib/api.ts'
import { useSession } from '#client/lib/session.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** Keeps the language with the person, so that it is there on every device. */
export function useSaveLanguage() {
  const { changed } = useSession()
  return useMutation({
    mutationFn: (locale: Locale) => api.patch<Me>('/profile', { locale }),
    // when it fails, the language still is what was chosen here; the next choice is saved again
    onSuccess: changed,
  })
}

export function SavedLanguageSwitch() {
  const save = useSaveLanguage()
  return <LanguageSwitch onSwitch={(locale) => save.mutate(locale)} />
}
