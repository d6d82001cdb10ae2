import { z } from 'zod'
import { organisationCode } from '#shared/organisations/schema.ts'
import type { Layer } from '#shared/organisations/layers.ts'
import type { RegisteredOrganisation } from './store.ts'

/** A value in the expanded JSON-LD of a TOOI waardelijst: `[{"@value": "…"}]`, or `[{"@id": "…"}]` for a reference. */
const values = z.array(z.looseObject({ '@value': z.unknown().optional(), '@id': z.string().optional() })).optional()
const record = z.looseObject({ '@id': z.string(), '@type': z.array(z.string()).optional() })
const ONT = 'https://identifier.overheid.nl/tooi/def/ont/'
const ID = 'https://identifier.overheid.nl/tooi/id/'

/** The kinds of TOOI that take part as a layer of government. */
const layerOf: Readonly<Record<string, Layer>> = {
  gemeente: 'gemeente',
  provincie: 'provincie',
  waterschap: 'waterschap',
  ministerie: 'rijk',
}

/** Is this a TOOI waardelijst rather than our own form? */
export const isTooiList = (input: unknown): input is unknown[] => Array.isArray(input)

/**
 * Reads a TOOI waardelijst (`rwc_…_compleet`): live organisations and ended ones. A record that is a version of an
 * organisation's history has a second type (`HistorischeVersie`) and is passed over; so is a kind that is no layer.
 * @param source what to note as the source: the file's name
 * @throws zod's error when it is no such list
 */
export function readTooiList(input: unknown, source: string): RegisteredOrganisation[] {
  return z
    .array(record)
    .parse(input)
    .flatMap((entry) => toOrganisation(entry, source) ?? [])
}

function toOrganisation(entry: z.output<typeof record>, source: string): RegisteredOrganisation | undefined {
  const isHistory = (entry['@type'] ?? []).length !== 1
  if (isHistory || !entry['@id'].startsWith(ID)) return undefined
  const [kind = ''] = entry['@id'].slice(ID.length).split('/')
  const layer = layerOf[kind]
  const code = organisationCode.safeParse(text(entry, 'organisatiecode') ?? entry['@id'].split('/').at(-1))
  const name = text(entry, 'officieleNaamInclSoort')
  if (!layer || !code.success || name === undefined) return undefined
  const province = reference(entry, 'ligtInProvincie')?.split('/').at(-1)
  return {
    code: code.data,
    name,
    shortName: text(entry, 'officieleNaamExclSoort') ?? name,
    abbreviation: text(entry, 'afkorting') ?? null,
    kind: 'overheid',
    layer,
    province: province ?? null,
    tooi: entry['@id'],
    oin: null,
    sources: [source],
    note: null,
    beginsOn: text(entry, 'begindatum')?.slice(0, 10) ?? null,
    endsOn: text(entry, 'einddatum')?.slice(0, 10) ?? null,
  }
}

const first = (entry: z.output<typeof record>, property: string) => values.parse(entry[ONT + property])?.[0]

function text(entry: z.output<typeof record>, property: string): string | undefined {
  const value = first(entry, property)?.['@value']
  return typeof value === 'string' && value !== '' ? value : undefined
}

const reference = (entry: z.output<typeof record>, property: string): string | undefined =>
  first(entry, property)?.['@id']
