import { Hono } from 'hono'
import { Problem } from '#shared/lib/problem.ts'
import { storageFault } from '#server/db/storage-errors.ts'
import type { AppEnv } from './context.ts'
import type { Metrics } from './metrics.ts'

interface Asked {
  readonly metrics: Metrics
  /** Resolves when the server can serve: the database answers and can be written. */
  readonly demandReady: () => Promise<void>
}

/** For whoever runs the server: alive, ready, figures. */
export const operationRoutes = ({ metrics, demandReady }: Asked) =>
  new Hono<AppEnv>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        await demandReady()
      } catch (cause) {
        throw new Problem('not-ready', { detail: `storage: ${storageFault(cause) ?? 'unknown'}` })
      }
      return c.text('ready')
    })
    .get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }))
