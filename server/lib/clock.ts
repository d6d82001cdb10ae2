/** Milliseconds since the epoch. Passed to whatever needs the time, so that tests own it. */
export type Clock = () => number

/** The UTC instant as RFC 3339 with milliseconds: the only form of a time in the database and the API. */
export const toInstant = (ms: number): string => new Date(ms).toISOString()
