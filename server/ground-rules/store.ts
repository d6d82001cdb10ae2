import type { Kysely, Selectable } from 'kysely'
import type { Person } from '#shared/auth/schema.ts'
import type { GroundRule, GroundRuleInput, GroundRuleRef } from '#shared/ground-rules/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { layers } from '#shared/organisations/layers.ts'
import { known, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import type { GroundRulesTable } from '#server/db/tables/dilemmas.ts'
import { toInstant } from '#server/lib/clock.ts'

type GroundRuleRow = Selectable<GroundRulesTable>

const newestFirst = (db: Kysely<Database>) =>
  db.selectFrom('ground_rules').selectAll().orderBy('title').orderBy('id').orderBy('version', 'desc')

/** The newest version of every rule, withdrawn ones too, by title. */
export async function groundRules(db: Kysely<Database>): Promise<GroundRule[]> {
  return await asGroundRules(db, newestOfEach(await newestFirst(db).execute()))
}

/** Every version of a rule, the newest first; empty when there is no such rule. */
export async function groundRuleVersions(db: Kysely<Database>, id: string): Promise<GroundRule[]> {
  const rows = await db.selectFrom('ground_rules').selectAll().where('id', '=', id).orderBy('version', 'desc').execute()
  return await asGroundRules(db, rows)
}

const newestOfEach = (rows: readonly GroundRuleRow[]): GroundRuleRow[] => {
  const newest = new Map<string, GroundRuleRow>()
  for (const row of rows) {
    const before = newest.get(row.id)
    if (!before || before.version < row.version) newest.set(row.id, row)
  }
  return [...newest.values()]
}

async function asGroundRules(db: Kysely<Database>, rows: readonly GroundRuleRow[]): Promise<GroundRule[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.changed_by),
  )
  return rows.map((row) => toGroundRule(row, people))
}

function toGroundRule(row: GroundRuleRow, people: ReadonlyMap<string, Person>): GroundRule {
  const stored: unknown = JSON.parse(row.layers)
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    wording: row.wording,
    source: row.source,
    sourceUrl: row.source_url,
    layers: Array.isArray(stored) ? layers.filter((layer) => stored.includes(layer)) : [],
    withdrawn: row.withdrawn === 1,
    changedAt: row.changed_at,
    changedBy: row.changed_by === null ? null : known(people, row.changed_by),
    reason: row.reason,
  }
}

/** What a new version of a rule holds, and who makes it. */
export interface NewGroundRule extends GroundRuleInput {
  readonly id: string
  readonly version: number
  readonly withdrawn: boolean
  readonly reason: string
  readonly changedBy: string
}

/** Writes a version. A version that is there already breaks the key: the caller asked before, in the transaction. */
export async function insertGroundRule(db: Kysely<Database>, rule: NewGroundRule, nowMs: number): Promise<void> {
  await db
    .insertInto('ground_rules')
    .values({
      id: rule.id,
      version: rule.version,
      title: rule.title,
      wording: rule.wording,
      source: rule.source,
      source_url: rule.sourceUrl,
      layers: JSON.stringify(rule.layers),
      withdrawn: rule.withdrawn ? 1 : 0,
      changed_at: toInstant(nowMs),
      changed_by: rule.changedBy,
      reason: rule.reason,
    })
    .execute()
}

/**
 * Makes that a dilemma cites exactly these rules. What it cited already keeps its version; a new one is cited in the
 * version of now.
 * @throws {Problem} `invalid-input` when one does not exist, or was withdrawn and not cited before
 */
export async function citeGroundRules(
  db: Kysely<Database>,
  dilemmaId: string,
  ruleIds: readonly string[],
): Promise<void> {
  const cited = await db
    .selectFrom('dilemma_ground_rules')
    .select('rule_id')
    .where('dilemma_id', '=', dilemmaId)
    .execute()
  const before = new Set(cited.map((row) => row.rule_id))
  const newest = new Map(newestOfEach(await newestFirst(db).execute()).map((row) => [row.id, row]))
  for (const ruleId of new Set(ruleIds)) {
    if (before.has(ruleId)) continue
    const rule = newest.get(ruleId)
    if (!rule || rule.withdrawn === 1) {
      throw new Problem('invalid-input', { fields: [{ path: 'groundRules', message: `no ground rule ${ruleId}` }] })
    }
    await db
      .insertInto('dilemma_ground_rules')
      .values({ dilemma_id: dilemmaId, rule_id: ruleId, version: rule.version })
      .execute()
  }
  const dropped = [...before].filter((ruleId) => !ruleIds.includes(ruleId))
  if (dropped.length === 0) return
  await db
    .deleteFrom('dilemma_ground_rules')
    .where('dilemma_id', '=', dilemmaId)
    .where('rule_id', 'in', dropped)
    .execute()
}

/** The rules that a dilemma cites, each in the version that it cited. */
export async function citedGroundRules(db: Kysely<Database>, dilemmaId: string): Promise<GroundRuleRef[]> {
  const rows = await db
    .selectFrom('dilemma_ground_rules as cited')
    .innerJoin('ground_rules as rule', (join) =>
      join.onRef('rule.id', '=', 'cited.rule_id').onRef('rule.version', '=', 'cited.version'),
    )
    .select((eb) => [
      'rule.id',
      'rule.version',
      'rule.title',
      eb
        .selectFrom('ground_rules as other')
        .select((other) => other.fn.max('other.version').as('newest'))
        .whereRef('other.id', '=', 'rule.id')
        .as('newest'),
    ])
    .where('cited.dilemma_id', '=', dilemmaId)
    .orderBy('rule.title')
    .execute()
  return rows.map(({ id, version, title, newest }) => ({ id, version, title, newest: newest ?? version }))
}
