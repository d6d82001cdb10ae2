import type { Layer } from '#shared/organisations/layers.ts'
import type { Unheard } from './schema.ts'

/**
 * "Nog niet gehoord": which affected layers have nobody in the dossier, or somebody who has done nothing yet.
 * A koepel counts for the layer it stands for.
 * @param present layers of the members and of whole organisations with a role
 * @param active layers namens which something was done in the dossier (writing, commenting, inviting)
 */
export function unheardLayers(
  affected: readonly Layer[],
  present: ReadonlySet<Layer>,
  active: ReadonlySet<Layer>,
): Unheard[] {
  return affected.flatMap((layer): Unheard[] => {
    if (!present.has(layer)) return [{ layer, reason: 'no-member' }]
    if (!active.has(layer)) return [{ layer, reason: 'no-act' }]
    return []
  })
}
