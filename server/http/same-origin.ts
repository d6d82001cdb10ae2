import { Problem } from '#shared/lib/problem.ts'
import type { AppContext, Middleware } from './context.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Does this request come from our own pages, or from a program that is no browser?
 * `Sec-Fetch-Site` is set by every current browser and cannot be set by a page (Fetch Metadata); `Origin` is compared
 * for those that lack it. A program that sends neither carries no ambient cookie, so there is nothing to forge.
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const isOwnOrigin = origin === publicUrl || (publicUrl.startsWith('http:') && origin === ownHost(headers))
  if (site && site !== 'same-origin' && site !== 'none') return false
  return origin === null || isOwnOrigin
}

/**
 * The origin as addressed: a browser sets Host itself, so equality means the page came from this very server. Only where
 * users come over http: with https, a page over http on the same host is whoever sits on the line.
 */
function ownHost(headers: Headers): string | undefined {
  const host = headers.get('host')
  return host ? `http://${host}` : undefined
}

/** Refuses unsafe requests from another origin; `onRefused` writes it down. */
export const sameOrigin = (publicUrl: string, onRefused: (c: AppContext) => Promise<void>): Middleware =>
  async function sameOriginOnly(c, next) {
    if (!SAFE.has(c.req.method) && !isSameOrigin(c.req.raw.headers, publicUrl)) {
      await onRefused(c)
      throw new Problem('cross-origin')
    }
    await next()
  }
