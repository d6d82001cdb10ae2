import { Hono } from 'hono'
import { contentQuery, type ContentFormat } from '#shared/documents/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { noteAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { contentHeaders, contentMediaTypes } from './content-answer.ts'
import { stateToContentApart } from './convert/apart.ts'
import { documentById } from './store.ts'

/** The same person taking the same form again within this time is one export. */
const EXPORT_ONCE_MS = 10 * 60 * 1000

const extensions: Readonly<Record<ContentFormat, string>> = { json: 'json', html: 'html', markdown: 'md', text: 'txt' }

/** The text of a document as it is on disk now. */
export function contentRoutes(parts: Parts) {
  const { db, sync } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>().get(
    '/documents/:documentId/content',
    describe('What is durable now, as ProseMirror JSON, HTML, Markdown or text', { 200: contentMediaTypes }),
    may('document.export'),
    query(contentQuery),
    async (c) => {
      const id = c.req.param('documentId')
      const { format } = c.req.valid('query')
      const { title, numbered } = await documentById(db, id)
      const content = await stateToContentApart(await sync.read(id), format, numbered)
      const { dossierId } = standingOf(c)
      const act = { action: 'document.export', objectKind: 'document', objectId: id, dossierId } as const
      await noteAct(parts, actorOf(c), { ...act, details: { format } }, EXPORT_ONCE_MS)
      const name = fileName(title, extensions[format])
      return c.body(typeof content === 'string' ? content : JSON.stringify(content), 200, {
        ...contentHeaders(format),
        // opened by itself it is saved, not shown; a page that fetches it sees no difference
        ...(format !== 'json' && { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }),
      })
    },
  )
}

/** A name that every file system takes. Cut between whole characters: half of one cannot be put in a header. */
const fileName = (title: string, extension: string): string =>
  `${title
    .replaceAll(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*']/gu, '-')
    .slice(0, 100)
    .replace(/\p{Surrogate}$/u, '')}.${extension}`
