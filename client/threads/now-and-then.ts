/** At most one sentence in so many milliseconds about what others do. */
const EVERY_MS = 10_000

/**
 * Gathers news and tells it together: the first at once, what comes after it within ten seconds as one.
 * @returns what takes news in, and what ends it
 */
export function nowAndThen<T>(tellAll: (news: readonly T[]) => void) {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    if (waiting.length === 0) return
    const news = waiting
    waiting = []
    timer = setTimeout(flush, EVERY_MS)
    tellAll(news)
  }
  return {
    tell: (news: readonly T[]): void => {
      waiting.push(...news)
      if (timer === undefined) flush()
    },
    stop: (): void => clearTimeout(timer),
  }
}
