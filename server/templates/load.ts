import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { readTemplate } from './content.ts'
import { buildTemplate, type ShippedTemplate } from './shipped/build.ts'
import { shippedTemplates } from './shipped/shipped.ts'
import { putTemplate, templateRow } from './store.ts'

/** For a shipped block without an id; there is none, and the content would change at every start if there were. */
const noId = (): string => randomBytes(9).toString('base64url')

/**
 * Brings the templates up to what comes with this version of the product. One that an administrator has changed is left
 * alone; for one that nobody changed, other content is a new version.
 * @returns how many changed
 */
export const loadTemplates = (db: Kysely<Database>, nowMs: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    let changed = 0
    for (const shipped of shippedTemplates) if (await loadOne(tx, shipped, nowMs)) changed += 1
    return changed
  })

async function loadOne(tx: Kysely<Database>, shipped: ShippedTemplate, nowMs: number): Promise<boolean> {
  const { key, name, purpose } = shipped
  const built = buildTemplate(shipped)
  const { content } = readTemplate(built.content, built.guidance, noId)
  const newest = await templateRow(tx, key)
  if (newest?.created_by) return false
  const isSame =
    newest?.name === name &&
    newest.purpose === purpose &&
    newest.content === JSON.stringify(content) &&
    newest.guidance === JSON.stringify(built.guidance)
  if (isSame) return false
  const basedOn = newest?.version ?? 0
  const input = { basedOn, name, purpose, retired: false, content, guidance: [...built.guidance] }
  await putTemplate(tx, key, input, { by: null, nowMs })
  return true
}
