import type { Kysely } from 'kysely'
import { Problem } from '#shared/lib/problem.ts'
import type { Body } from '#shared/threads/body.ts'
import { mentionsOf, withNames } from '#shared/threads/body-words.ts'
import { organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'

const refuse = (message: string): never => {
  throw new Problem('invalid-input', { fields: [{ path: 'body', message }] })
}

/** Those of these people who have access to the dossier, of themselves or through their employer. */
async function peopleWithAccess(db: Kysely<Database>, dossierId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('dossier_members as member', (join) =>
      join.onRef('member.user_id', '=', 'users.id').on('member.dossier_id', '=', dossierId),
    )
    .leftJoin('dossier_organisations as employer', (join) =>
      join
        .onRef('employer.organisation_code', '=', 'users.organisation_code')
        .on('employer.dossier_id', '=', dossierId)
        .on('users.employer_confirmed', '=', 1),
    )
    .select('users.id')
    .where('users.id', 'in', ids)
    .where('users.deactivated_at', 'is', null)
    .where((eb) => eb.or([eb('member.role', 'is not', null), eb('employer.role', 'is not', null)]))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/**
 * The body with the true names of whom it mentions. Everybody in the dossier may know who has access to it, so a refusal
 * tells nothing; being mentioned lets nobody see more. [T3] [T27]
 * @throws {Problem} `invalid-input` for somebody without access to the dossier, or an organisation that is not there
 */
export async function withTrueNames(db: Kysely<Database>, dossierId: string, body: Body): Promise<Body> {
  const { people, organisations } = mentionsOf(body)
  const names = new Map<string, string>()
  if (people.length > 0) {
    const present = await peopleWithAccess(db, dossierId, people)
    if (people.some((id) => !present.has(id))) refuse('mentions somebody who is not in the dossier')
    for (const [id, person] of await peopleById(db, people)) names.set(id, person.name)
  }
  const found = await organisationsByCode(db, organisations)
  if (found.size < organisations.length) refuse('mentions an organisation that does not exist')
  for (const [code, { abbreviation, shortName }] of found) names.set(code, abbreviation ?? shortName)
  return withNames(body, names)
}

/** Writes down whom the present text of a thread or reply mentions, in place of whom it mentioned before. */
export async function setMentions(
  db: Kysely<Database>,
  { threadId, targetId }: { threadId: string; targetId: string },
  body: Body,
): Promise<void> {
  await db.deleteFrom('thread_mentions').where('target_id', '=', targetId).execute()
  const { people, organisations } = mentionsOf(body)
  const rows = [
    ...people.map((mentioned) => ({ kind: 'person', mentioned })),
    ...organisations.map((mentioned) => ({ kind: 'organisation', mentioned })),
  ].map(({ kind, mentioned }) => ({ thread_id: threadId, target_id: targetId, kind, mentioned }))
  if (rows.length > 0) await db.insertInto('thread_mentions').values(rows).execute()
}
