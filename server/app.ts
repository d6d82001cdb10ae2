import { Hono } from 'hono'
import { API_VERSION, securityHeaders } from '#server/http/headers.ts'
import { acceptRoutes } from '#server/access/accept-routes.ts'
import { invitationRoutes } from '#server/access/invitation-routes.ts'
import { memberRoutes } from '#server/access/member-routes.ts'
import { dossierOrganisationRoutes } from '#server/access/organisation-routes.ts'
import { peopleRoutes } from '#server/access/people-routes.ts'
import { adminRoutes } from '#server/admin/routes.ts'
import { auditRoutes } from '#server/audit/routes.ts'
import { networkOf } from '#server/auth/network.ts'
import { passwordLinkRoutes } from '#server/auth/password-link-routes.ts'
import { profileRoutes } from '#server/auth/profile-routes.ts'
import { sessionRoutes } from '#server/auth/session-routes.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { makeDemandReady } from '#server/db/ready.ts'
import { setupRoutes } from '#server/auth/setup-routes.ts'
import { whoIs } from '#server/auth/who-is.ts'
import { committeeRoutes } from '#server/consultations/committee-routes.ts'
import { givenRoutes } from '#server/consultations/given-routes.ts'
import { insideRoutes } from '#server/consultations/inside-routes.ts'
import { reactionRoutes } from '#server/consultations/reaction-routes.ts'
import { roundRoutes } from '#server/consultations/round-routes.ts'
import { dilemmaRoutes } from '#server/dilemmas/routes.ts'
import { dilemmaOptionRoutes } from '#server/dilemmas/option-routes.ts'
import { dilemmaSaidRoutes } from '#server/dilemmas/said-routes.ts'
import { contentRoutes } from '#server/documents/content-routes.ts'
import { roomRoutes } from '#server/documents/enter-room.ts'
import { documentRoutes } from '#server/documents/routes.ts'
import { actingForRoutes } from '#server/dossiers/acting-for-routes.ts'
import { dossierRoutes } from '#server/dossiers/routes.ts'
import { groundRuleRoutes } from '#server/ground-rules/routes.ts'
import { REFUSE_ONCE_MS, noteAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv, type Middleware } from '#server/http/context.ts'
import { rateLimit } from '#server/http/limits.ts'
import type { Metrics } from '#server/http/metrics.ts'
import { serveOpenApi } from '#server/http/openapi.ts'
import { operationRoutes } from '#server/http/operations.ts'
import { onError, onNotFound } from '#server/http/problem.ts'
import { bodyLimits, requestLog } from '#server/http/requests.ts'
import { sameOrigin } from '#server/http/same-origin.ts'
import { serveStatic, type StaticFiles } from '#server/http/static.ts'
import { imageRoutes } from '#server/images/routes.ts'
import { organisationRoutes } from '#server/organisations/routes.ts'
import { versionRoutes } from '#server/versions/routes.ts'
import { atHandRoutes } from '#server/search/at-hand-routes.ts'
import { searchRoutes } from '#server/search/routes.ts'
import { templateRoutes } from '#server/templates/routes.ts'
import { documentThreadRoutes } from '#server/threads/routes.ts'
import { threadRoutes } from '#server/threads/thread-routes.ts'
import type { Parts } from './parts.ts'

/** The product's table of contents: every feature, mounted. */
export function createApp(parts: Parts, { metrics, client }: { metrics: Metrics; client: StaticFiles }) {
  const { config, log, db, clock } = parts
  const api = new Hono<AppEnv>()
    .route('/', sessionRoutes(parts))
    .route('/', profileRoutes(parts))
    .route('/', setupRoutes(parts))
    .route('/', passwordLinkRoutes(parts))
    .route('/', organisationRoutes(parts))
    .route('/', peopleRoutes(parts))
    .route('/', acceptRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', memberRoutes(parts))
    .route('/', dossierOrganisationRoutes(parts))
    .route('/', dossierRoutes(parts))
    .route('/', actingForRoutes(parts))
    .route('/', documentRoutes(parts))
    .route('/', contentRoutes(parts))
    .route('/', imageRoutes(parts))
    .route('/', templateRoutes(parts))
    .route('/', searchRoutes(parts))
    .route('/', atHandRoutes(parts))
    .route('/', groundRuleRoutes(parts))
    .route('/', dilemmaRoutes(parts))
    .route('/', dilemmaSaidRoutes(parts))
    .route('/', dilemmaOptionRoutes(parts))
    .route('/', versionRoutes(parts))
    .route('/', roundRoutes(parts))
    .route('/', insideRoutes(parts))
    .route('/', reactionRoutes(parts))
    .route('/', givenRoutes(parts))
    .route('/', committeeRoutes(parts))
    .route('/', documentThreadRoutes(parts))
    .route('/', threadRoutes(parts))
    .route('/', auditRoutes(parts))
    .route('/', adminRoutes(parts))
  serveOpenApi(api, { ...config, version: API_VERSION })

  const app = new Hono<AppEnv>()
  const who = whoIs(createSessions(parts), config)
  app.use(requestLog(log, config.trustProxy), metrics.measure, securityHeaders(config.publicUrl, config.isSecure))
  app.use(
    '/api/*',
    who,
    rateLimit(clock, askerOf),
    sameOrigin(config.publicUrl, crossOriginRefused(parts)),
    bodyLimits,
    administrationRefused(parts),
  )
  app.use('/sync/*', who)
  app.route('/api/v1', api)
  app.route('/', roomRoutes(parts))
  app.route('/', operationRoutes({ metrics, demandReady: makeDemandReady(db, clock) }))
  app.use(serveStatic(client))
  app.onError(onError(log))
  app.notFound(onNotFound)
  return app
}

/** Whom a request counts against. */
const askerOf = (c: AppContext): { account: string } | { address: string } => {
  const account = c.get('signedIn')?.userId
  return account === undefined ? { address: networkOf(c.get('address')) } : { account }
}

/** Writes down that another site's page tried to act with somebody's session. */
const crossOriginRefused =
  (parts: Parts) =>
  async (c: AppContext): Promise<void> => {
    // without a session there was nothing to steal; the request log has it
    if (!c.get('signedIn')) return
    const details = { asked: `${c.req.method} ${c.req.path}`, reason: 'cross-origin' }
    const act = { action: 'access.refuse', objectKind: 'workspace', objectId: 'cross-origin', details } as const
    await noteAct(parts, actorOf(c), { ...act, result: 'refused' }, REFUSE_ONCE_MS)
  }

/** Writes down that somebody who is no administrator asked for what only those may. */
const administrationRefused =
  (parts: Parts): Middleware =>
  async (c, next) => {
    await next()
    if (!c.get('isForAdministrators')) return
    const details = { asked: `${c.req.method} ${c.req.path}`.slice(0, 200), reason: 'not-administrator' }
    const act = { action: 'access.refuse', objectKind: 'workspace', objectId: 'administration', details } as const
    await noteAct(parts, actorOf(c), { ...act, result: 'refused' }, REFUSE_ONCE_MS)
  }
