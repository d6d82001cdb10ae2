import { performance, type EventLoopUtilization } from 'node:perf_hooks'
import type { Clock } from '#server/lib/clock.ts'
import { BUSY_UTILIZATION, BUSY_WINDOW_MS, LOAD_SAMPLE_MS, PRESENCE_DELAY_MS, PRESENCE_INTERVAL_MS } from './limits.ts'

/** Whether the event loop is busy, looked at when somebody asks: no timer of its own. */
export class Load {
  readonly #clock: Clock
  #sampledAt = 0
  #sample: EventLoopUtilization = performance.eventLoopUtilization()
  #isBusy = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  isBusy(): boolean {
    const now = this.#clock()
    if (now - this.#sampledAt < LOAD_SAMPLE_MS) return this.#isBusy
    const sample = performance.eventLoopUtilization()
    this.#isBusy = performance.eventLoopUtilization(sample, this.#sample).utilization > BUSY_UTILIZATION
    this.#sample = sample
    this.#sampledAt = now
    return this.#isBusy
  }
}

/**
 * When a room shows what it has. Document changes at once, while the event loop is busy at most every
 * {@link BUSY_WINDOW_MS}; presence with the next document frame or soon after, at most every
 * {@link PRESENCE_INTERVAL_MS}.
 */
export class Tempo {
  readonly #show: () => void
  readonly #clock: Clock
  readonly #isBusy: () => boolean
  #documentTimer: NodeJS.Timeout | undefined
  #presenceTimer: NodeJS.Timeout | undefined
  #documentAt = -BUSY_WINDOW_MS
  #presenceAt = -PRESENCE_INTERVAL_MS

  constructor(show: () => void, clock: Clock, isBusy: () => boolean) {
    this.#show = show
    this.#clock = clock
    this.#isBusy = isBusy
  }

  /** Something is to be shown: now, or when the window ends. */
  documentChanged(): void {
    if (this.#documentTimer) return
    const waitMs = this.#isBusy() ? this.#documentAt + BUSY_WINDOW_MS - this.#clock() : 0
    if (waitMs <= 0) this.#showNow()
    else this.#documentTimer = setTimeout(() => this.#showNow(), waitMs)
  }

  /** Somebody's presence is to be shown, soon. */
  presenceChanged(): void {
    if (this.#presenceTimer) return
    const waitMs = Math.max(PRESENCE_DELAY_MS, this.#presenceAt + PRESENCE_INTERVAL_MS - this.#clock())
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = undefined
      this.#show()
    }, waitMs)
  }

  /** Whether presence may go now. Asked while showing; a yes counts as shown. */
  isPresenceDue(): boolean {
    const now = this.#clock()
    if (now - this.#presenceAt < PRESENCE_INTERVAL_MS) return false
    this.#presenceAt = now
    clearTimeout(this.#presenceTimer)
    this.#presenceTimer = undefined
    return true
  }

  stop(): void {
    clearTimeout(this.#documentTimer)
    clearTimeout(this.#presenceTimer)
  }

  #showNow(): void {
    clearTimeout(this.#documentTimer)
    this.#documentTimer = undefined
    this.#documentAt = this.#clock()
    this.#show()
  }
}
