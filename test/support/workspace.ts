import { z } from 'zod'
import { newInvitation } from '#shared/access/schema.ts'
import type { Role } from '#shared/access/roles.ts'
import { sessionAnswer } from '#shared/auth/schema.ts'
import type { ContentFormat, ImportFormat } from '#shared/documents/schema.ts'
import type { RunningServer } from './running-server.ts'

export const testPassword = 'samen-aan-tafel-2027'
const created = z.object({ id: z.string() })
const tokenOf = (link: string): string => new URL(link).hash.slice(1)

/** Somebody at the API, with his session. */
export class ApiPerson {
  readonly name: string
  readonly email: string
  readonly #origin: () => string
  id = ''
  cookie = ''

  constructor(server: RunningServer, name: string, email: string) {
    this.name = name
    this.email = email
    this.#origin = () => server.origin
  }

  async send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.#origin()}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: this.cookie, Origin: this.#origin() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie) this.cookie = cookie
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }

  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    return await (await this.send(method, path, body)).json()
  }
}

const members = {
  fatima: { name: 'Fatima El Idrissi', organisation: 'mnre1034', role: 'manager' },
  joris: { name: 'Joris de Wit', organisation: 'pv26', role: 'writer' },
  sanne: { name: 'Sanne Bakker', organisation: 'gm0355', role: 'writer' },
  tineke: { name: 'Tineke Hoogland', organisation: 'ws0636', role: 'writer' },
  ruben: { name: 'Ruben Vos', organisation: 'vng', role: 'commenter' },
  noor: { name: 'Noor Jansen', organisation: 'gm0344', role: 'reader' },
} as const satisfies Record<string, { name: string; organisation: string; role: Role }>
type MemberKey = keyof typeof members

/** A dossier with somebody of every layer and role in it. */
export interface Workspace {
  readonly dossierId: string
  readonly people: Readonly<Record<MemberKey, ApiPerson>>
  readonly makeDocument: (title: string, format: ImportFormat, body: string) => Promise<string>
  readonly content: (documentId: string, format: ContentFormat) => Promise<string>
  readonly setRole: (member: MemberKey, role: Role) => Promise<void>
  readonly remove: (member: MemberKey) => Promise<void>
}

/** Fills an empty server by ordinary requests. */
export async function makeWorkspace(server: RunningServer): Promise<Workspace> {
  const admin = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')
  const account = { name: admin.name, email: admin.email, organisation: 'mnre1034', password: testPassword }
  await admin.send('POST', '/setup', { ...account, token: tokenOf(server.setupLink) })
  const invite = async (key: MemberKey): Promise<ApiPerson> => {
    const { name, organisation } = members[key]
    const person = new ApiPerson(server, name, `${key}@samen.example`)
    const { link } = newInvitation.parse(
      await admin.json('POST', '/invitations', { email: person.email, organisation }),
    )
    const token = tokenOf(link)
    await person.send('POST', '/invitations/accept', { token, account: { name, password: testPassword } })
    person.id = sessionAnswer.parse(await person.json('GET', '/session')).user.id
    return person
  }
  const people = {
    fatima: await invite('fatima'),
    joris: await invite('joris'),
    sanne: await invite('sanne'),
    tineke: await invite('tineke'),
    ruben: await invite('ruben'),
    noor: await invite('noor'),
  }
  const { fatima } = people
  const dossierId = created.parse(await fatima.json('POST', '/dossiers', { title: 'Water en bodem' })).id
  const setRole = async (member: MemberKey, role: Role): Promise<void> =>
    void (await fatima.send('PUT', `/dossiers/${dossierId}/members/${people[member].id}`, { role }))
  for (const member of ['joris', 'sanne', 'tineke', 'ruben', 'noor'] as const)
    await setRole(member, members[member].role)
  return {
    dossierId,
    people,
    setRole,
    remove: async (member) => void (await fatima.send('DELETE', `/dossiers/${dossierId}/members/${people[member].id}`)),
    makeDocument: async (title, format, body) =>
      created.parse(await fatima.json('POST', `/dossiers/${dossierId}/documents`, { title, content: { format, body } }))
        .id,
    content: async (documentId, format) =>
      await (await fatima.send('GET', `/documents/${documentId}/content?format=${format}`)).text(),
  }
}
