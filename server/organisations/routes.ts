import { Hono } from 'hono'
import { z } from 'zod'
import { Problem } from '#shared/lib/problem.ts'
import { organisation, organisationQuery } from '#shared/organisations/schema.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { query } from '#server/http/valid.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { organisationByCode, searchOrganisations } from './store.ts'

/** The public register of organisations. */
export function organisationRoutes({ db, clock }: Parts) {
  const open = anyone('public facts, needed by those who have no account yet')
  return new Hono<AppEnv>()
    .get(
      '/organisations',
      describe('Search organisations', { 200: z.object({ items: z.array(organisation) }) }),
      open,
      query(organisationQuery),
      async (c) =>
        c.json({ items: await searchOrganisations(db, c.req.valid('query'), toInstant(clock()).slice(0, 10)) }),
    )
    .get('/organisations/:code', describe('One organisation', { 200: organisation }), open, async (c) => {
      const found = await organisationByCode(db, c.req.param('code'))
      if (!found) throw new Problem('not-found')
      return c.json(found)
    })
}
