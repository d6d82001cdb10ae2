import { Problem } from '#shared/lib/problem.ts'
import { isFull, take, type Bucket, type Supply } from '#server/lib/bucket.ts'
import type { Clock } from '#server/lib/clock.ts'
import type { AppContext, Middleware } from './context.ts'

/** What an account may ask, and what an address of nobody in particular. */
export interface Supplies {
  readonly account: Supply
  readonly address: Supply
}

/**
 * A page asks some ten things at once, and a person opens a page a second; a script may go on at this pace. An address
 * may be the proxy of a whole gemeente that signs in at nine.
 */
const supplies: Supplies = { account: { size: 1000, perSecond: 20 }, address: { size: 5000, perSecond: 100 } }

/** What makes a document, a picture or a version: it is converted, checked and kept. A reaction that is given is one. */
const makesMuch = /\/(?:documents|images|versions|consultations|reactions|inside\/draft)$/u
const MUCH = 20

/** Buckets are thrown away when there are so many, those first that are full. */
const MOST_BUCKETS = 10_000

/**
 * Nobody, and no script of anybody, asks for more than the others can spare.
 * @param who the account, or the address of who has none
 * @throws {Problem} `too-many-requests`, with how long to wait
 */
export function rateLimit(
  clock: Clock,
  who: (c: AppContext) => { readonly account: string } | { readonly address: string },
  { account, address } = supplies,
): Middleware {
  const buckets = new Map<string, { readonly supply: Supply; readonly bucket: Bucket }>()
  const makeRoom = (nowMs: number): void => {
    for (const [key, { bucket, supply }] of buckets) if (isFull(bucket, supply, nowMs)) buckets.delete(key)
    if (buckets.size >= MOST_BUCKETS) buckets.clear()
  }
  return async function limitRate(c, next) {
    const asker = who(c)
    const [key, supply] =
      'account' in asker ? [`account ${asker.account}`, account] : [`address ${asker.address}`, address]
    const cost = c.req.method === 'POST' && makesMuch.test(c.req.path) ? MUCH : 1
    const nowMs = clock()
    const { bucket, waitMs } = take(buckets.get(key)?.bucket, cost, supply, nowMs)
    if (!buckets.has(key) && buckets.size >= MOST_BUCKETS) makeRoom(nowMs)
    buckets.set(key, { supply, bucket })
    if (waitMs > 0) throw new Problem('too-many-requests', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
    await next()
  }
}
