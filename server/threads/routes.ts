import { Hono } from 'hono'
import { Problem } from '#shared/lib/problem.ts'
import { thread, threadInput, threadList, threadQuery, type ThreadView } from '#shared/threads/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { describeThreads } from './describe-threads.ts'
import { countThreads, visibleThreadRows } from './list-store.ts'
import { openThread } from './open-thread.ts'
import { lookerOf, type Looker } from './seen-thread.ts'
import { demandRow } from './write.ts'

/** A thread as whoever asks sees it now. */
export async function showThread(db: Parts['db'], id: string, who: Looker): Promise<ThreadView> {
  const [view] = await describeThreads(db, [await demandRow(db, id)], who)
  if (!view) throw new Problem('not-found')
  return view
}

/** The threads of a document. */
export function documentThreadRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const looker = (c: AppContext) => lookerOf(db, c, standingOf(c))
  return new Hono<AppEnv>()
    .get(
      '/documents/:documentId/threads',
      describe('The threads of a document that you may see, in their order', { 200: threadList }),
      may('document.read'),
      query(threadQuery),
      async (c) => {
        const who = await looker(c)
        const asked = c.req.valid('query')
        const scope = { documentId: c.req.param('documentId'), userId: who.userId, viewer: who.viewer }
        const rows = await visibleThreadRows(db, scope, asked)
        const shown = rows.slice(0, asked.limit)
        const next = rows.length > asked.limit ? (shown.at(-1)?.created_at ?? null) : null
        const counts = asked.after === undefined ? await countThreads(db, scope) : null
        return c.json({ items: await describeThreads(db, shown, who), next, counts })
      },
    )
    .post(
      '/documents/:documentId/threads',
      describe('Open a thread; sent again with the same key it is the same thread', { 200: thread, 201: thread }),
      may('document.comment'),
      body(threadInput),
      async (c) => {
        const { id, isNew } = await openThread(parts, c, c.req.param('documentId'), c.req.valid('json'))
        return c.json(await showThread(db, id, await looker(c)), isNew ? 201 : 200)
      },
    )
}
