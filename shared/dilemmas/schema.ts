import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { groundRuleRef } from '#shared/ground-rules/schema.ts'
import { day, id, instant, line, text } from '#shared/lib/ids.ts'
import { basedOn, writeKey } from '#shared/lib/kept.ts'
import { pageQuery } from '#shared/lib/page.ts'
import { layers } from '#shared/organisations/layers.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'
import { levels } from '#shared/threads/kinds.ts'
import { visibilities } from '#shared/threads/visibility.ts'
import { dilemmaEventTypes, dilemmaSteps } from './machine.ts'
import { ages, attentions, periods } from './rules.ts'

const aspects = ['financieel', 'bestuurlijk', 'uitvoering', 'juridisch'] as const
/** A standpunt in words; it is no vote and is not counted. */
const stances = ['voor', 'tegen', 'voorbehoud', 'nog-niet'] as const
const mandates = ['ambtelijk', 'bestuurlijk-vastgesteld'] as const

export const words = (maxLength: number) => text(maxLength).pipe(z.string().min(1))
const some = <K extends string>(known: readonly K[]) =>
  z
    .array(z.enum(known))
    .max(known.length)
    .transform((given): K[] => known.filter((each) => given.includes(each)))
    .default([])

/** One side of the tension: an interest, and whose it is. */
const interest = z.strictObject({ interest: line(300), whose: z.array(organisationCode).max(20).default([]) })

/** The dilemma itself, as its raiser puts it. */
const dilemmaText = z.strictObject({
  /** One sentence. */
  question: line(300),
  tension: z.strictObject({ a: interest, b: interest }).nullable().default(null),
  layers: some(layers),
  aspects: some(aspects),
  neededBy: z.strictObject({ on: day.nullable(), meeting: text(200) }).default({ on: null, meeting: '' }),
  level: z.enum(levels).default('ambtelijk'),
})
export type DilemmaText = z.output<typeof dilemmaText>

/** On its own, or from a thread in one step: then only `threadId` and the question are needed. */
export const dilemmaInput = dilemmaText.extend({
  key: writeKey,
  threadId: id.optional(),
  /** A place in a document of this dossier; from a thread it is the thread's. */
  place: z.strictObject({ documentId: id, blockId: z.string().max(64).nullable() }).optional(),
  groundRules: z.array(id).max(20).default([]),
  ownerId: id.optional(),
  /** Without it the inner circle where there is one, else everyone. */
  visibility: z.enum(visibilities).optional(),
})
export type DilemmaInput = z.output<typeof dilemmaInput>

export const dilemmaPatch = dilemmaText.extend({ groundRules: z.array(id).max(20).default([]), basedOn })
export const ownerInput = z.strictObject({ ownerId: id.nullable() })
export const widenInput = z.strictObject({ to: z.enum(visibilities) })

/** A step with what it needs. Every step has a reason ([D4]). */
const reason = words(2000)
export const stepInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('discuss'), reason }),
  z.strictObject({ type: z.literal('weigh'), reason }),
  z.strictObject({ type: z.literal('solve'), reason, outcome: words(4000) }),
  z.strictObject({ type: z.literal('schedule'), reason, meeting: line(200), meetsOn: day.nullable().default(null) }),
  z.strictObject({ type: z.literal('forward'), reason }),
  z.strictObject({ type: z.literal('park'), reason, reviewOn: day.nullable().default(null) }),
  z.strictObject({ type: z.literal('reopen'), reason }),
])
export type StepInput = z.output<typeof stepInput>

export const recognitionText = z.strictObject({ example: words(4000) })
export const standpointText = z.strictObject({
  stance: z.enum(stances),
  reason: words(4000),
  mandate: z.enum(mandates),
})
/** Narrower than the dilemma when its author wants; never wider. Without it as wide as the dilemma. */
const visibility = z.enum(visibilities).optional()
/** What an organisation says once and may change: without `basedOn` it must be the first time. */
export const again = { basedOn: basedOn.optional(), visibility }
export const recognitionInput = recognitionText.extend(again)
export const standpointInput = standpointText.extend({ visibility, key: writeKey })

/** Who may see it, in the terms of `shared/threads/visibility.ts`, with names. */
export const circleAnswer = z.object({
  visibility: z.enum(visibilities),
  raisedBy: organisationRef,
  koepel: organisationRef.nullable(),
})

export const said = {
  id,
  by: person,
  actsFor: organisationRef,
  at: instant,
  circle: circleAnswer,
}
/** The visibilities to which whoever asks may widen it; empty when he may not. */
export const mayWidenTo = z.array(z.enum(visibilities))

