import { Hono } from 'hono'
import { documentChoices } from '#shared/search/schema.ts'
import { makeMay } from '#server/access/may.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import type { Parts } from '#server/parts.ts'
import { favourites, keepAtHand, letGo, noteOpened, recent } from './at-hand-store.ts'

/** What a person keeps at hand: his own lists, which nobody else sees. */
export function atHandRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>()
    .get('/recent', describe('The documents one opened lately', { 200: documentChoices }), signedIn(), async (c) =>
      c.json({ items: await recent(db, signedInOf(c).userId) }),
    )
    .put(
      '/recent/documents/:documentId',
      describe('One opened this document now', { 204: null }),
      may('document.read'),
      async (c) => {
        const documentId = c.req.param('documentId')
        await db.transaction().execute((tx) => noteOpened(tx, signedInOf(c).userId, documentId, clock()))
        return c.body(null, 204)
      },
    )
    .get('/favourites', describe('The documents one keeps at hand', { 200: documentChoices }), signedIn(), async (c) =>
      c.json({ items: await favourites(db, signedInOf(c).userId) }),
    )
    .put(
      '/favourites/documents/:documentId',
      describe('Keep a document at hand', { 204: null }),
      may('document.read'),
      async (c) => {
        await keepAtHand(db, signedInOf(c).userId, c.req.param('documentId'), clock())
        return c.body(null, 204)
      },
    )
    .delete(
      '/favourites/documents/:documentId',
      describe('Keep it at hand no longer; also one that one may not see any more', { 204: null }),
      signedIn(),
      async (c) => {
        await letGo(db, signedInOf(c).userId, c.req.param('documentId'))
        return c.body(null, 204)
      },
    )
}
