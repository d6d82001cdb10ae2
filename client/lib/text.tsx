import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Locale } from '#shared/auth/schema.ts'

/** A sentence, or its forms by number; `{n}` and other names in braces are filled in. */
type Message = string | { readonly one: string; readonly other: string }
type Values = Readonly<Record<string, string | number>>

export interface Catalogue<K extends string> {
  readonly nl: Readonly<Record<K, Message>>
  readonly en: Readonly<Record<K, Message>>
}

/** The sentences of one feature. English has exactly the keys of Dutch, or it does not compile. */
export const defineMessages = <K extends string>(messages: {
  readonly nl: Readonly<Record<K, Message>>
  readonly en: Readonly<Record<NoInfer<K>, Message>>
}): Catalogue<K> => messages

const pluralRules: Readonly<Record<Locale, Intl.PluralRules>> = {
  nl: new Intl.PluralRules('nl-NL'),
  en: new Intl.PluralRules('en-GB'),
}

/** One sentence in one language. A form by number needs `n` among the values. */
export function say<K extends string>(catalogue: Catalogue<K>, locale: Locale, key: K, values: Values = {}): string {
  const message = catalogue[locale][key]
  const text =
    typeof message === 'string'
      ? message
      : message[pluralRules[locale].select(Number(values.n)) === 'one' ? 'one' : 'other']
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? value.toLocaleString(languageTags[locale]) : value
  })
}

/** BCP 47 tags for `Intl`, `<html lang>` and React Aria. */
export const languageTags: Readonly<Record<Locale, string>> = { nl: 'nl-NL', en: 'en-GB' }

const STORAGE_KEY = 'samenschrift.locale'
const storedLocale = (): Locale => (localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'nl')

interface LocaleChoice {
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
}
const LocaleContext = createContext<LocaleChoice>({ locale: 'nl', setLocale: () => undefined })

/** Holds the language, keeps it in this browser and on `<html lang>`. Dutch unless somebody chose otherwise. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setState] = useState(storedLocale)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const choice = useMemo(
    () => ({
      locale,
      setLocale: (chosen: Locale) => {
        localStorage.setItem(STORAGE_KEY, chosen)
        setState(chosen)
      },
    }),
    [locale],
  )
  return <LocaleContext value={choice}>{children}</LocaleContext>
}

export const useLocale = (): LocaleChoice => use(LocaleContext)

export type Translate<K extends string> = (key: K, values?: Values) => string

/** The sentences of a catalogue in the language of now: `t('documents', { n: 3 })`. */
export function useText<K extends string>(catalogue: Catalogue<K>): Translate<K> {
  const { locale } = useLocale()
  return useCallback((key, values) => say(catalogue, locale, key, values), [catalogue, locale])
}
