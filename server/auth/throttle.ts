/** A run of failed attempts. */
export interface Failures {
  readonly count: number
  readonly lastMs: number
}

/** How a kind of key is slowed down. */
export interface Pace {
  /** Failures before any delay: people mistype. */
  readonly free: number
  /** The longest delay. Short enough that nobody can lock somebody else out for long. */
  readonly maxDelayMs: number
  /** After this long without a failure the run is forgotten. */
  readonly forgetMs: number
}

const MINUTE_MS = 60_000
/** Guesses at one account from places it does not know: at most one a minute after a dozen, some 1,400 a day. */
export const accountPace: Pace = { free: 5, maxDelayMs: MINUTE_MS, forgetMs: 60 * MINUTE_MS }
/** Guesses from one address, which may be the proxy of a whole gemeente. */
export const addressPace: Pace = { free: 30, maxDelayMs: MINUTE_MS, forgetMs: 15 * MINUTE_MS }

/** How long to wait before the next attempt; it doubles from one second. Pure: 0 means now. */
export function waitMs(failures: Failures | undefined, pace: Pace, nowMs: number): number {
  if (!failures || failures.count < pace.free || nowMs - failures.lastMs >= pace.forgetMs) return 0
  const delayMs = Math.min(1000 * 2 ** (failures.count - pace.free), pace.maxDelayMs)
  return Math.max(0, failures.lastMs + delayMs - nowMs)
}
