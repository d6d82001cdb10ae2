import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLog } from '#server/lib/log.ts'
import { schedule } from '#server/lib/schedule.ts'

const log = createLog('silent')

describe('a job that runs again and again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('runs after its first wait and then at its pace, and no more once stopped', async () => {
    let runs = 0
    const job = schedule('count', { everyMs: 100, firstMs: 10 }, log, () => Promise.resolve((runs += 1)))
    await vi.advanceTimersByTimeAsync(9)
    expect(runs).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(runs).toBe(1)
    await vi.advanceTimersByTimeAsync(250)
    expect(runs).toBe(3)
    await job.stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs).toBe(3)
  })

  test('never runs twice at once, and stopping waits for the run that is under way', async () => {
    const ends: (() => void)[] = []
    const job = schedule('slow', { everyMs: 10 }, log, () => new Promise<void>((resolve) => ends.push(resolve)))
    await vi.advanceTimersByTimeAsync(100)
    expect(ends).toHaveLength(1)
    let isStopped = false
    const stopping = job.stop().then(() => (isStopped = true))
    await vi.advanceTimersByTimeAsync(100)
    expect(isStopped).toBe(false)
    ends[0]?.()
    await stopping
    await vi.advanceTimersByTimeAsync(100)
    expect(ends).toHaveLength(1)
  })

  test('goes on after a run that failed', async () => {
    let runs = 0
    const job = schedule('fails', { everyMs: 10 }, log, () => {
      runs += 1
      return Promise.reject(new Error('no'))
    })
    await vi.advanceTimersByTimeAsync(30)
    expect(runs).toBe(3)
    await job.stop()
  })
})
