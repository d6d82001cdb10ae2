import type { Role } from '#shared/access/roles.ts'
import { newInvitation } from '#shared/access/schema.ts'
import type { TestApp } from './app.ts'
import { TestPerson } from './people.ts'

/**
 * Somebody whom `host` invited into a dossier as a "colleague" of another organisation, which confirmed nothing: the
 * account of [T60].
 */
export async function guestOf(
  app: TestApp,
  host: TestPerson,
  { dossierId, organisation, role }: { dossierId: string; organisation: string; role: Role },
): Promise<TestPerson> {
  const email = 'gast@example.org'
  const made = await host.post(`/dossiers/${dossierId}/invitations`, { email, role, organisation })
  const token = new URL(newInvitation.parse(await made.json()).link).hash.slice(1)
  const account = { name: 'Gast', password: 'groene fiets in de regen' }
  const answer = await app.send('POST', '/invitations/accept', { token, account })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { id } = await app.parts.db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return new TestPerson(app, { id, email }, cookie)
}
