import type { Kysely } from 'kysely'
import { roleInCircle, type DossierStanding } from '#shared/access/can.ts'
import { isAtLeast, strongest, type Role } from '#shared/access/roles.ts'
import type { AccessEntry, AccessList } from '#shared/access/schema.ts'
import { actingFor, type Circle } from '#shared/threads/visibility.ts'
import { groupOf, groups } from '#shared/organisations/layers.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'
import { asRole } from './standing.ts'
import { koepels } from './viewer-store.ts'

interface Line {
  readonly kind: AccessEntry['kind']
  readonly role: Role
  readonly userId: string | null
  readonly code: string
  readonly since: string
  readonly grantedBy: string | null
  readonly until: string | null
  readonly reason: string | null
  /** Whether somebody who can know says that this person belongs to this organisation. */
  readonly isVouchedFor: boolean
}

/**
 * "Wie ziet dit?": everybody who may enter this dossier now, what he may do there, and why; of a document that only a
 * circle sees, everybody in that circle, with what he may do in it.
 */
export async function accessListOf(
  db: Kysely<Database>,
  { dossierId, within, coWritten = false }: Pick<DossierStanding, 'dossierId' | 'within' | 'coWritten'>,
  nowMs: number,
): Promise<AccessList> {
  const all = [
    ...(await memberLines(db, dossierId)),
    ...(await organisationLines(db, dossierId)),
    ...(await inspectionLines(db, dossierId, nowMs)),
  ]
  const seeing = within ? await inside(db, all, within) : all
  const lines = coWritten ? seeing.map(asWriter) : seeing
  const people = await peopleById(
    db,
    lines.flatMap((line) => [line.userId, line.grantedBy]),
  )
  const organisations = await organisationsByCode(
    db,
    lines.map((line) => line.code),
  )
  const entries = lines.map(({ kind, role, userId, code, since, grantedBy, until, reason }): AccessEntry => ({
    kind,
    role,
    person: userId === null ? null : known(people, userId),
    organisation: known(organisations, code),
    since,
    grantedBy: grantedBy === null ? null : known(people, grantedBy),
    until,
    reason,
  }))
  return { entries: entries.toSorted(byLayerAndRole), counts: await count(db, { dossierId, within }, lines) }
}

/** The lines of those who are in a circle, with the role that they have in it. */
async function inside(db: Kysely<Database>, lines: readonly Line[], circle: Circle): Promise<Line[]> {
  const all = await koepels(db)
  const parties = await organisationsByCode(
    db,
    lines.map(({ code }) => code),
  )
  return lines.flatMap((line) => {
    const viewer = actingFor({ actsFor: known(parties, line.code), isVouchedFor: line.isVouchedFor }, all)
    const role = roleInCircle(line.role, circle, viewer)
    return role ? { ...line, role } : []
  })
}

/** In a text that is written by all who comment, whoever comments is shown as who he is there. */
const asWriter = (line: Line): Line => (line.role === 'commenter' ? { ...line, role: 'writer' } : line)

async function memberLines(db: Kysely<Database>, dossierId: string): Promise<Line[]> {
  const rows = await db
    .selectFrom('dossier_members as member')
    .innerJoin('users', 'users.id', 'member.user_id')
    .select(['member.user_id', 'member.role', 'member.acts_for', 'member.added_at', 'member.added_by'])
    .select(['users.organisation_code', 'users.employer_confirmed'])
    .where('dossier_id', '=', dossierId)
    .where('users.deactivated_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    kind: 'person',
    isVouchedFor: row.acts_for !== null || row.employer_confirmed === 1,
    role: asRole(row.role),
    userId: row.user_id,
    code: row.acts_for ?? row.organisation_code,
    since: row.added_at,
    grantedBy: row.added_by,
    until: null,
    reason: null,
  }))
}

async function organisationLines(db: Kysely<Database>, dossierId: string): Promise<Line[]> {
  const rows = await db.selectFrom('dossier_organisations').selectAll().where('dossier_id', '=', dossierId).execute()
  return rows.map((row) => ({
    kind: 'organisation',
    isVouchedFor: true,
    role: asRole(row.role),
    userId: null,
    code: row.organisation_code,
    since: row.added_at,
    grantedBy: row.added_by,
    until: null,
    reason: null,
  }))
}

async function inspectionLines(db: Kysely<Database>, dossierId: string, nowMs: number): Promise<Line[]> {
  const rows = await db
    .selectFrom('inspections')
    .innerJoin('users', 'users.id', 'inspections.user_id')
    .select(['inspections.user_id', 'opened_at', 'until', 'reason', 'users.organisation_code'])
    .where('dossier_id', '=', dossierId)
    .where('until', '>', toInstant(nowMs))
    .where('users.deactivated_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    kind: 'inspection',
    isVouchedFor: false,
    role: 'reader',
    userId: row.user_id,
    code: row.organisation_code,
    since: row.opened_at,
    grantedBy: row.user_id,
    until: row.until,
    reason: row.reason,
  }))
}

/** How many people with an account may do what: each counts once, by his strongest role. */
async function count(
  db: Kysely<Database>,
  { dossierId, within }: Pick<DossierStanding, 'dossierId' | 'within'>,
  lines: readonly Line[],
): Promise<AccessList['counts']> {
  const colleagues = await db
    .selectFrom('dossier_organisations')
    .innerJoin('users', 'users.organisation_code', 'dossier_organisations.organisation_code')
    .leftJoin('dossier_members as member', (join) =>
      join.onRef('member.dossier_id', '=', 'dossier_organisations.dossier_id').onRef('member.user_id', '=', 'users.id'),
    )
    .select(['users.id', 'users.organisation_code', 'member.acts_for'])
    .where('dossier_organisations.dossier_id', '=', dossierId)
    .where('users.employer_confirmed', '=', 1)
    .where('users.deactivated_at', 'is', null)
    .execute()
  const held = new Map<string, Role[]>()
  const note = (userId: string, role: Role): unknown => held.set(userId, [...(held.get(userId) ?? []), role])
  for (const { userId, role } of lines) if (userId !== null) note(userId, role)
  const whole = new Map(lines.flatMap(({ kind, code, role }) => (kind === 'organisation' ? [[code, role]] : [])))
  for (const { id, organisation_code: code, acts_for: actsFor } of colleagues) {
    const role = whole.get(code)
    // in a circle he is who he acts for, which his own line says
    if (role && (within === undefined || actsFor === null)) note(id, role)
  }
  const strongestRoles = [...held.values()].map((each) => strongest(each) ?? 'reader')
  const atLeast = (least: Role): number => strongestRoles.filter((role) => isAtLeast(role, least)).length
  return {
    read: atLeast('reader'),
    comment: atLeast('commenter'),
    write: atLeast('writer'),
    manage: atLeast('manager'),
  }
}

const dutch = new Intl.Collator('nl')

const nameOf = (entry: AccessEntry): string => entry.person?.name ?? entry.organisation.shortName

function byLayerAndRole(a: AccessEntry, b: AccessEntry): number {
  const layer = groups.indexOf(groupOf(a.organisation)) - groups.indexOf(groupOf(b.organisation))
  if (layer !== 0) return layer
  if (a.role !== b.role) return isAtLeast(a.role, b.role) ? -1 : 1
  return dutch.compare(a.organisation.shortName, b.organisation.shortName) || dutch.compare(nameOf(a), nameOf(b))
}
