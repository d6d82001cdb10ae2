/**
 * Calendar days as ISO 8601 text (`2026-12-03`), without clock or time zone. A valid day is at the edge's door:
 * `day` in `ids.ts`. Days compare as text.
 */
export type Day = string

/** Days in the months of a year that is no leap year. */
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** Days in four centuries, after which the calendar repeats itself. */
const ERA_DAYS = 146_097
/** From 1 March of the year 0 to 1 January 1970. */
const EPOCH_SHIFT_DAYS = 719_468

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

const write = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

const read = (day: Day): readonly [year: number, month: number, date: number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month, date]
}

const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const

/** Is this a day of the calendar? For values that came past no schema: attributes of a document. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false
  const [year, month, date] = read(value)
  return month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month)
}

/** "3 december 2026": how a day stands in a Dutch text. */
export function writeDay(day: Day): string {
  const [year, month, date] = read(day)
  return `${date} ${monthNames[month - 1] ?? ''} ${year}`
}

/**
 * Days since 1 January 1970; for differences. The year is counted from March, so that the leap day is its last.
 * Source: the civil calendar algorithm described by Howard Hinnant (days_from_civil), written anew.
 */
export function dayNumber(day: Day): number {
  const [calendarYear, month, date] = read(day)
  const year = month <= 2 ? calendarYear - 1 : calendarYear
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return (
    era * ERA_DAYS +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    EPOCH_SHIFT_DAYS
  )
}

function fromDayNumber(number: number): Day {
  const shifted = number + EPOCH_SHIFT_DAYS
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((monthFromMarch + 2) % 12) + 1
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return write(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date)
}

export const addDays = (day: Day, days: number): Day => fromDayNumber(dayNumber(day) + days)

/** How many days later `to` is than `from`; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The same date some months later, or the last of that month when it has no such date (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = read(day)
  const counted = year * 12 + (month - 1) + months
  const newYear = Math.floor(counted / 12)
  const newMonth = (((counted % 12) + 12) % 12) + 1
  return write(newYear, newMonth, Math.min(date, lengthOfMonth(newYear, newMonth)))
}

/** The Monday of the week that a day is in. */
export const startOfWeek = (day: Day): Day => addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7))

/** The first of the month that a day is in. */
export const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`
