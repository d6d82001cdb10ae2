import { Hono } from 'hono'
import { contentQuery } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay } from '#server/access/may.ts'
import { contentHeaders, contentMediaTypes } from '#server/documents/content-answer.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { frozenAs } from '#server/versions/frozen-as.ts'
import { lookAtRound } from './look.ts'
import { givenText } from './reaction-store.ts'

/** The text of a reaction that was given; its document, which goes on, stays its organisation's own. */
export function givenRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>().get(
    '/dossiers/:dossierId/consultations/:roundId/reactions/:reactionId/content',
    describe('The whole text of a reaction as it was given; as JSON exactly the bytes that were hashed', {
      200: contentMediaTypes,
    }),
    may('consultation.read'),
    query(contentQuery),
    async (c) => {
      const { round } = await lookAtRound(db, c)
      const text = await givenText(db, round.id, c.req.param('reactionId'))
      if (text === undefined) throw new Problem('not-found')
      const { format } = c.req.valid('query')
      return c.body(frozenAs(text, format), 200, contentHeaders(format))
    },
  )
}
