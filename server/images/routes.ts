import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { imageTypes } from '#shared/images/limits.ts'
import { image } from '#shared/images/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import type { Parts } from '#server/parts.ts'
import { cleanImage } from './formats/clean-image.ts'
import { imageAnswer } from './image-answer.ts'
import { describeImage, imageOf, putImage } from './store.ts'

/** Images in documents: put there by who may write, seen by who may read. */
export function imageRoutes(parts: Parts) {
  const { db, clock, newId } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>()
    .post(
      '/documents/:documentId/images',
      describe('Put an image in a document: the body is the file itself', { 200: image, 201: image }, imageTypes),
      may('document.write'),
      async (c) => {
        const documentId = c.req.param('documentId')
        const clean = cleanImage(new Uint8Array(await c.req.arrayBuffer()))
        const hash = createHash('sha256').update(clean.bytes).digest('hex')
        const about = { id: newId(), documentId, hash, createdBy: signedInOf(c).userId }
        const { row, isNew } = await db.transaction().execute(async (tx) => {
          const put = await putImage(tx, clean, about, clock())
          if (!put.isNew) return put
          const { dossierId } = standingOf(c)
          const details = { imageId: put.row.id, type: clean.type, bytes: clean.bytes.length }
          const act = { action: 'image.create', objectKind: 'document', objectId: documentId, dossierId } as const
          await recordAct(tx, actorOf(c), { ...act, details }, clock())
          return put
        })
        return c.json(await describeImage(db, row), isNew ? 201 : 200)
      },
    )
    .get(
      '/documents/:documentId/images/:imageId',
      describe('An image of a document', { 200: imageTypes }),
      may('document.read'),
      async (c) => {
        const found = await imageOf(db, c.req.param('documentId'), c.req.param('imageId'))
        if (!found) throw new Problem('not-found')
        return imageAnswer(c, found)
      },
    )
}
