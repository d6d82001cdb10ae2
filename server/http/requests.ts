import { getConnInfo } from '@hono/node-server/conninfo'
import { bodyLimit } from 'hono/body-limit'
import { maxImportCharacters } from '#shared/documents/limits.ts'
import { maxImageBytes } from '#shared/images/limits.ts'
import { Problem } from '#shared/lib/problem.ts'
import { newId } from '#server/lib/new-id.ts'
import type { Logger } from '#server/lib/log.ts'
import type { AppContext, Middleware } from './context.ts'

/** Ordinary JSON: the longest form has a few fields of 2,000 characters. */
const MAX_BODY_BYTES = 64 * 1024
/** An import: every character may take 3 bytes in UTF-8, and some more when escaped in JSON. */
const MAX_IMPORT_BYTES = maxImportCharacters * 4
const importPath = /^\/api\/v1\/dossiers\/[^/]+\/documents$/u
const imagePath = /^\/api\/v1\/documents\/[^/]+\/images$/u

/** Longer than any address with a port and a zone; a proxy that passes on what it was given would write anything. */
const MAX_ADDRESS = 64

/** Gives each request an id and an address, and one line in the log: no query, no body, no cookie. */
export const requestLog = (log: Logger, trustProxy: number): Middleware =>
  async function logRequest(c, next) {
    const startedMs = performance.now()
    c.set('requestId', newId())
    c.set('address', addressOf(c, trustProxy))
    c.header('X-Request-Id', c.get('requestId'))
    await next()
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - startedMs),
        userId: c.get('signedIn')?.userId,
      },
      'request',
    )
  }

/** The nearest address that no trusted proxy wrote; a header is believed only as far as the configuration says. */
function addressOf(c: AppContext, trustProxy: number): string {
  const direct = socketAddress(c)
  if (trustProxy === 0) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return forwarded.at(-trustProxy)?.slice(0, MAX_ADDRESS) || direct
}

function socketAddress(c: AppContext): string {
  // no socket when the app is called without a server, as tests do
  const env: unknown = c.env
  const hasSocket = typeof env === 'object' && env !== null && 'incoming' in env
  return hasSocket ? (getConnInfo(c).remote.address ?? 'unknown') : 'local'
}

const refuse = (): never => {
  throw new Problem('too-large')
}
const ordinary = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuse })
const imports = bodyLimit({ maxSize: MAX_IMPORT_BYTES, onError: refuse })
const images = bodyLimit({ maxSize: maxImageBytes, onError: refuse })

/** Refuses bodies that no route could want, before they are read; of nobody in particular no large one is wanted. */
export const bodyLimits: Middleware = (c, next) => {
  if (!c.get('signedIn')) return ordinary(c, next)
  if (importPath.test(c.req.path)) return imports(c, next)
  return imagePath.test(c.req.path) ? images(c, next) : ordinary(c, next)
}
