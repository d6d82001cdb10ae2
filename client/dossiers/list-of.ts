import type { Locale } from '#shared/auth/schema.ts'
import { languageTags } from '#client/lib/text.tsx'

/** "de gemeenten en de waterschappen". */
export const listOf = (words: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(languageTags[locale], { type: 'conjunction' }).format(words)
