import type { DossierPatch } from '#shared/dossiers/schema.ts'
import { standingOf } from '#server/access/may.ts'
import { reconsiderDossier } from '#server/access/reconsider.ts'
import { demand } from '#server/access/standing.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { archiveDossier, changeDossier, dossierRow } from './store.ts'

/**
 * Changes a dossier, and archives or restores it. An archived dossier changes only when it is restored in the same call.
 * @throws {Problem} `archived`
 */
export async function patchDossier(parts: Parts, c: AppContext, patch: DossierPatch): Promise<void> {
  const { db, clock } = parts
  const standing = standingOf(c)
  const { dossierId } = standing
  const { archived, ...change } = patch
  const changed = Object.keys(change)
  if (changed.length > 0) demand({ ...standing, archived: standing.archived && archived !== false }, 'dossier.edit')
  await db.transaction().execute(async (tx) => {
    const before = await dossierRow(tx, dossierId)
    const act = { objectKind: 'dossier', objectId: dossierId, dossierId } as const
    if (archived !== undefined && archived !== (before.archived_at !== null)) {
      await archiveDossier(tx, dossierId, archived ? toInstant(clock()) : null)
      const action = archived ? 'dossier.archive' : 'dossier.restore'
      await recordAct(tx, actorOf(c), { ...act, action }, clock())
    }
    if (changed.length === 0) return
    await changeDossier(tx, dossierId, change)
    await recordAct(tx, actorOf(c), { ...act, action: 'dossier.change', details: { changed } }, clock())
  })
  if (archived !== undefined) await reconsiderDossier(parts, dossierId)
}
