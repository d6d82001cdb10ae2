import type { Logger } from './log.ts'

/** A job that runs again and again; `stop` resolves when a run that is under way has ended. */
export interface Scheduled {
  stop(): Promise<void>
}

/**
 * Runs a job every `everyMs` milliseconds, the first time after `firstMs`, never twice at once. A run that fails is
 * logged and tried again at the next time: a job must be able to begin anywhere.
 */
export function schedule(
  name: string,
  { everyMs, firstMs = everyMs }: { everyMs: number; firstMs?: number },
  log: Logger,
  job: () => Promise<unknown>,
): Scheduled {
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const run = async (): Promise<void> => {
    try {
      await job()
    } catch (error) {
      log.error({ err: error, job: name }, 'job failed')
    }
    if (!isStopped) plan(everyMs)
  }
  const plan = (ms: number): void => {
    timer = setTimeout(() => {
      running = run()
    }, ms).unref()
  }
  plan(firstMs)
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
