import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { day } from '#shared/lib/ids.ts'
import { groups, type Layer } from '#shared/organisations/layers.ts'
import { organisationCode } from '#shared/organisations/schema.ts'
import type { Database } from '#server/db/database.ts'
import { commandLine, recordAct } from '#server/events/acts.ts'
import type { Clock } from '#server/lib/clock.ts'
import facts from './organisations.json' with { type: 'json' }
import { putOrganisations, wasImported, type RegisteredOrganisation } from './store.ts'

/** The register in our own form, as `organisations.json` is. */
const register = z.object({
  sources: z.record(z.string(), z.string()),
  organisations: z.array(
    z.object({
      layer: z.enum(groups),
      tooi: z.string().nullable(),
      code: organisationCode,
      name: z.string().min(1),
      shortName: z.string().min(1),
      abbr: z.string().optional(),
      oin: z.string().optional(),
      province: z.string().optional(),
      source: z.array(z.string()),
      note: z.string().optional(),
      beginDate: day.optional(),
      endDate: day.optional(),
    }),
  ),
})

/** Which layer a koepel stands for. */
const standsFor: Readonly<Record<string, Layer>> = { vng: 'gemeente', ipo: 'provincie', uvw: 'waterschap' }

/**
 * Reads our own form.
 * @throws zod's error when it has another form; Error for a koepel of which we do not know what it stands for
 */
export function readRegister(input: unknown): RegisteredOrganisation[] {
  const { sources, organisations } = register.parse(input)
  return organisations.map((given) => ({
    code: given.code,
    name: given.name,
    shortName: given.shortName,
    abbreviation: given.abbr ?? null,
    kind: given.layer === 'koepel' ? 'koepel' : 'overheid',
    layer: given.layer === 'koepel' ? koepelLayer(given.code) : given.layer,
    province: given.province ?? null,
    tooi: given.tooi,
    oin: given.oin ?? null,
    sources: given.source.map((name) => sources[name] ?? name),
    note: given.note ?? null,
    beginsOn: given.beginDate ?? null,
    endsOn: given.endDate ?? null,
  }))
}

function koepelLayer(code: string): Layer {
  const layer = standsFor[code]
  if (!layer) throw new Error(`it is not known for which layer koepel ${code} stands`)
  return layer
}

/**
 * Loads the facts that come with this version, once: what an operator imports later is not undone by the next start.
 * @returns how many organisations changed
 */
export async function loadRegister(db: Kysely<Database>, clock: Clock): Promise<number> {
  const version = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)
  const objectId = `shipped-${version}`
  if (await wasImported(db, objectId)) return 0
  return await importOrganisations(db, { organisations: readRegister(facts), objectId }, clock())
}

/** Puts organisations in the table and writes it down. @returns how many changed */
export const importOrganisations = (
  db: Kysely<Database>,
  given: { organisations: readonly RegisteredOrganisation[]; objectId: string },
  nowMs: number,
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const changed = await putOrganisations(tx, given.organisations)
    const details = { given: given.organisations.length, changed }
    const act = { action: 'organisations.import', objectKind: 'workspace', objectId: given.objectId, details } as const
    await recordAct(tx, commandLine, act, nowMs)
    return changed
  })
