import { Hono } from 'hono'
import { sessionAnswer, setupInput, tokenInput } from '#shared/auth/schema.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { insertAccount } from './account-store.ts'
import { useLink } from './link-store.ts'
import { hashNewPassword } from './new-password.ts'
import { demandSetupLink } from './setup.ts'
import { startSession } from './sign-in.ts'

/** The first administrator of a new workspace. */
export function setupRoutes(parts: Parts) {
  const { db, clock, newId } = parts
  return new Hono<AppEnv>()
    .post(
      '/setup/lookup',
      describe('Is the link for the first administrator valid?', { 204: null }),
      anyone('whoever holds the link that the server printed'),
      body(tokenInput),
      async (c) => {
        await demandSetupLink(db, c.req.valid('json').token, clock())
        return c.body(null, 204)
      },
    )
    .post(
      '/setup',
      describe('Make the account of the first administrator', { 201: sessionAnswer }),
      anyone('whoever holds the link that the server printed'),
      body(setupInput),
      async (c) => {
        const { token, password, organisation, ...person } = c.req.valid('json')
        await demandSetupLink(db, token, clock())
        const passwordHash = await hashNewPassword(password, [person.name, person.email])
        const id = newId()
        const account = { ...person, id, organisationCode: organisation, passwordHash, isAdmin: true }
        await db.transaction().execute(async (tx) => {
          const link = await demandSetupLink(tx, token, clock())
          await insertAccount(tx, account, clock())
          await useLink(tx, link.id, id, clock())
          const actor = { ...actorOf(c), userId: id, actsFor: organisation }
          const details = { by: 'setup-link', organisation }
          await recordAct(
            tx,
            actor,
            { action: 'account.create', objectKind: 'account', objectId: id, details },
            clock(),
          )
          await recordAct(tx, actor, { action: 'administrator.grant', objectKind: 'account', objectId: id }, clock())
        })
        return c.json(await startSession(parts, c, account), 201)
      },
    )
}
