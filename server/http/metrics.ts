import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Middleware } from './context.ts'

/** Seconds; from a cached answer to one that a person notices. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Figures for Prometheus. `figures` are read when somebody asks. */
export function createMetrics(figures: () => Readonly<Record<string, number>>) {
  const registry = new Registry()
  const durations = new Histogram({
    name: 'samenschrift_http_request_duration_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  void new Gauge({
    name: 'samenschrift_sync',
    help: 'The sync engine: open rooms, connections and such',
    labelNames: ['figure'],
    registers: [registry],
    collect() {
      for (const [figure, value] of Object.entries(figures())) this.set({ figure }, value)
    },
  })
  const measure: Middleware = async function measureRequest(c, next) {
    const startedMs = performance.now()
    await next()
    // the pattern, not the path: one line per route, and no ids
    const route = matchedRoutes(c).findLast((matched) => matched.method !== 'ALL')?.path ?? 'none'
    const labels = { method: c.req.method, route, status: String(c.res.status) }
    durations.observe(labels, (performance.now() - startedMs) / 1000)
  }
  return {
    measure,
    /** Event loop, memory, garbage: of the whole process, so once per process. */
    collectProcess: () => collectDefaultMetrics({ register: registry, prefix: 'samenschrift_' }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
export type Metrics = Pick<ReturnType<typeof createMetrics>, 'measure' | 'text' | 'contentType' | 'collectProcess'>
