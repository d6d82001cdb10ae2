import type { Role } from '#shared/access/roles.ts'
import type { Participant } from '#server/sync/sync.ts'
import { testApp } from './app.ts'
import { documentIn, dossierWith, person, type TestPerson } from './people.ts'

/** Who sit at the table in a scenario: name, organisation, role. */
const seats = {
  bzk: ['mnre1034', 'manager'],
  vng: ['vng', 'commenter'],
  utrecht: ['gm0344', 'commenter'],
  amsterdam: ['gm0363', 'commenter'],
  uvw: ['uvw', 'commenter'],
  waterschap: ['ws0654', 'commenter'],
  provincie: ['pv26', 'writer'],
  lezer: ['gm0363', 'reader'],
} as const satisfies Record<string, readonly [string, Role]>
export type Seat = keyof typeof seats
export const everySeat = Object.keys(seats) as Seat[]

/** The code of the organisation for which a seat speaks. */
export const codeOf = (seat: Seat): string => seats[seat][0]

export interface Table {
  readonly app: Awaited<ReturnType<typeof testApp>>
  readonly dossierId: string
  readonly documentId: string
  readonly at: Readonly<Record<Seat, TestPerson>>
  /** Somebody of another dossier only. */
  readonly stranger: TestPerson
  /** An administrator of the ministry who looks in by an opened inspection. */
  readonly inspector: TestPerson
  /** Lets time pass, with everybody still signed in. */
  readonly later: (time: { days?: number; hours?: number; seconds?: number }) => Promise<void>
}

/** Who have the document open, each named by the code of the organisation. */
export const room: readonly Participant[] = [
  ['mnre1034', 'rijk'],
  ['vng', 'koepel'],
  ['gm0344', 'gemeente'],
  ['uvw', 'koepel'],
  ['ws0654', 'waterschap'],
  ['pv26', 'provincie'],
].map(([code = '', group = '']) => ({ userId: code, name: code, organisationCode: code, organisation: code, group }))

/** A dossier with a document and every kind of party, and two who are none. */
export async function tableOf(): Promise<Table> {
  const app = await testApp()
  const people = new Map<Seat, TestPerson>()
  for (const seat of everySeat) people.set(seat, await person(app, seat, { organisation: seats[seat][0] }))
  // every seat was just filled
  const at = Object.fromEntries(people) as Record<Seat, TestPerson>
  const dossierId = await dossierWith(
    app,
    everySeat.map((seat) => [at[seat], seats[seat][1]]),
  )
  const documentId = await documentIn(app, dossierId, at.bzk)
  const stranger = await person(app, 'stranger', { organisation: 'gm0344' })
  const inspector = await person(app, 'inspector', { organisation: 'gm0344', isAdmin: true })
  await app.parts.db
    .insertInto('inspections')
    .values({
      id: 'inspection',
      dossier_id: dossierId,
      user_id: inspector.id,
      reason: 'test',
      opened_at: app.clock.instant,
      until: '2099-01-01T00:00:00.000Z',
    })
    .execute()
  /** Scenarios last for months: nobody has to sign in again. */
  const later = async (time: { days?: number; hours?: number; seconds?: number }): Promise<void> => {
    app.clock.forward(time)
    const far = { expires_at: '2099-01-01T00:00:00.000Z', ends_at: '2099-01-01T00:00:00.000Z' }
    await app.parts.db.updateTable('sessions').set(far).execute()
  }
  return { app, dossierId, documentId, at, stranger, inspector, later }
}

/** The answer as JSON, for looking into. */
export const json = async (response: Response | Promise<Response>): Promise<Loose> => await (await response).json()
/** JSON whose shape a test knows. */
// oxlint-disable-next-line typescript/no-explicit-any -- what a test says of an answer is what it checks
export type Loose = any
