import { BURST_BYTES, BYTES_PER_SECOND } from './limits.ts'

/** A token bucket over bytes: {@link BURST_BYTES} at once, {@link BYTES_PER_SECOND} on average. */
export class Bucket {
  #bytes = BURST_BYTES
  #filledAtMs: number

  constructor(nowMs: number) {
    this.#filledAtMs = nowMs
  }

  /** Takes so many bytes. @returns how long to stop reading, in milliseconds; 0 when there is room */
  take(bytes: number, nowMs: number): number {
    const earned = ((nowMs - this.#filledAtMs) / 1_000) * BYTES_PER_SECOND
    this.#bytes = Math.min(BURST_BYTES, this.#bytes + Math.max(0, earned)) - bytes
    this.#filledAtMs = nowMs
    return this.#bytes >= 0 ? 0 : Math.ceil((-this.#bytes / BYTES_PER_SECOND) * 1_000)
  }
}
