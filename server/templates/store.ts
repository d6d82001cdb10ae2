import type { Kysely, Selectable } from 'kysely'
import type { TemplateInput, TemplateSummary, TemplateVersion, templateHistory } from '#shared/templates/schema.ts'
import type { z } from 'zod'
import { Problem } from '#shared/lib/problem.ts'
import { known, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import type { TemplateVersionsTable } from '#server/db/tables/templates.ts'
import { toInstant } from '#server/lib/clock.ts'

type Row = Selectable<TemplateVersionsTable>

const toSummary = (row: Omit<Row, 'content' | 'guidance'>): TemplateSummary => ({
  key: row.template_key,
  version: row.version,
  name: row.name,
  purpose: row.purpose,
  retired: row.retired === 1,
})

/** The newest version of every template, free text first, then by name. */
export async function templates(db: Kysely<Database>, wanted: { retired: boolean }): Promise<TemplateSummary[]> {
  const rows = await db
    .selectFrom('template_versions')
    .select(['template_key', 'version', 'name', 'purpose', 'retired', 'created_at', 'created_by'])
    .where((eb) =>
      eb(
        'version',
        '=',
        eb
          .selectFrom('template_versions as newer')
          .select((inner) => inner.fn.max('newer.version').as('version'))
          .whereRef('newer.template_key', '=', 'template_versions.template_key'),
      ),
    )
    .where('retired', '=', wanted.retired ? 1 : 0)
    .execute()
  return rows.map(toSummary).toSorted(blankFirst)
}

const dutch = new Intl.Collator('nl')
const blankFirst = (a: TemplateSummary, b: TemplateSummary): number =>
  Number(b.key === 'blank') - Number(a.key === 'blank') || dutch.compare(a.name, b.name)

/** One version of a template, the newest when none is named; undefined when there is none. */
export const templateRow = (db: Kysely<Database>, key: string, version?: number): Promise<Row | undefined> =>
  db
    .selectFrom('template_versions')
    .selectAll()
    .where('template_key', '=', key)
    .$if(version !== undefined, (qb) => qb.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A version as the API gives it. */
export async function describeTemplate(db: Kysely<Database>, row: Row): Promise<TemplateVersion> {
  const people = await peopleById(db, [row.created_by])
  return {
    ...toSummary(row),
    // written by putTemplate(), which took them checked
    content: JSON.parse(row.content) as TemplateVersion['content'],
    guidance: JSON.parse(row.guidance) as TemplateVersion['guidance'],
    createdAt: row.created_at,
    createdBy: row.created_by === null ? null : known(people, row.created_by),
  }
}

/** All versions of a template, the newest first; empty when there is no such template. */
export async function historyOf(db: Kysely<Database>, key: string): Promise<z.output<typeof templateHistory>['items']> {
  const rows = await db
    .selectFrom('template_versions')
    .select(['template_key', 'version', 'name', 'purpose', 'retired', 'created_at', 'created_by'])
    .where('template_key', '=', key)
    .orderBy('version', 'desc')
    .execute()
  const people = await peopleById(
    db,
    rows.map((row) => row.created_by),
  )
  return rows.map((row) => {
    const createdBy = row.created_by === null ? null : known(people, row.created_by)
    return Object.assign(toSummary(row), { createdAt: row.created_at, createdBy })
  })
}

/**
 * Adds a version after the one that was changed.
 * @param by null for what comes with the product
 * @returns its number
 * @throws {Problem} `changed-meanwhile` when another version came in between, with that one beside what was sent
 */
export async function putTemplate(
  tx: Kysely<Database>,
  key: string,
  input: TemplateInput,
  made: { by: string | null; nowMs: number },
): Promise<number> {
  const newest = await templateRow(tx, key)
  const { basedOn, retired, content, guidance, ...facts } = input
  if (newest && newest.version !== basedOn) {
    const theirs = await describeTemplate(tx, newest)
    throw new Problem('changed-meanwhile', { conflict: { version: newest.version, yours: input, theirs } })
  }
  if (!newest && basedOn !== 0) throw new Problem('changed-meanwhile')
  const version = basedOn + 1
  await tx
    .insertInto('template_versions')
    .values({
      ...facts,
      template_key: key,
      version,
      retired: retired ? 1 : 0,
      content: JSON.stringify(content),
      guidance: JSON.stringify(guidance),
      created_at: toInstant(made.nowMs),
      created_by: made.by,
    })
    .execute()
  return version
}
