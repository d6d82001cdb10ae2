import { Problem } from '#shared/lib/problem.ts'
import { gate } from '#server/http/gates.ts'
import type { AppContext, Middleware, SignedIn } from '#server/http/context.ts'

/**
 * Who is signed in; for handlers behind a gate.
 * @throws {Problem} `not-signed-in`
 */
export function signedInOf(c: AppContext): SignedIn {
  const signedIn = c.get('signedIn')
  if (!signedIn) throw new Problem('not-signed-in')
  return signedIn
}

/** The gate of what everybody with an account may do for himself. */
export const signedIn = (): Middleware =>
  gate(async function mustBeSignedIn(c, next) {
    signedInOf(c)
    await next()
  })

/** The gate of what only an administrator may do. To others it does not exist; that they asked is written down. */
export const administrator = (): Middleware =>
  gate(async function mustBeAdministrator(c, next) {
    if (!signedInOf(c).isAdmin) {
      c.set('isForAdministrators', true)
      throw new Problem('not-found')
    }
    await next()
  })
