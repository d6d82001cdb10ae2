import { Hono } from 'hono'
import {
  ownSessions,
  sessionAnswer,
  sessionEnd,
  signInInput,
  type OwnSession,
  type SessionEnd,
} from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { meOf } from './account-store.ts'
import { clearSessionCookie, readSessionCookie } from './cookies.ts'
import { signedIn, signedInOf } from './gates.ts'
import { endOfSession } from './session-store.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { demandAccount, startSession } from './sign-in.ts'

/** Signing in and out, here and everywhere. */
export function sessionRoutes(parts: Parts) {
  const { db, config, sync } = parts
  const end = makeEnd(parts)
  const look = makeLook(parts)
  const sessions = createSessions(parts)
  return new Hono<AppEnv>()
    .post(
      '/session',
      describe('Sign in', { 201: sessionAnswer }),
      anyone('signing in is how one becomes somebody'),
      body(signInInput),
      async (c) => {
        const account = await demandAccount(parts, c, c.req.valid('json'))
        const person = { id: account.id, organisationCode: account.organisation_code }
        const before = c.get('signedIn')
        const answer = await startSession(parts, c, person)
        // the session that this browser had before has ended: what was open with it closes
        if (before) await sync.reconsider((connection) => connection.userId === before.userId)
        return c.json(answer, 201)
      },
    )
    .get('/session', describe('Who is signed in', { 200: sessionAnswer }), signedIn(), async (c) =>
      c.json({ user: await meOf(db, signedInOf(c).userId) }),
    )
    .get(
      '/session/end',
      describe('How long the session still holds; looking does not make it longer', { 200: sessionEnd }),
      anyone('to be somebody is to use the session, and this may not'),
      async (c) => c.json(await look(c)),
    )
    .delete('/session', describe('Sign out', { 204: null }), signedIn(), async (c) => {
      const { sessionHash } = signedInOf(c)
      await end(c, 'session.end', (own) => own.end(sessionHash))
      clearSessionCookie(c, config.isSecure)
      return c.body(null, 204)
    })
    .get('/sessions', describe('Own sessions', { 200: ownSessions }), signedIn(), async (c) => {
      const { userId, sessionHash } = signedInOf(c)
      const items = (await sessions.list(userId)).map((each): OwnSession => {
        const { idHash: id, createdAt, lastSeenAt, expiresAt, address, userAgent } = each
        return { id, createdAt, lastSeenAt, expiresAt, address, userAgent, current: id === sessionHash }
      })
      return c.json({ items })
    })
    .delete('/sessions', describe('Sign out everywhere, here too', { 204: null }), signedIn(), async (c) => {
      const { userId } = signedInOf(c)
      await end(c, 'session.end-all', (own) => own.endAll(userId))
      clearSessionCookie(c, config.isSecure)
      return c.body(null, 204)
    })
    .delete('/sessions/:sessionId', describe('End one of the own sessions', { 204: null }), signedIn(), async (c) => {
      const { userId, sessionHash } = signedInOf(c)
      const wanted = c.req.param('sessionId')
      const own = await sessions.list(userId)
      if (!own.some(({ idHash }) => idHash === wanted)) throw new Problem('not-found')
      await end(c, 'session.end', (own) => own.end(wanted))
      if (wanted === sessionHash) clearSessionCookie(c, config.isSecure)
      return c.body(null, 204)
    })
}

/** How long the session of this browser still holds, by its cookie alone. */
function makeLook({ db, config, clock }: Parts) {
  return async (c: AppContext): Promise<SessionEnd> => {
    const end = await endOfSession(db, readSessionCookie(c, config.isSecure) ?? '', clock())
    if (!end) throw new Problem('not-signed-in')
    return end
  }
}

/** Ends sessions of whoever asks, written down in one transaction; what was open with them closes. */
function makeEnd({ db, clock, sync }: Parts) {
  return async (
    c: AppContext,
    action: 'session.end' | 'session.end-all',
    end: (sessions: Sessions) => Promise<void>,
  ): Promise<void> => {
    const { userId } = signedInOf(c)
    await db.transaction().execute(async (tx) => {
      await end(createSessions({ db: tx, clock }))
      await recordAct(tx, actorOf(c), { action, objectKind: 'session', objectId: userId }, clock())
    })
    await sync.reconsider((connection) => connection.userId === userId)
  }
}
