import { Hono } from 'hono'
import { auditList, type AuditEntry } from '#shared/audit/entry.ts'
import { activityList, type Activity } from '#shared/dossiers/schema.ts'
import { pageQuery } from '#shared/lib/page.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { administrator } from '#server/auth/gates.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { acts } from './store.ts'

/** What was done: to every reader of a dossier as activity, to its managers and to administrators as audit. */
export function auditRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const viewerOf = (c: AppContext) => viewerIn(db, standingOf(c))
  return new Hono<AppEnv>()
    .get(
      '/dossiers/:dossierId/activity',
      describe('What was done in a dossier', { 200: activityList }),
      may('activity.read'),
      query(pageQuery),
      async (c) => {
        const scope = {
          of: 'dossier',
          dossierId: c.req.param('dossierId'),
          only: 'activity',
          viewer: await viewerOf(c),
        } as const
        const { items, next } = await acts(db, scope, c.req.valid('query'))
        return c.json({ items: items.map(toActivity), next })
      },
    )
    .get(
      '/dossiers/:dossierId/audit',
      describe('Everything that was done, seen or refused in a dossier', { 200: auditList }),
      may('audit.read'),
      query(pageQuery),
      async (c) => {
        const scope = {
          of: 'dossier',
          dossierId: c.req.param('dossierId'),
          only: 'everything',
          viewer: await viewerOf(c),
        } as const
        return c.json(await acts(db, scope, c.req.valid('query')))
      },
    )
    .get(
      '/audit',
      describe('Acts of the workspace: accounts, sign-ins, looks at content', { 200: auditList }),
      administrator(),
      query(pageQuery),
      async (c) => c.json(await acts(db, { of: 'workspace' }, c.req.valid('query'))),
    )
}

const toActivity = ({ id, at, actor, actsFor, action, objectKind, objectId, objectLabel }: AuditEntry): Activity => ({
  id,
  at,
  actor,
  actsFor,
  action,
  objectKind,
  objectId,
  objectLabel,
})
