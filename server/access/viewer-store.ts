import type { Kysely } from 'kysely'
import type { DossierStanding } from '#shared/access/can.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { actingFor, outsider, type Eyes, type Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, toOrganisationRef } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** The koepels of the register. */
export async function koepels(db: Kysely<Database>): Promise<OrganisationRef[]> {
  const rows = await db.selectFrom('organisations').selectAll().where('kind', '=', 'koepel').orderBy('code').execute()
  return rows.map(toOrganisationRef)
}

/** The eyes with which somebody with this standing looks: those of whom he acts for, or of nobody when he only looks in. */
export async function viewerIn(db: Kysely<Database>, standing: DossierStanding): Promise<Viewer> {
  if (standing.inspectionUntil !== null) return outsider
  const own = db.selectFrom('organisations').selectAll().where('code', '=', standing.actsFor)
  // one question: this is asked at every request about something with a circle
  const rows = await own.union(db.selectFrom('organisations').selectAll().where('kind', '=', 'koepel')).execute()
  const all = rows.map(toOrganisationRef)
  const party = all.find(({ code }) => code === standing.actsFor)
  if (!party) throw new Error(`organisation ${standing.actsFor} is not in the register`)
  return actingFor({ actsFor: party, isVouchedFor: standing.isVouchedFor }, all)
}

/** The eyes with which this person looks in the dossiers that he is in; not those that he only looks into. */
export async function eyesOf(db: Kysely<Database>, userId: string): Promise<Eyes> {
  const user = await db
    .selectFrom('users')
    .select(['organisation_code', 'employer_confirmed'])
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!user) return { own: outsider, elsewhere: [] }
  const chosen = await db
    .selectFrom('dossier_members')
    .select(['dossier_id', 'acts_for'])
    .where('user_id', '=', userId)
    .where('acts_for', 'is not', null)
    .execute()
  const employer = user.organisation_code
  const organisations = await organisationsByCode(db, [employer, ...chosen.map((row) => row.acts_for)])
  const all = await koepels(db)
  const eyesFor = (code: string, isVouchedFor: boolean): Viewer =>
    actingFor({ actsFor: known(organisations, code), isVouchedFor }, all)
  return {
    own: eyesFor(employer, user.employer_confirmed === 1),
    elsewhere: chosen.map((row) => ({ dossierId: row.dossier_id, viewer: eyesFor(row.acts_for ?? employer, true) })),
  }
}

/** Whether an account's employer is more than another party's word. */
export async function isEmployerConfirmed(db: Kysely<Database>, userId: string): Promise<boolean> {
  const user = await db.selectFrom('users').select('employer_confirmed').where('id', '=', userId).executeTakeFirst()
  return user?.employer_confirmed === 1
}

/** The people in the dossier of a document for whom no circle opens: nobody confirmed where they work. */
export async function unconfirmedIn(db: Kysely<Database>, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('dossier_members')
    .innerJoin('documents', 'documents.dossier_id', 'dossier_members.dossier_id')
    .innerJoin('users', 'users.id', 'dossier_members.user_id')
    .select('users.id')
    .where('documents.id', '=', documentId)
    .where('users.employer_confirmed', '=', 0)
    .where('dossier_members.acts_for', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** The administrators who may look into the dossier of a document now; some of them may be members as well. */
export async function lookingIn(db: Kysely<Database>, documentId: string, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('inspections')
    .innerJoin('documents', 'documents.dossier_id', 'inspections.dossier_id')
    .select('inspections.user_id')
    .distinct()
    .where('documents.id', '=', documentId)
    .where('inspections.until', '>', toInstant(nowMs))
    .execute()
  return rows.map((row) => row.user_id)
}
