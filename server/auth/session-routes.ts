import { Hono } from 'hono'
import { ownSessions, sessionAnswer, signInInput, type OwnSession } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { meOf } from './account-store.ts'
import { clearSessionCookie } from './cookies.ts'
import { signedIn, signedInOf } from './gates.ts'
import { createSessions } from './sessions.ts'
import { demandAccount, startSession } from './sign-in.ts'

/** Signing in and out, here and everywhere. */
export function sessionRoutes(parts: Parts) {
  const { db, clock, config, sync } = parts
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
        return c.json(await startSession(parts, c, person), 201)
      },
    )
    .get('/session', describe('Who is signed in', { 200: sessionAnswer }), signedIn(), async (c) =>
      c.json({ user: await meOf(db, signedInOf(c).userId) }),
    )
    .delete('/session', describe('Sign out', { 204: null }), signedIn(), async (c) => {
      const { userId, sessionHash } = signedInOf(c)
      await db.transaction().execute(async (tx) => {
        await createSessions({ db: tx, clock }).end(sessionHash)
        await recordAct(tx, actorOf(c), { action: 'session.end', objectKind: 'session', objectId: userId }, clock())
      })
      clearSessionCookie(c, config.isSecure)
      await sync.reconsider((connection) => connection.userId === userId)
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
      await db.transaction().execute(async (tx) => {
        await createSessions({ db: tx, clock }).endAll(userId)
        await recordAct(tx, actorOf(c), { action: 'session.end-all', objectKind: 'session', objectId: userId }, clock())
      })
      clearSessionCookie(c, config.isSecure)
      await sync.reconsider((connection) => connection.userId === userId)
      return c.body(null, 204)
    })
    .delete('/sessions/:sessionId', describe('End one of the own sessions', { 204: null }), signedIn(), async (c) => {
      const { userId, sessionHash } = signedInOf(c)
      const wanted = c.req.param('sessionId')
      const own = await sessions.list(userId)
      if (!own.some(({ idHash }) => idHash === wanted)) throw new Problem('not-found')
      await db.transaction().execute(async (tx) => {
        await createSessions({ db: tx, clock }).end(wanted)
        await recordAct(tx, actorOf(c), { action: 'session.end', objectKind: 'session', objectId: userId }, clock())
      })
      if (wanted === sessionHash) clearSessionCookie(c, config.isSecure)
      await sync.reconsider((connection) => connection.userId === userId)
      return c.body(null, 204)
    })
}
