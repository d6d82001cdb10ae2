import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AppContext, Middleware } from './context.ts'

/** Seconds; from a cached answer to one that a person waits for. Each costs a line per route. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5]

/**
 * What a request is counted under: the pattern, not the path, and of what is no route nothing that the client chose. So
 * the figures are as many as there are routes, whatever is asked.
 */
function labelsOf(c: AppContext): { method: string; route: string } {
  const matched = matchedRoutes(c).findLast((each) => each.method !== 'ALL')
  return matched ? { method: matched.method, route: matched.path } : { method: 'any', route: 'none' }
}

/** Figures for Prometheus. `figures` are read when somebody asks. */
export function createMetrics(figures: () => Readonly<Record<string, number>>) {
  const registry = new Registry()
  const durations = new Histogram({
    name: 'samenschrift_http_request_duration_seconds',
    help: 'How long requests took, by route',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const answers = new Counter({
    name: 'samenschrift_http_answers_total',
    help: 'Answers, by route and by the first digit of the status',
    labelNames: ['method', 'route', 'status'],
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
    const labels = labelsOf(c)
    durations.observe(labels, (performance.now() - startedMs) / 1000)
    answers.inc({ ...labels, status: `${Math.floor(c.res.status / 100)}xx` })
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
