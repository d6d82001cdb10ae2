import { Hono } from 'hono'
import { searchWords } from '#shared/search/query.ts'
import { searchAnswer, searchQuery, type SearchAnswer } from '#shared/search/schema.ts'
import { eyesOf } from '#server/access/viewer-store.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import { toInstant } from '#server/lib/clock.ts'
import { searchOrganisations } from '#server/organisations/store.ts'
import type { Parts } from '#server/parts.ts'
import { findDocuments, findDossiers, findHeadings, findPeople } from './find-store.ts'

const MAX_ORGANISATIONS = 5
const nothing: SearchAnswer = { dossiers: [], documents: [], headings: [], people: [], organisations: [] }

/** Finding things. */
export function searchRoutes({ db, clock }: Parts) {
  return new Hono<AppEnv>().get(
    '/search',
    describe('What answers these words, of what one may see', { 200: searchAnswer }),
    signedIn(),
    query(searchQuery),
    async (c) => {
      const { q, document, archived } = c.req.valid('query')
      const words = searchWords(q)
      if (words.length === 0) return c.json(nothing)
      const { userId } = signedInOf(c)
      const wanted = {
        userId,
        eyes: await eyesOf(db, userId),
        words,
        archived: archived === 'true',
        documentId: document,
      }
      const [documents, headings] = [await findDocuments(db, wanted), await findHeadings(db, wanted)]
      if (document !== undefined) return c.json({ ...nothing, documents, headings })
      const today = toInstant(clock()).slice(0, 10)
      return c.json({
        dossiers: await findDossiers(db, wanted),
        documents,
        headings,
        people: await findPeople(db, words),
        organisations: await searchOrganisations(db, { q, limit: MAX_ORGANISATIONS }, today),
      })
    },
  )
}
