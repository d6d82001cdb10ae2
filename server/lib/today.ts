import type { Day } from '#shared/lib/day.ts'

/** Where the product's days begin and end: a term ends at midnight in the Netherlands, not in Greenwich. */
const ZONE = 'Europe/Amsterdam'

/** The calendar day of a moment. */
export const dayOf = (ms: number): Day =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainDate().toString()

/** The calendar day of an instant as the database and the API write it. */
export const dayOfInstant = (instant: string): Day => dayOf(Date.parse(instant))
