import type { Role } from '#shared/access/roles.ts'
import { insertAccount } from '#server/auth/account-store.ts'
import { hashPassword } from '#server/auth/password.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { setMember } from '#server/access/member-store.ts'
import { insertDossier } from '#server/dossiers/store.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { insertDocument } from '#server/documents/store.ts'
import type { TestApp } from './app.ts'

/** The employer of each person of the tests: all layers, a koepel, and a second gemeente. */
export const employers = {
  rijk: 'mnre1034',
  provincie: 'pv26',
  gemeente: 'gm0344',
  waterschap: 'ws0654',
  koepel: 'vng',
  elsewhere: 'gm0363',
} as const

export const PASSWORD = 'vier lagen, een tekst'
const password = hashPassword(PASSWORD)

/** Somebody with an account and a session. */
export class TestPerson {
  readonly id: string
  readonly email: string
  readonly cookie: string
  readonly #app: TestApp

  constructor(app: TestApp, account: { id: string; email: string }, cookie: string) {
    this.#app = app
    this.id = account.id
    this.email = account.email
    this.cookie = cookie
  }

  readonly get = (path: string): Promise<Response> => this.#app.send('GET', path, undefined, this.cookie)
  readonly post = (path: string, body: unknown = {}): Promise<Response> =>
    this.#app.send('POST', path, body, this.cookie)
  readonly put = (path: string, body: unknown = {}): Promise<Response> => this.#app.send('PUT', path, body, this.cookie)
  readonly patch = (path: string, body: unknown = {}): Promise<Response> =>
    this.#app.send('PATCH', path, body, this.cookie)
  readonly delete = (path: string): Promise<Response> => this.#app.send('DELETE', path, undefined, this.cookie)
}

/** Makes an account and signs it in, without the sign-in's costs. The name is the part before the @. */
export async function person(
  app: TestApp,
  name: string,
  options: { organisation?: string; isAdmin?: boolean } = {},
): Promise<TestPerson> {
  const { db, newId, clock } = app.parts
  const account = { id: newId(), email: `${name.toLowerCase()}@example.org`, name, locale: 'nl' } as const
  const organisationCode = options.organisation ?? employers.gemeente
  const passwordHash = await password
  await insertAccount(db, { ...account, organisationCode, passwordHash, isAdmin: options.isAdmin ?? false }, clock())
  const secret = await createSessions(app.parts).create(account.id, { address: 'local', userAgent: 'test' })
  return new TestPerson(app, account, `samenschrift=${secret}`)
}

/** A dossier with these people in it, put there without requests. @returns its id */
export async function dossierWith(
  app: TestApp,
  members: readonly [TestPerson, Role][],
  title = 'Water',
): Promise<string> {
  const { db, newId, clock } = app.parts
  const id = newId()
  const createdBy = members[0]?.[0].id ?? ''
  const facts = { id, title, question: '', affectedLayers: [], phase: 'verkenning', createdBy } as const
  await insertDossier(db, { ...facts, affectedLayers: [] }, clock())
  for (const [{ id: userId }, role] of members) {
    await setMember(db, { dossierId: id, userId, role, addedBy: createdBy }, clock())
  }
  return id
}

/** A document in a dossier. @returns its id */
export const documentIn = (app: TestApp, dossierId: string, by: TestPerson, title = 'Nota'): Promise<string> =>
  insertBlank(app, { dossierId, title, createdBy: by.id })

/** A document that only a circle sees. @returns its id */
export const circleDocumentIn = (
  app: TestApp,
  dossierId: string,
  by: TestPerson,
  { circle, title }: { circle: Circle; title: string },
): Promise<string> => insertBlank(app, { dossierId, title, createdBy: by.id, circle })

async function insertBlank(
  app: TestApp,
  document: { dossierId: string; title: string; createdBy: string; circle?: Circle },
): Promise<string> {
  const { db, newId, clock } = app.parts
  const id = newId()
  await insertDocument(db, { id, template: 'blank', ...document }, clock())
  return id
}

/** The problem code of a refusal, with its status: `"404 not-found"`. */
export async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json()
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : 'none'
  return `${response.status} ${String(code)}`
}
