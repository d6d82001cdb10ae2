import { Hono } from 'hono'
import { peopleList, peopleQuery } from '#shared/access/schema.ts'
import { signedIn } from '#server/auth/gates.ts'
import { searchPeople } from '#server/auth/people-store.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'

/** Finding colleagues of any layer, to give them a role. */
export const peopleRoutes = ({ db }: Parts) =>
  new Hono<AppEnv>().get(
    '/people',
    describe('Search people by name or whole e-mail address', { 200: peopleList }),
    signedIn(),
    query(peopleQuery),
    async (c) => c.json({ items: await searchPeople(db, c.req.valid('query').q) }),
  )
