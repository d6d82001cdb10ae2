import { newInvitation } from '#shared/access/schema.ts'
import { type Role } from '#shared/access/roles.ts'
import { sessionAnswer } from '#shared/auth/schema.ts'
import type { RunningServer } from './running-server.ts'
import { ApiPerson, testPassword, type Workspace } from './workspace.ts'

interface Newcomer {
  readonly name: string
  readonly email: string
  readonly organisation: string
  readonly role: Role
}

/** One more person in the dossier of a workspace, by ordinary requests. */
export async function joined(server: RunningServer, workspace: Workspace, newcomer: Newcomer): Promise<ApiPerson> {
  const { name, email, organisation, role } = newcomer
  const admin = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')
  await admin.send('POST', '/session', { email: admin.email, password: testPassword })
  const { link } = newInvitation.parse(await admin.json('POST', '/invitations', { email, organisation }))
  const person = new ApiPerson(server, name, email)
  const account = { name, password: testPassword }
  await person.send('POST', '/invitations/accept', { token: new URL(link).hash.slice(1), account })
  person.id = sessionAnswer.parse(await person.json('GET', '/session')).user.id
  await workspace.people.fatima.send('PUT', `/dossiers/${workspace.dossierId}/members/${person.id}`, { role })
  return person
}
