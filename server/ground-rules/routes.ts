import { Hono } from 'hono'
import {
  groundRule,
  groundRuleInput,
  groundRuleList,
  groundRulePatch,
  groundRuleVersions as groundRuleVersionList,
} from '#shared/ground-rules/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { administrator, signedIn, signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { groundRules, groundRuleVersions, insertGroundRule, type NewGroundRule } from './store.ts'

/** The catalogue of ground rules: everybody reads it, an administrator writes new versions. */
export function groundRuleRoutes(parts: Parts) {
  const { db, newId } = parts
  const write = writeRule(parts)
  return new Hono<AppEnv>()
    .get(
      '/ground-rules',
      describe('The ground rules, each as it is now', { 200: groundRuleList }),
      signedIn(),
      async (c) => c.json({ items: await groundRules(db) }),
    )
    .get(
      '/ground-rules/:ruleId/versions',
      describe('Every version of a ground rule', { 200: groundRuleVersionList }),
      signedIn(),
      async (c) => {
        const items = await groundRuleVersions(db, c.req.param('ruleId'))
        if (items.length === 0) throw new Problem('not-found')
        return c.json({ items })
      },
    )
    .post(
      '/ground-rules',
      describe('Add a ground rule', { 201: groundRule }),
      administrator(),
      body(groundRuleInput),
      async (c) => {
        const id = newId()
        const rule = { ...c.req.valid('json'), id, version: 1, withdrawn: false, reason: '' }
        await db.transaction().execute((tx) => write(tx, c, rule))
        return c.json((await groundRuleVersions(db, id))[0], 201)
      },
    )
    .put(
      '/ground-rules/:ruleId',
      describe('Write a new version of a ground rule; what cited it keeps the version that it cited', {
        200: groundRule,
      }),
      administrator(),
      body(groundRulePatch),
      async (c) => {
        const id = c.req.param('ruleId')
        const { basedOn, ...rule } = c.req.valid('json')
        await db.transaction().execute(async (tx) => {
          const [newest] = await groundRuleVersions(tx, id)
          if (!newest) throw new Problem('not-found')
          if (newest.version !== basedOn) {
            const conflict = { version: newest.version, yours: rule, theirs: newest }
            throw new Problem('changed-meanwhile', { conflict })
          }
          await write(tx, c, { ...rule, id, version: basedOn + 1 })
        })
        return c.json((await groundRuleVersions(db, id))[0])
      },
    )
}

/** A version and its act, in the transaction of the caller. */
const writeRule =
  ({ clock }: Parts) =>
  async (tx: Parts['db'], c: AppContext, rule: Omit<NewGroundRule, 'changedBy'>): Promise<void> => {
    await insertGroundRule(tx, { ...rule, changedBy: signedInOf(c).userId }, clock())
    const details = { version: rule.version, withdrawn: rule.withdrawn }
    const act = { action: 'ground-rule.change', objectKind: 'ground-rule', objectId: rule.id, details } as const
    await recordAct(tx, actorOf(c), act, clock())
  }