const recognition = recognitionText.extend({ ...said, version: z.number().int(), mayWidenTo })
const standpoint = standpointText.extend({ ...said, mayWidenTo })
const dilemmaStepTaken = z.object({
  type: z.enum(dilemmaEventTypes),
  from: z.enum(dilemmaSteps),
  to: z.enum(dilemmaSteps),
  by: person,
  actsFor: organisationRef,
  at: instant,
  reason: z.string(),
})

/** What belongs to the step a dilemma is in; empty where whoever asks was not in the circle when it was taken. */
const dilemmaState = z.object({
  step: z.enum(dilemmaSteps),
  outcome: z.string().nullable(),
  meeting: z.string().nullable(),
  meetsOn: day.nullable(),
  reviewOn: day.nullable(),
})

/** A dilemma in the register. */
const dilemmaSummary = z.object({
  id,
  dossierId: id,
  dossierTitle: z.string(),
  question: z.string(),
  layers: z.array(z.enum(layers)),
  aspects: z.array(z.enum(aspects)),
  neededBy: z.object({ on: day.nullable(), meeting: z.string() }),
  level: z.enum(levels),
  owner: person.nullable(),
  circle: circleAnswer,
  raisedBy: person,
  raisedAt: instant,
  state: dilemmaState,
  attention: z.enum(attentions),
  ageDays: z.number().int(),
  /** The place in the text; null when it has none. */
  place: z.object({ documentId: id, blockId: z.string().nullable(), title: z.string() }).nullable(),
})
export type DilemmaSummary = z.output<typeof dilemmaSummary>
export const dilemmaList = z.object({
  items: z.array(dilemmaSummary),
  next: z.string().nullable(),
  /** How many answer to the filters, of what whoever asks may see. */
  total: z.number().int(),
})

const side = z.object({ interest: z.string(), whose: z.array(organisationRef) })
export const dilemma = dilemmaSummary.extend({
  /** The thread it came from; null when there is none that whoever asks may see. */
  threadId: id.nullable(),
  tension: z.object({ a: side, b: side }).nullable(),
  groundRules: z.array(groundRuleRef),
  version: z.number().int(),
  may: z.object({
    edit: z.boolean(),
    contribute: z.boolean(),
    widenTo: mayWidenTo,
    /** Name another owner. */
    own: z.boolean(),
    /** The steps that whoever asks may take now. */
    steps: z.array(z.enum(dilemmaEventTypes)),
  }),
  steps: z.array(dilemmaStepTaken),
  recognitions: z.array(recognition),
  /** Newest first; the first of each organisation is its standpunt now, the others are earlier ones. */
  standpoints: z.array(standpoint),
  /** Wie weet dit al: who opened it, as far as whoever asks may know; in the order in which they came to know. */
  knows: z.array(z.object({ person, actsFor: organisationRef, since: instant })),
})
export type DilemmaAnswer = z.output<typeof dilemma>

const filters = {
  dossierId: id.optional(),
  layer: z.enum(layers).optional(),
  aspect: z.enum(aspects).optional(),
  step: z.enum(dilemmaSteps).optional(),
  age: z.enum(ages).optional(),
  /** Needed on this day or before it. */
  neededBefore: day.optional(),
}
export const registerQuery = pageQuery.extend(filters)
export type RegisterQuery = z.output<typeof registerQuery>

/** Two years of weeks: enough for a picture, little enough to draw. */
export const pictureQuery = z
  .strictObject({ ...filters, by: z.enum(periods).default('month'), since: day, until: day })
  .refine(({ since, until }) => since <= until, { path: ['until'], message: 'must not be before since' })
  .refine(({ since, until }) => Number(until.slice(0, 4)) - Number(since.slice(0, 4)) <= 5, {
    path: ['since'],
    message: 'at most five years before until',
  })
const counted = z.number().int()
export const picture = z.object({
  bars: z.array(z.object({ from: day, flagged: counted, discussed: counted, solved: counted })),
  daysToDiscussion: z.array(counted),
  medianDaysToDiscussion: z.number().nullable(),
  waiting: counted,
})

/** Earlier texts of the dilemma or of something said about it, the newest first. */
const keptText = z.object({
  version: z.number().int(),
  content: z.record(z.string(), z.unknown()),
  by: person,
  actsFor: organisationRef,
  at: instant,
})
export const keptTexts = z.object({ items: z.array(keptText) })
