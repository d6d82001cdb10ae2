import { Hono } from 'hono'
import { passwordLinkInput, passwordLinkPreview, tokenInput } from '#shared/auth/schema.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { demandPasswordLink, usePasswordLink } from './reset-password.ts'

/** What the holder of a link for a new password can do with it. An administrator makes the link. */
export function passwordLinkRoutes(parts: Parts) {
  const holder = anyone('whoever holds the link; it is for one account, once, for a day')
  return new Hono<AppEnv>()
    .post(
      '/password-links/lookup',
      describe('Whose password this link changes', { 200: passwordLinkPreview }),
      holder,
      body(tokenInput),
      async (c) => {
        const { link, account } = await demandPasswordLink(parts, c, c.req.valid('json').token)
        return c.json({ name: account.name, email: account.email, expiresAt: link.expires_at })
      },
    )
    .post(
      '/password-links/use',
      describe('Choose a new password; all sessions of the account end', { 204: null }),
      holder,
      body(passwordLinkInput),
      async (c) => {
        const userId = await usePasswordLink(parts, c, c.req.valid('json'))
        await parts.sync.reconsider((connection) => connection.userId === userId)
        return c.body(null, 204)
      },
    )
}
