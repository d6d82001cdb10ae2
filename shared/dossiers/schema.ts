import { z } from 'zod'
import { roles } from '#shared/access/roles.ts'
import { id, instant, line, text } from '#shared/lib/ids.ts'
import { layers } from '#shared/organisations/layers.ts'
import { organisationRef } from '#shared/organisations/schema.ts'
import { person } from '#shared/auth/schema.ts'
import { phases } from './phases.ts'

export const dossierTitle = line(200)
const affectedLayers = z
  .array(z.enum(layers))
  .max(layers.length)
  .transform((given) => layers.filter((layer) => given.includes(layer)))

export const dossierInput = z.strictObject({
  title: dossierTitle,
  /** The question that the opgave puts. */
  question: text(2000).default(''),
  affectedLayers: affectedLayers.default([]),
  phase: z.enum(phases).default('verkenning'),
})
export type DossierInput = z.output<typeof dossierInput>

export const dossierPatch = z
  .strictObject({
    title: dossierTitle,
    question: text(2000),
    affectedLayers,
    phase: z.enum(phases),
    archived: z.boolean(),
  })
  .partial()
export type DossierPatch = z.output<typeof dossierPatch>

/** A dossier in a list. */
export const dossierSummary = z.object({
  id,
  title: z.string(),
  question: z.string(),
  affectedLayers: z.array(z.enum(layers)),
  phase: z.enum(phases),
  archivedAt: instant.nullable(),
  createdAt: instant,
  /** Last act in it by anybody. */
  lastActivityAt: instant,
  /** The strongest role of whoever asks. */
  role: z.enum(roles),
  parties: z.array(organisationRef),
  documentCount: z.number().int(),
})
export type DossierSummary = z.output<typeof dossierSummary>
export const dossierList = z.object({ items: z.array(dossierSummary) })

export const dossierQuery = z.strictObject({
  q: z.string().max(100).default(''),
  archived: z.enum(['true', 'false']).default('false'),
})

/** An affected layer of which nobody is heard yet, and why we say so. */
export const unheard = z.object({ layer: z.enum(layers), reason: z.enum(['no-member', 'no-act']) })
export type Unheard = z.output<typeof unheard>

/** Whoever reads it through an opened inspection sees so; all parties see the audit row. */
export const dossier = dossierSummary.extend({
  createdBy: person,
  unheard: z.array(unheard),
  /** The organisation namens which whoever asks acts here. */
  actsFor: organisationRef,
  /** Whether somebody who can know says that he belongs to it: else no inner circle of it is his. */
  isVouchedFor: z.boolean(),
  /** The organisations between which he may choose. */
  mayActFor: z.array(organisationRef),
  /** Set when the reader looks in as an administrator: until when. */
  inspectionUntil: instant.nullable(),
})
export type Dossier = z.output<typeof dossier>

/** One thing somebody did, as every reader of the dossier may see it. */
export const activity = z.object({
  id: z.string(),
  at: instant,
  actor: person.nullable(),
  actsFor: organisationRef.nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  /** Title or name of the object where the reader may know it. */
  objectLabel: z.string().nullable(),
})
export type Activity = z.output<typeof activity>
export const activityList = z.object({ items: z.array(activity), next: z.string().nullable() })
