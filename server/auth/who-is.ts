import type { Middleware } from '#server/http/context.ts'
import type { Config } from '#server/config.ts'
import { readSessionCookie } from './cookies.ts'
import type { Sessions } from './sessions.ts'

/** Longer is none of ours: a secret is 40 characters. */
const MAX_SECRET = 100

/** Where one sees how long one's session still holds: finding out who asks would be use, and use keeps it alive. */
const LOOKING = '/api/v1/session/end'

/** Finds out who asks; leaves `signedIn`, undefined for nobody. Refuses nothing: gates do. */
export const whoIs = (sessions: Sessions, config: Config): Middleware =>
  async function findWhoAsks(c, next) {
    const secret = c.req.path === LOOKING ? undefined : readSessionCookie(c, config.isSecure)
    const session = secret && secret.length <= MAX_SECRET ? await sessions.validate(secret) : undefined
    if (session) {
      const { userId, organisationCode, isAdmin, idHash } = session
      c.set('signedIn', { userId, organisationCode, isAdmin, sessionHash: idHash })
    }
    await next()
  }
