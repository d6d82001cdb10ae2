import type { Kysely } from 'kysely'
import { Lucia, TimeSpan } from 'lucia'
import type { Database } from '#server/db/database.ts'
import { exceptForStorage } from '#server/db/storage-errors.ts'
import { toInstant, type Clock } from '#server/lib/clock.ts'
import {
  IDLE_MS,
  sessionAdapter,
  sessionRef,
  touchSession,
  type SessionFacts,
  type UserFacts,
} from './session-store.ts'

/** A session that holds now, and whose it is. */
export interface ValidSession extends SessionFacts, UserFacts {
  readonly userId: string
  readonly expiresAt: string
}

/** Longer tells nothing more, and comes from the client. */
const MAX_USER_AGENT = 300

/**
 * Sessions: everything the server knows of Lucia, which its author has frozen at 3.2.2. Another library means another
 * body of these five functions.
 */
export function createSessions({ db, clock }: { db: Kysely<Database>; clock: Clock }) {
  const lucia = new Lucia(sessionAdapter(db, clock), {
    sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts,
  })
  return {
    /** @returns the secret for the cookie: the only time it exists here */
    async create(userId: string, from: { address: string; userAgent: string }): Promise<string> {
      const now = toInstant(clock())
      const facts = { createdAt: now, lastSeenAt: now, address: from.address, idHash: '' }
      const session = await lucia.createSession(userId, {
        ...facts,
        userAgent: from.userAgent.slice(0, MAX_USER_AGENT),
      })
      return session.id
    },

    /** The session with this secret, when it holds; using it keeps it alive up to its absolute end. */
    async validate(secret: string): Promise<ValidSession | undefined> {
      const { session, user } = await lucia.validateSession(secret)
      if (!session) return undefined
      const { idHash, createdAt, lastSeenAt, address, userAgent } = session
      const facts = { idHash, createdAt, lastSeenAt, address, userAgent }
      // a full disk keeps nobody from reading and copying his text: all that is lost is when he was last here
      await touchSession(db, facts, user.id, clock()).catch(exceptForStorage)
      return { ...validFacts(session), userId: user.id, organisationCode: user.organisationCode, isAdmin: user.isAdmin }
    },

    /** A person's sessions that hold now, the last used first. */
    async list(userId: string): Promise<(SessionFacts & { expiresAt: string })[]> {
      const sessions = await lucia.getUserSessions(userId)
      return sessions.map(validFacts).toSorted((a, b) => b.lastSeenAt.localeCompare(a.lastSeenAt))
    },

    /** Ends one, by its hash. */
    async end(idHash: string): Promise<void> {
      await lucia.invalidateSession(sessionRef(idHash))
    },

    /** Ends all of a person. */
    async endAll(userId: string): Promise<void> {
      await lucia.invalidateUserSessions(userId)
    },
  }

  function validFacts(session: SessionFacts & { expiresAt: Date }): SessionFacts & { expiresAt: string } {
    const { idHash, createdAt, lastSeenAt, address, userAgent } = session
    const expiresAt = toInstant(session.expiresAt.getTime() - Date.now() + clock())
    return { idHash, createdAt, lastSeenAt, address, userAgent, expiresAt }
  }
}
export type Sessions = ReturnType<typeof createSessions>
