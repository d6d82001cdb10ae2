import type { Middleware } from '#server/http/context.ts'
import type { Config } from '#server/config.ts'
import { readSessionCookie } from './cookies.ts'
import type { Sessions } from './sessions.ts'

/** Longer is none of ours: a secret is 40 characters. */
const MAX_SECRET = 100

/** Finds out who asks; leaves `signedIn`, undefined for nobody. Refuses nothing: gates do. */
export const whoIs = (sessions: Sessions, config: Config): Middleware =>
  async function findWhoAsks(c, next) {
    const secret = readSessionCookie(c, config.isSecure)
    const session = secret && secret.length <= MAX_SECRET ? await sessions.validate(secret) : undefined
    if (session) {
      const { userId, organisationCode, isAdmin, idHash } = session
      c.set('signedIn', { userId, organisationCode, isAdmin, sessionHash: idHash })
    }
    await next()
  }
