import { Hono } from 'hono'
import { Problem } from '#shared/lib/problem.ts'
import { version, versionContentQuery, versionInput, versionList } from '#shared/versions/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { contentHeaders, contentMediaTypes } from '#server/documents/content-answer.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { readFrozen } from './freeze.ts'
import { frozenAs } from './frozen-as.ts'
import { insertVersion, versionContent, versionsById, versionsOf } from './store.ts'

/** Frozen versions of a document: a writer makes them, every reader reads them. */
export function versionRoutes(parts: Parts) {
  const { db, clock, newId, sync } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>()
    .get(
      '/documents/:documentId/versions',
      describe('The frozen versions of a document', { 200: versionList }),
      may('version.read'),
      async (c) => c.json({ items: await versionsOf(db, c.req.param('documentId')) }),
    )
    .post(
      '/documents/:documentId/versions',
      describe('Freeze what is durable now as a version', { 201: version }),
      may('version.freeze'),
      body(versionInput),
      async (c) => {
        const documentId = c.req.param('documentId')
        const { dossierId, actsFor } = standingOf(c)
        const frozen = await readFrozen(parts, documentId)
        const id = newId()
        const { name } = c.req.valid('json')
        const made = { ...frozen, id, documentId, name, createdBy: signedInOf(c).userId, actsFor }
        await db.transaction().execute(async (tx) => {
          await insertVersion(tx, made, clock())
          const details = { name, seq: frozen.seq, sha256: frozen.sha256 }
          const act = { action: 'version.freeze', objectKind: 'document', objectId: documentId, dossierId } as const
          await recordAct(tx, actorOf(c), { ...act, details }, clock())
        })
        sync.tell(documentId, 'version', id)
        return c.json((await versionsById(db, [id])).get(id), 201)
      },
    )
    .get(
      '/documents/:documentId/versions/:versionId/content',
      describe('The text of a version; as JSON exactly the bytes that were hashed', { 200: contentMediaTypes }),
      may('version.read'),
      query(versionContentQuery),
      async (c) => {
        const found = await versionContent(db, c.req.param('documentId'), c.req.param('versionId'))
        if (!found) throw new Problem('not-found')
        const { format } = c.req.valid('query')
        return c.body(await frozenAs(found, format), 200, contentHeaders(format))
      },
    )
}
