import { Hono } from 'hono'
import { contentQuery } from '#shared/documents/schema.ts'
import { imageTypes } from '#shared/images/limits.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay } from '#server/access/may.ts'
import { contentHeaders, contentMediaTypes } from '#server/documents/content-answer.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import { imageAnswer } from '#server/images/image-answer.ts'
import { imageOf } from '#server/images/store.ts'
import type { Parts } from '#server/parts.ts'
import { frozenAs } from '#server/versions/frozen-as.ts'
import { showsImage, withGivenImages } from './given-images.ts'
import { lookAtRound } from './look.ts'
import { givenText } from './reaction-store.ts'

const given = '/dossiers/:dossierId/consultations/:roundId/reactions/:reactionId'

/** The text of a reaction that was given, and its images; its document, which goes on, stays its organisation's own. */
export function givenRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const asked = async (c: AppContext) => {
    const { round } = await lookAtRound(db, c)
    const reactionId = c.req.param('reactionId') ?? ''
    const text = await givenText(db, round.id, reactionId)
    if (text === undefined) throw new Problem('not-found')
    return { text, of: { dossierId: round.dossierId, roundId: round.id, reactionId } }
  }
  return new Hono<AppEnv>()
    .get(
      `${given}/content`,
      describe('The whole text of a reaction as it was given; as JSON exactly the bytes that were hashed', {
        200: contentMediaTypes,
      }),
      may('consultation.read'),
      query(contentQuery),
      async (c) => {
        const { text, of } = await asked(c)
        const { format } = c.req.valid('query')
        const shown = format === 'json' ? text : { ...text, content: withGivenImages(text, of) }
        return c.body(await frozenAs(shown, format), 200, contentHeaders(format))
      },
    )
    .get(
      `${given}/images/:imageId`,
      describe('An image that a reaction shows as it was given', { 200: imageTypes }),
      may('consultation.read'),
      async (c) => {
        const { text } = await asked(c)
        const imageId = c.req.param('imageId')
        const found = showsImage(text, imageId) ? await imageOf(db, text.documentId, imageId) : undefined
        if (!found) throw new Problem('not-found')
        return imageAnswer(c, found)
      },
    )
}
