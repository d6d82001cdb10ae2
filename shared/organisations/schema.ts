import { z } from 'zod'
import { day } from '#shared/lib/ids.ts'
import { layers, organisationKinds } from './layers.ts'

/** The registry's code: TOOI organisatiecode (`gm0344`, `pv26`, `ws0636`, `mnre1034`), or our own for koepels (`vng`). */
export const organisationCode = z.string().regex(/^[a-z]{2,8}\d{0,8}$/u)

export const organisation = z.object({
  code: organisationCode,
  /** Official name with its kind: "gemeente Utrecht". */
  name: z.string(),
  /** The name without its kind: "Utrecht". */
  shortName: z.string(),
  /** "BZK", "VNG"; null where there is none. */
  abbreviation: z.string().nullable(),
  kind: z.enum(organisationKinds),
  /** Its own layer; for a koepel the layer it stands for. */
  layer: z.enum(layers),
  /** Code of the province a gemeente lies in. */
  province: z.string().nullable(),
  beginsOn: day.nullable(),
  /** First day on which it no longer exists; null while it exists. */
  endsOn: day.nullable(),
})
export type Organisation = z.output<typeof organisation>

/** What is shown of an organisation beside a name. */
export const organisationRef = organisation.pick({
  code: true,
  name: true,
  shortName: true,
  abbreviation: true,
  kind: true,
  layer: true,
})
export type OrganisationRef = z.output<typeof organisationRef>

export const organisationQuery = z.strictObject({
  q: z.string().max(100).default(''),
  layer: z.enum(layers).optional(),
  kind: z.enum(organisationKinds).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(20),
})
