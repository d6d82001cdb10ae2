import { useMemo } from 'react'
import type { Locale } from '#shared/auth/schema.ts'
import { defineMessages, languageTags, say, useLocale } from './text.tsx'

const messages = defineMessages({
  nl: {
    time: '{time} uur',
    today: 'vandaag',
    yesterday: 'gisteren',
    daysAgo: { one: '{n} dag geleden', other: '{n} dagen geleden' },
    at: '{day} om {time}',
  },
  en: {
    time: '{time}',
    today: 'today',
    yesterday: 'yesterday',
    daysAgo: { one: '{n} day ago', other: '{n} days ago' },
    at: '{day} at {time}',
  },
})

/** Up to this many days a date is told as "3 dagen geleden". */
const RELATIVE_DAYS = 6
const DAY_MS = 86_400_000

const clockOf = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(languageTags[locale], {
    hour: locale === 'nl' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(new Date(instant))
    .replace(':', locale === 'nl' ? '.' : ':')
    // "9.05 uur": Intl keeps the zero of a Dutch hour
    .replace(/^0(?=\d\.)/u, '')

/** "14.32 uur", in the time zone of the reader. */
const formatTime = (instant: string, locale: Locale): string =>
  say(messages, locale, 'time', { time: clockOf(instant, locale) })

/** "3 december 2026". */
const formatDay = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(languageTags[locale], { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  )

/** "3 december 2026" of a calendar day (`2026-12-03`), the same for every reader wherever he is. */
const formatDate = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** Days between two instants by the calendar of the reader: 23.59 and 0.01 uur are a day apart. */
const daysBetween = (earlier: Date, later: Date): number => {
  // rounded: the two nights of summer time make days of 23 and 25 hours
  return Math.round((midnight(later) - midnight(earlier)) / DAY_MS)
}

/** "vandaag", "gisteren", "3 dagen geleden", and a date when it is longer ago or still to come. */
function formatRelativeDay(instant: string, locale: Locale, nowMs: number): string {
  const days = daysBetween(new Date(instant), new Date(nowMs))
  if (days === 0) return say(messages, locale, 'today')
  if (days === 1) return say(messages, locale, 'yesterday')
  if (days > 1 && days <= RELATIVE_DAYS) return say(messages, locale, 'daysAgo', { n: days })
  return formatDay(instant, locale)
}

/** "vandaag om 14.32 uur", "3 december 2026 om 9.05 uur". */
export const formatMoment = (instant: string, locale: Locale, nowMs: number): string =>
  say(messages, locale, 'at', { day: formatRelativeDay(instant, locale, nowMs), time: formatTime(instant, locale) })

/** The formats in the language of now; instants are RFC 3339. */
export function useFormat() {
  const { locale } = useLocale()
  return useMemo(
    () => ({
      time: (instant: string) => formatTime(instant, locale),
      day: (instant: string) => formatDay(instant, locale),
      date: (day: string) => formatDate(day, locale),
      relativeDay: (instant: string) => formatRelativeDay(instant, locale, Date.now()),
      moment: (instant: string) => formatMoment(instant, locale, Date.now()),
    }),
    [locale],
  )
}
