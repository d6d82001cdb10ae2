import type { Me } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { accountByEmail, meOf, noteSeen, type AccountRow } from './account-store.ts'
import { writeSessionCookie } from './cookies.ts'
import { isPassword } from './password.ts'
import { createSessions } from './sessions.ts'
import { attempt, signInCounters, succeeded } from './throttle-store.ts'

type Needs = Pick<Parts, 'db' | 'clock' | 'config'>

/**
 * The account with this e-mail and password. An unknown e-mail, a wrong password and an account that was closed get the
 * same answer after the same work.
 * @throws {Problem} `sign-in-failed` or `too-many-requests`
 */
export async function demandAccount(
  { db, clock }: Needs,
  c: AppContext,
  given: { email: string; password: string },
): Promise<AccountRow> {
  const account = await accountByEmail(db, given.email)
  const asked = { email: given.email.trim().toLowerCase(), userId: account?.id, address: c.get('address') }
  const counters = await signInCounters(db, asked)
  await attempt(db, counters, clock())
  const isRight = await isPassword(given.password, account?.password_hash)
  if (account && isRight && account.deactivated_at === null) {
    await succeeded(db, counters)
    return account
  }
  const reason = !account ? 'unknown-account' : isRight ? 'deactivated' : 'password'
  const nobody = { userId: null, actsFor: null, address: c.get('address'), requestId: c.get('requestId') }
  const objectId = account?.id ?? 'unknown'
  const details = { reason }
  await recordAct(
    db,
    nobody,
    { action: 'session.refuse', objectKind: 'account', objectId, result: 'refused', details },
    clock(),
  )
  throw new Problem('sign-in-failed')
}

/** Starts a session for this person and gives it to his browser; one that it had before ends. All of it or nothing. */
export async function startSession(
  { db, clock, config }: Needs,
  c: AppContext,
  account: { id: string; organisationCode: string },
): Promise<{ user: Me }> {
  const before = c.get('signedIn')
  const from = { address: c.get('address'), userAgent: c.req.header('user-agent') ?? '' }
  const actor = { ...actorOf(c), userId: account.id, actsFor: account.organisationCode }
  const secret = await db.transaction().execute(async (tx) => {
    const sessions = createSessions({ db: tx, clock })
    if (before) await sessions.end(before.sessionHash)
    const made = await sessions.create(account.id, from)
    await noteSeen(tx, account.id, clock())
    await recordAct(tx, actor, { action: 'session.create', objectKind: 'session', objectId: account.id }, clock())
    return made
  })
  writeSessionCookie(c, config.isSecure, secret)
  return { user: await meOf(db, account.id) }
}
