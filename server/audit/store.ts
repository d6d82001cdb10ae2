import type { Kysely, Selectable } from 'kysely'
import { auditActions, auditResults, type AuditAction, type AuditEntry } from '#shared/audit/entry.ts'
import type { Page, PageQuery } from '#shared/lib/page.ts'
import type { Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { actSeenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { ActsTable } from '#server/db/tables/people.ts'

type ActRow = Selectable<ActsTable>

/** What a dossier's readers see of it as activity: what was done, not who looked or took a copy. */
const notActivity: readonly AuditAction[] = ['document.open', 'document.export']

/** Which acts: those of a dossier, or of the workspace; for everybody in the dossier or for its managers. */
export type Scope =
  | {
      readonly of: 'dossier'
      readonly dossierId: string
      readonly only: 'activity' | 'everything'
      readonly viewer: Viewer
    }
  | { readonly of: 'workspace' }

/**
 * A page of acts, the newest first. The workspace's are those that belong to no dossier, and the looks of
 * administrators at content: what happens inside a dossier is its parties' own. An act about what is not everybody's is
 * there for those who may see that, and for nobody else, whatever his role.
 */
export async function acts(db: Kysely<Database>, scope: Scope, page: PageQuery): Promise<Page<AuditEntry>> {
  const after = Number.parseInt(page.after ?? '', 10)
  let query = db.selectFrom('acts').selectAll()
  if (Number.isFinite(after)) query = query.where('seq', '<', after)
  if (scope.of === 'dossier') query = query.where('dossier_id', '=', scope.dossierId).where(actSeenBy(scope.viewer))
  else query = query.where((eb) => eb.or([eb('dossier_id', 'is', null), eb('action', '=', 'content.inspect')]))
  if (scope.of === 'dossier' && scope.only === 'activity') {
    query = query.where('result', '=', 'done').where('action', 'not in', notActivity)
  }
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
    .execute()
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return { items: await asEntries(db, shown), next: rows.length > page.limit && last ? String(last.seq) : null }
}

async function asEntries(db: Kysely<Database>, rows: readonly ActRow[]): Promise<AuditEntry[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.actor_id),
  )
  const details = new Map(rows.map((row) => [row.seq, detailsOf(row.details)]))
  const organisations = await organisationsByCode(db, [
    ...rows.map((row) => row.acts_for),
    ...[...details.values()].flatMap(codesIn),
  ])
  const labels = await labelsOf(db, rows)
  return rows.map((row) => ({
    id: String(row.seq),
    at: row.at,
    actor: row.actor_id === null ? null : known(people, row.actor_id),
    actsFor: row.acts_for === null ? null : known(organisations, row.acts_for),
    action: actionOf(row.action),
    objectKind: row.object_kind,
    objectId: row.object_id,
    objectLabel: labels.get(`${row.object_kind} ${row.object_id}`) ?? null,
    dossierId: row.dossier_id,
    address: row.address,
    result: auditResults.find((result) => result === row.result) ?? 'done',
    details: details.get(row.seq) ?? {},
    organisations: [...new Set(codesIn(details.get(row.seq) ?? {}))].flatMap((code) => organisations.get(code) ?? []),
  }))
}

function actionOf(stored: string): AuditAction {
  const action = auditActions.find((each) => each === stored)
  if (!action) throw new Error(`unknown act in the database: ${stored}`)
  return action
}

function detailsOf(json: string): Record<string, unknown> {
  const details: unknown = JSON.parse(json)
  return typeof details === 'object' && details !== null ? { ...details } : {}
}

/** The codes of organisations in the details of an act: one, what it was and what it is, or several. */
const codesIn = ({ organisation, actsFor, invited }: Record<string, unknown>): string[] =>
  [organisation, actsFor, invited].flat().filter((each) => typeof each === 'string')

type Labels = readonly { readonly id: string; readonly label: string }[]
/** How the name of each kind of object is found; what has no name here has none in the list. */
const naming: Readonly<Record<string, (db: Kysely<Database>, ids: string[]) => Promise<Labels>>> = {
  account: (db, ids) => db.selectFrom('users').select(['id', 'name as label']).where('id', 'in', ids).execute(),
  dossier: (db, ids) => db.selectFrom('dossiers').select(['id', 'title as label']).where('id', 'in', ids).execute(),
  document: (db, ids) => db.selectFrom('documents').select(['id', 'title as label']).where('id', 'in', ids).execute(),
  thread: (db, ids) =>
    db
      .selectFrom('threads')
      .innerJoin('documents', 'documents.id', 'threads.document_id')
      .select(['threads.id', 'documents.title as label'])
      .where('threads.id', 'in', ids)
      .execute(),
  dilemma: (db, ids) =>
    db
      .selectFrom('dilemmas')
      .innerJoin('dossiers', 'dossiers.id', 'dilemmas.dossier_id')
      .select(['dilemmas.id', 'dossiers.title as label'])
      .where('dilemmas.id', 'in', ids)
      .execute(),
  consultation: (db, ids) =>
    db
      .selectFrom('consultations')
      .innerJoin('documents', 'documents.id', 'consultations.document_id')
      .select(['consultations.id', 'documents.title as label'])
      .where('consultations.id', 'in', ids)
      .execute(),
  // the organisation alone: an address is personal, and not for every reader of the dossier
  invitation: (db, ids) =>
    db
      .selectFrom('invitations')
      .innerJoin('organisations', 'organisations.code', 'invitations.organisation_code')
      .select([
        'invitations.id',
        (eb) => eb.fn.coalesce('organisations.abbreviation', 'organisations.short_name').as('label'),
      ])
      .where('invitations.id', 'in', ids)
      .execute(),
  organisation: (db, ids) =>
    db.selectFrom('organisations').select(['code as id', 'short_name as label']).where('code', 'in', ids).execute(),
}

/**
 * Names of what the acts are about, as far as whoever may read the act may know them: the title of a dossier or
 * document only beside an act that lies in that dossier.
 */
async function labelsOf(db: Kysely<Database>, rows: readonly ActRow[]): Promise<Map<string, string>> {
  const mayBeNamed = rows.filter((row) => row.dossier_id !== null || row.object_kind === 'account')
  const labels = new Map<string, string>()
  for (const [kind, each] of Map.groupBy(mayBeNamed, (row) => row.object_kind)) {
    const found = await naming[kind]?.(db, [...new Set(each.map((row) => row.object_id))])
    for (const { id, label } of found ?? []) labels.set(`${kind} ${id}`, label)
  }
  return labels
}
