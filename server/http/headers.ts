import type { Middleware } from './context.ts'

/** One year, the least that internet.nl and the NCSC guideline ask. */
const HSTS_SECONDS = 31_536_000
/** The version of our API: in every answer and in its OpenAPI. */
export const API_VERSION = '1.0.0'

/**
 * No inline script, nothing from elsewhere, in nobody's frame. Styles may be inline: ProseMirror, React Aria and table
 * column widths set style attributes, which can show but not run anything. A picture that is being uploaded is shown from
 * the browser's own memory (`blob:`).
 */
const contentSecurityPolicy = (socketOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${socketOrigin}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Security headers on every answer; what is under `/api` is cached only where it says so. */
export const securityHeaders = (publicUrl: string, isSecure: boolean): Middleware => {
  const policy = contentSecurityPolicy(publicUrl.replace(/^http/u, 'ws'))
  return async function setSecurityHeaders(c, next) {
    await next()
    // the content of a document carries a stricter one of its own
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Referrer-Policy', 'same-origin')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (isSecure) c.header('Strict-Transport-Security', `max-age=${HSTS_SECONDS}; includeSubDomains`)
    if (!c.req.path.startsWith('/api/')) return
    c.header('API-Version', API_VERSION)
    // an image of a document says itself for how long
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  }
}
