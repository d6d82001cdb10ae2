import type { Context, MiddlewareHandler } from 'hono'
import type { DossierStanding } from '#shared/access/can.ts'
import type { Actor } from '#server/events/acts.ts'

/** Who is signed in on this request; set by `server/auth/who-is.ts`. */
export interface SignedIn {
  readonly userId: string
  readonly organisationCode: string
  readonly isAdmin: boolean
  /** The hash under which the session is stored; never the secret. */
  readonly sessionHash: string
}

/** What middleware leaves on a request for whatever comes after it. */
export interface Variables {
  requestId: string
  /** The client's address, behind as many proxies as the configuration trusts. */
  address: string
  signedIn: SignedIn | undefined
  /** Somebody who is no administrator asked for what only those may; set by the gate, for the audit. */
  isForAdministrators: boolean | undefined
  /** Namens which organisation, set by `may()`; before that the employer. */
  actsFor: string | undefined
  /** What whoever asks may do in the dossier that the request is about; set by `may()`. */
  standing: DossierStanding | undefined
}
export interface AppEnv {
  Variables: Variables
}
export type AppContext = Context<AppEnv>
export type Middleware = MiddlewareHandler<AppEnv>

/** Who does what this request asks for, as the acts are written down. */
export function actorOf(c: AppContext): Actor {
  const signedIn = c.get('signedIn')
  return {
    userId: signedIn?.userId ?? null,
    actsFor: c.get('actsFor') ?? signedIn?.organisationCode ?? null,
    address: c.get('address'),
    requestId: c.get('requestId'),
  }
}
