import { Hono } from 'hono'
import { optionsTemplate } from '#shared/dilemmas/options-text.ts'
import { Problem } from '#shared/lib/problem.ts'
import {
  templateHistory,
  templateInput,
  templateKey,
  templateList,
  templateListQuery,
  templateVersion,
} from '#shared/templates/schema.ts'
import { administrator, signedIn, signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { readTemplate } from './content.ts'
import { describeTemplate, historyOf, putTemplate, templateRow, templates } from './store.ts'

/** Templates: everybody with an account reads them, an administrator makes a new version. None is ever changed. */
export function templateRoutes({ db, clock, newId }: Parts) {
  const show = async (key: string, version?: number) => {
    const row = await templateRow(db, key, version)
    if (!row) throw new Problem('not-found')
    return await describeTemplate(db, row)
  }
  return new Hono<AppEnv>()
    .get(
      '/templates',
      describe('The templates that a document can begin with', { 200: templateList }),
      signedIn(),
      query(templateListQuery),
      async (c) => c.json({ items: await templates(db, { retired: c.req.valid('query').retired === 'true' }) }),
    )
    .get(
      '/templates/:templateKey',
      describe('The newest version of a template', { 200: templateVersion }),
      signedIn(),
      async (c) => c.json(await show(c.req.param('templateKey'))),
    )
    .get(
      '/templates/:templateKey/versions',
      describe('All versions of a template, without their content', { 200: templateHistory }),
      signedIn(),
      async (c) => {
        const items = await historyOf(db, c.req.param('templateKey'))
        if (items.length === 0) throw new Problem('not-found')
        return c.json({ items })
      },
    )
    .get(
      '/templates/:templateKey/versions/:version',
      describe('One version of a template', { 200: templateVersion }),
      signedIn(),
      async (c) => {
        const version = c.req.param('version')
        if (!/^\d{1,9}$/u.test(version)) throw new Problem('not-found')
        return c.json(await show(c.req.param('templateKey'), Number(version)))
      },
    )
    .post(
      '/templates/:templateKey/versions',
      describe('A new version of a template, or a new template', { 201: templateVersion }),
      administrator(),
      body(templateInput),
      async (c) => {
        const key = newKey(c.req.param('templateKey'))
        const given = c.req.valid('json')
        const input = { ...given, content: readTemplate(given.content, given.guidance, newId).content }
        await db.transaction().execute(async (tx) => {
          const { userId } = signedInOf(c)
          const version = await putTemplate(tx, key, input, { by: userId, nowMs: clock() })
          const act = { action: 'template.change', objectKind: 'template', objectId: key } as const
          await recordAct(tx, actorOf(c), { ...act, details: { version, retired: input.retired } }, clock())
        })
        return c.json(await show(key), 201)
      },
    )
}

/** @throws {Problem} `invalid-input` for what is no key of a template that anybody may make */
function newKey(given: string): string {
  const key = templateKey.safeParse(given)
  // a table of options is made by its dilemma alone: a template of that name would pass for one
  if (key.success && key.data !== optionsTemplate) return key.data
  throw new Problem('invalid-input', { fields: [{ path: 'key', message: 'no key' }] })
}
