import { Hono } from 'hono'
import { z } from 'zod'
import { committeeInput, committeeList } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { organisationCode } from '#shared/organisations/schema.ts'
import { koepelOf } from '#shared/threads/visibility.ts'
import { isEmployerConfirmed, koepels } from '#server/access/viewer-store.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import { organisationRefOf } from '#server/auth/people-store.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { committeeDates, insertCommitteeDate, removeCommitteeDate } from './committee-store.ts'

const calendarQuery = z.strictObject({ organisation: organisationCode })

/** A koepel's own calendar: its people keep it, they and its members read it ([C9]). To others it does not exist. */
export function committeeRoutes(parts: Parts) {
  const { db, clock, newId } = parts
  return new Hono<AppEnv>()
    .get(
      '/committee-dates',
      describe('The calendar of a koepel', { 200: committeeList }),
      signedIn(),
      query(calendarQuery),
      async (c) => {
        const { organisation } = c.req.valid('query')
        await demandMember(db, c, organisation)
        return c.json({ items: await committeeDates(db, organisation) })
      },
    )
    .post(
      '/committee-dates',
      describe('Add a meeting to the calendar of the own koepel', { 201: committeeList }),
      signedIn(),
      body(committeeInput),
      async (c) => {
        const input = c.req.valid('json')
        const { organisation } = input
        await demandKeeper(db, c, organisation)
        await db.transaction().execute(async (tx) => {
          await insertCommitteeDate(tx, { ...input, id: newId(), addedBy: signedInOf(c).userId }, clock())
          await recordAct(tx, actorOf(c), calendarAct(organisation, 'add'), clock())
        })
        return c.json({ items: await committeeDates(db, organisation) }, 201)
      },
    )
    .delete(
      '/committee-dates/:dateId',
      describe('Take a meeting out of the calendar of the own koepel', { 204: null }),
      signedIn(),
      async (c) => {
        const organisation = signedInOf(c).organisationCode
        await demandKeeper(db, c, organisation)
        const id = c.req.param('dateId')
        await db.transaction().execute(async (tx) => {
          if (!(await removeCommitteeDate(tx, { id, organisation }, clock()))) throw new Problem('not-found')
          await recordAct(tx, actorOf(c), calendarAct(organisation, 'remove'), clock())
        })
        return c.body(null, 204)
      },
    )
}

/** Without the day: who reads the acts of the workspace is not of the koepel. */
const calendarAct = (organisation: string, change: 'add' | 'remove') =>
  ({
    action: 'committee-date.change',
    objectKind: 'organisation',
    objectId: organisation,
    details: { change },
  }) as const

/**
 * Passes for the koepel's own people and for those of its members, as far as more than another party's word says so.
 * @throws {Problem} `not-found`
 */
async function demandMember(db: Parts['db'], c: AppContext, organisation: string): Promise<void> {
  const { userId, organisationCode } = signedInOf(c)
  if (!(await isEmployerConfirmed(db, userId))) throw new Problem('not-found')
  const employer = await organisationRefOf(db, organisationCode)
  if (koepelOf(employer, await koepels(db)) !== organisation) throw new Problem('not-found')
}

/** Passes for the koepel's own people. @throws {Problem} `not-found` to others than members, `not-allowed` to members */
async function demandKeeper(db: Parts['db'], c: AppContext, organisation: string): Promise<void> {
  await demandMember(db, c, organisation)
  if (signedInOf(c).organisationCode !== organisation) throw new Problem('not-allowed')
}
