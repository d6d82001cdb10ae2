import { Hono } from 'hono'
import { me, passwordInput, profileInput } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { accountById, changePassword, changeProfile, meOf } from './account-store.ts'
import { signedIn, signedInOf } from './gates.ts'
import { hashNewPassword } from './new-password.ts'
import { isPassword } from './password.ts'
import { endOtherSessions } from './session-store.ts'
import { attempt, ownPasswordCounters, succeeded } from './throttle-store.ts'

/** What somebody may see and change of himself. */
export function profileRoutes({ db, clock, sync }: Parts) {
  return new Hono<AppEnv>()
    .get('/profile', describe('The own profile', { 200: me }), signedIn(), async (c) =>
      c.json(await meOf(db, signedInOf(c).userId)),
    )
    .patch(
      '/profile',
      describe('Change the own name or language', { 200: me }),
      signedIn(),
      body(profileInput),
      async (c) => {
        const { userId } = signedInOf(c)
        const input = c.req.valid('json')
        await db.transaction().execute(async (tx) => {
          await changeProfile(tx, userId, input)
          const details = { changed: Object.keys(input) }
          const act = { action: 'account.change', objectKind: 'account', objectId: userId, details } as const
          await recordAct(tx, actorOf(c), act, clock())
        })
        // others see the name beside the caret
        if (input.name !== undefined) await sync.reconsider((connection) => connection.userId === userId)
        return c.json(await meOf(db, userId))
      },
    )
    .put(
      '/profile/password',
      describe('Change the own password; other sessions end', { 204: null }),
      signedIn(),
      body(passwordInput),
      async (c) => {
        const { userId, sessionHash } = signedInOf(c)
        const input = c.req.valid('json')
        const account = await accountById(db, userId)
        const counters = ownPasswordCounters(userId, c.get('address'))
        await attempt(db, counters, clock())
        if (!account || !(await isPassword(input.current, account.password_hash))) throw new Problem('password-wrong')
        await succeeded(db, counters)
        const { name, email, organisation } = await meOf(db, userId)
        const hash = await hashNewPassword(input.password, [name, email, organisation.shortName])
        await db.transaction().execute(async (tx) => {
          await changePassword(tx, userId, hash)
          await endOtherSessions(tx, userId, sessionHash)
          const act = { action: 'account.password', objectKind: 'account', objectId: userId } as const
          await recordAct(tx, actorOf(c), act, clock())
        })
        await sync.reconsider((connection) => connection.userId === userId)
        return c.body(null, 204)
      },
    )
}
