import type { DossierAction, DossierStanding } from '#shared/access/can.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Who } from '#shared/threads/rules.ts'
import { maySee, type Circle, type Viewer } from '#shared/threads/visibility.ts'
import { demand, documentStanding } from '#server/access/standing.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { circleOfRow } from '#server/db/circle.ts'
import { REFUSE_ONCE_MS, noteAct, type Notes } from '#server/events/acts.ts'
import { actorOf, type AppContext, type Middleware } from '#server/http/context.ts'
import { gate } from '#server/http/gates.ts'
import type { Parts } from '#server/parts.ts'
import { threadRow, type ThreadRow } from './thread-store.ts'

/** Who asks, with the standing and the eyes he has in the dossier. */
export interface Looker extends Who {
  readonly standing: DossierStanding
  readonly viewer: Viewer
}
/** A thread that whoever asks may see. */
export interface SeenThread {
  readonly row: ThreadRow
  readonly who: Looker
}

const seen = new WeakMap<AppContext, SeenThread>()

/** The thread that {@link makeMayThread} let through; for handlers behind it. */
export function seenThreadOf(c: AppContext): SeenThread {
  const found = seen.get(c)
  if (!found) throw new Error(`${c.req.method} ${c.req.path} has no mayThread() before it`)
  return found
}

/** Whoever asks, with his eyes; for handlers behind `may()`. */
export async function lookerOf(db: Parts['db'], c: AppContext, standing: DossierStanding): Promise<Looker> {
  return { userId: signedInOf(c).userId, standing, viewer: await viewerIn(db, standing) }
}

/**
 * Makes `mayThread(action)`: the gate of every route under `/threads/:threadId`. It asks what `may()` asks of the
 * document, and whether this thread is there for whoever asks. One that is not there for him is answered and written
 * down like one that never was. [T25] [T26]
 */
export const makeMayThread = (parts: Notes) => {
  const { db, clock } = parts
  const see = async (c: AppContext, id: string): Promise<SeenThread | undefined> => {
    const row = await threadRow(db, id)
    const standing = row && (await documentStanding(db, signedInOf(c).userId, row.document_id, clock()))
    if (!row || !standing?.role) return undefined
    const who = await lookerOf(db, c, standing)
    return maySee(circleOfRow(row), who.viewer) ? { row, who } : undefined
  }
  const refuse = async (c: AppContext, asked: DossierAction, found?: { dossierId: string; circle: Circle }) => {
    const objectId = (c.req.param('threadId') ?? '').slice(0, 64)
    const act = { action: 'access.refuse', objectKind: 'thread', objectId, details: { asked } } as const
    await noteAct(parts, actorOf(c), { ...act, ...found, result: 'refused' }, REFUSE_ONCE_MS)
  }
  return (action: DossierAction): Middleware =>
    gate(async function mayDoWithThread(c, next) {
      signedInOf(c)
      const found = await see(c, c.req.param('threadId') ?? '')
      if (!found) {
        await refuse(c, action)
        throw new Problem('not-found')
      }
      const { row, who } = found
      c.set('actsFor', who.standing.actsFor)
      c.set('standing', who.standing)
      try {
        demand(who.standing, action)
      } catch (problem) {
        await refuse(c, action, { dossierId: who.standing.dossierId, circle: circleOfRow(row) })
        throw problem
      }
      seen.set(c, found)
      await next()
    })
}
