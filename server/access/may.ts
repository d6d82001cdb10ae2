import type { DossierAction, DossierStanding } from '#shared/access/can.ts'
import { Problem } from '#shared/lib/problem.ts'
import { REFUSE_ONCE_MS, noteAct, type Notes } from '#server/events/acts.ts'
import { actorOf, type AppContext, type Middleware } from '#server/http/context.ts'
import { gate } from '#server/http/gates.ts'
import { demand, documentStanding, dossierStanding } from './standing.ts'

/**
 * Makes `may(action)`: the gate of every route under `/dossiers/:dossierId` and `/documents/:documentId`. It loads the
 * standing, asks `shared/access/can.ts`, writes a refusal down, and leaves the standing and namens whom the request is
 * made.
 */
export const makeMay = (parts: Notes) => {
  const { db, clock } = parts
  return (action: DossierAction): Middleware =>
    gate(async function mayDo(c, next) {
      const signedIn = c.get('signedIn')
      if (!signedIn) throw new Problem('not-signed-in')
      const target = targetOf(c)
      const load = target.kind === 'document' ? documentStanding : dossierStanding
      const standing = await load(db, signedIn.userId, target.id, clock())
      try {
        const allowed = demand(standing, action)
        c.set('actsFor', allowed.actsFor)
        c.set('standing', allowed)
      } catch (problem) {
        await noteRefusal(parts, c, { target, action, standing })
        throw problem
      }
      await next()
    })
}

/** The standing that `may()` found; for handlers behind it. */
export function standingOf(c: AppContext): DossierStanding {
  const standing = c.get('standing')
  if (!standing) throw new Error(`${c.req.method} ${c.req.path} has no may() before it`)
  return standing
}

interface Target {
  readonly kind: 'document' | 'dossier'
  readonly id: string
}

function targetOf(c: AppContext): Target {
  const documentId = c.req.param('documentId')
  if (documentId) return { kind: 'document', id: documentId }
  const dossierId = c.req.param('dossierId')
  if (dossierId) return { kind: 'dossier', id: dossierId }
  throw new Error(`${c.req.routePath} has neither :dossierId nor :documentId`)
}

/** Writes a refusal down; for a handler that asks more than its gate did, before it refuses. */
export async function noteRefusal(
  parts: Notes,
  c: AppContext,
  asked: { target: Target; action: DossierAction; standing: DossierStanding | undefined },
): Promise<void> {
  const { target, action, standing } = asked
  await noteAct(
    parts,
    actorOf(c),
    {
      action: 'access.refuse',
      objectKind: target.kind,
      objectId: target.id.slice(0, 64),
      dossierId: standing?.dossierId,
      result: 'refused',
      details: { asked: action, request: `${c.req.method} ${c.req.routePath}` },
    },
    REFUSE_ONCE_MS,
  )
}
