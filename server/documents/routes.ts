import { Hono } from 'hono'
import { can, type DossierStanding } from '#shared/access/can.ts'
import {
  documentDetail,
  documentInput,
  documentList,
  documentListQuery,
  documentPatch,
  type DocumentDetail,
} from '#shared/documents/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { demand, documentStanding } from '#server/access/standing.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { createDocument } from './create-document.ts'
import { patchDocument } from './patch-document.ts'
import { documentById, documentsOf } from './store.ts'

/** The papers of a dossier. */
export function documentRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  const show = async (c: AppContext, id: string): Promise<DocumentDetail> => {
    const standing = await documentStanding(db, signedInOf(c).userId, id, clock())
    return await describeDocument(db, id, demand(standing, 'document.read'))
  }
  return new Hono<AppEnv>()
    .get(
      '/dossiers/:dossierId/documents',
      describe('The documents of a dossier', { 200: documentList }),
      may('dossier.read'),
      query(documentListQuery),
      async (c) => {
        const of = { dossierId: c.req.param('dossierId'), archived: c.req.valid('query').archived === 'true' }
        return c.json({ items: await documentsOf(db, of, await viewerIn(db, standingOf(c))) })
      },
    )
    .post(
      '/dossiers/:dossierId/documents',
      describe('Make a document, empty or from Markdown, HTML or text', { 201: documentDetail }),
      may('document.create'),
      body(documentInput),
      async (c) => c.json(await show(c, await createDocument(parts, c, c.req.valid('json'))), 201),
    )
    .get('/documents/:documentId', describe('A document', { 200: documentDetail }), may('document.read'), async (c) =>
      c.json(await describeDocument(db, c.req.param('documentId'), standingOf(c))),
    )
    .patch(
      '/documents/:documentId',
      describe('Rename, archive or restore a document', { 200: documentDetail }),
      may('document.archive'),
      body(documentPatch),
      async (c) => {
        const id = c.req.param('documentId')
        await patchDocument(parts, c, id, c.req.valid('json'))
        return c.json(await show(c, id))
      },
    )
}

async function describeDocument(db: Parts['db'], id: string, standing: DossierStanding): Promise<DocumentDetail> {
  return {
    ...(await documentById(db, id)),
    role: standing.role ?? 'reader',
    mayWrite: can(standing, 'document.write') === 'yes',
  }
}
