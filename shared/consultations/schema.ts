import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { day, id, instant, line, text } from '#shared/lib/ids.ts'
import { basedOn, writeKey } from '#shared/lib/kept.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'
import { version, versionName } from '#shared/versions/schema.ts'
import { reactionMandates, roundEvents, roundSteps } from './machine.ts'
import { reminderKinds } from './rules.ts'

const words = (maxLength: number) => text(maxLength).pipe(z.string().min(1))
export const count = z.number().int()

/** Where in the frozen text: the block, and the words in it with what stands before and after them. */
export const place = z.strictObject({
  blockId: z.string().max(64).nullable(),
  quote: text(2000).default(''),
  prefix: z.string().max(100).default(''),
  suffix: z.string().max(100).default(''),
})
export type Place = z.output<typeof place>

export const roundInput = z.strictObject({
  /** Of the version that is frozen at this moment: "0.4 voor consultatie". */
  name: versionName,
  questions: z.array(words(1000)).max(30).default([]),
  invited: z.array(organisationCode).min(1).max(100),
  /** Last day on which one is in time; two months from today without it. */
  closesOn: day.optional(),
  /** Why the term is shorter than two months; everybody reads it. */
  shortReason: text(2000).default(''),
  /** What happens with the reactions. */
  followUp: words(2000),
})
export type RoundInput = z.output<typeof roundInput>

export const roundStepInput = z.strictObject({
  type: z.enum(['close', 'reopen', 'settle']),
  reason: text(2000).default(''),
})

export const extensionInput = z.strictObject({ until: day, reason: words(2000) })
export const decisionInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('granted'), until: day, reason: text(2000).default('') }),
  z.strictObject({ decision: z.literal('refused'), reason: words(2000) }),
])

export const remarkText = z.strictObject({
  body: words(8000),
  place: place.nullable().default(null),
  questionId: id.nullable().default(null),
})
export const remarkInput = remarkText.extend({ key: writeKey })
export const remarkPatch = remarkText.extend({ basedOn })
export const themeText = z.strictObject({ title: line(200) })
/** Puts remarks in a theme, or with null in none; many at once. */
export const groupInput = z.strictObject({ remarkIds: z.array(id).min(1).max(500), themeId: id.nullable() })

/** Voor, tegen, voorbehoud or nog-niet, as at dilemmas. */
export const standpoints = ['voor', 'tegen', 'voorbehoud', 'nog-niet'] as const
/** At most this many inner remarks under one point of a draft. */
export const MAX_BASIS = 200
const basisIds = z.array(id).max(MAX_BASIS).default([])
/**
 * On which inner remarks a point of the draft rests too, and on which no longer; they never leave the circle. Not all of
 * them: a whole list would take away what a colleague put there meanwhile.
 */
export const basisPatch = z.strictObject({ added: basisIds, removed: basisIds })
export type BasisPatch = z.output<typeof basisPatch>
export const giveInput = z.strictObject({
  mandate: z.enum(reactionMandates),
  standpoint: z.enum(standpoints),
  /** Who established it, and when: "commissie Water". */
  body: text(200).default(''),
  decidedOn: day.nullable().default(null),
  /** Of the draft as the giver saw it: nobody gives a text that he did not see. */
  sha256: z.string().regex(/^[\da-f]{64}$/u),
})

const dispositions = ['overgenomen', 'deels', 'niet'] as const
export const answerText = z.strictObject({
  disposition: z.enum(dispositions),
  reason: words(8000),
  /** The place in the living text that changed. */
  place: place.nullable().default(null),
})
export const answerInput = answerText.extend({ basedOn: basedOn.optional() })

export const committeeInput = z.strictObject({
  organisation: organisationCode,
  name: line(200),
  meetsOn: day,
  papersDueOn: day.nullable().default(null),
})
const committeeDate = z.object({
  id,
  organisation: organisationRef,
  name: z.string(),
  meetsOn: day,
  papersDueOn: day.nullable(),
})
export type CommitteeAnswer = z.output<typeof committeeDate>
export const committeeList = z.object({ items: z.array(committeeDate) })

const said = { id, by: person, actsFor: organisationRef, at: instant }
export const kept = { ...said, version: count, changedBy: person, changedAt: instant }

const extension = z.object({
  ...said,
  organisation: organisationRef,
  until: day,
  reason: z.string(),
  /** null: not decided yet. */
  decision: z
    .object({
      decision: z.enum(['granted', 'refused']),
      until: day.nullable(),
      reason: z.string(),
      by: person,
      actsFor: organisationRef,
      at: instant,
    })
    .nullable(),
})

/** A point of a reaction: a block of its text, as `readReaction` finds them. */
const point = z.object({ id, text: z.string(), place: place.nullable(), questionId: id.nullable() })
/** A reaction as it was given: nobody changes it. */
export const given = z.object({
  id,
  organisation: organisationRef,
  mandate: z.enum(reactionMandates),
  body: z.string(),
  decidedOn: day.nullable(),
  standpoint: z.enum(standpoints),
  summary: z.string(),
  points: z.array(point),
  /** The frozen version of its whole text; null for what was given before reactions had one. */
  version: z.object({ seq: count, sha256: z.string() }).nullable(),
  givenBy: person,
  givenAt: instant,
  late: z.boolean(),
})
export type GivenReaction = z.output<typeof given>

const fromTo = z.tuple([z.string(), z.string()])
const change = z.object({
  standpoint: fromTo.nullable(),
  summary: fromTo.nullable(),
  added: z.array(point),
  removed: z.array(point),
  changed: z.array(z.object({ id, text: fromTo })),
})
/** What each organisation gave, the last first, each with what changed since the one before. */
export const reactionList = z.object({ items: z.array(given.extend({ change: change.nullable() })) })

const roundSummary = z.object({
  id,
  dossierId: id,
  documentId: id,
  documentTitle: z.string(),
  version,
  step: z.enum(roundSteps),
  opensOn: day,
  closesOn: day,
  /** Of the term of whoever asks: his circle's with its extension, else the round's. Negative when it is over. */
  daysLeft: count,
  openedBy: person,
  openedFor: organisationRef,
  openedAt: instant,
})
export const roundList = z.object({ items: z.array(roundSummary) })
export type RoundSummary = z.output<typeof roundSummary>

/** Rounds that ask something of whoever asks, in all his dossiers. */
export const attentionList = z.object({
  items: z.array(
    z.object({
      roundId: id,
      dossierId: id,
      dossierTitle: z.string(),
      documentId: id,
      documentTitle: z.string(),
      versionName: z.string(),
      kind: z.enum(reminderKinds),
      /** The day on which the reminder fell. */
      on: day,
      /** Last day of his term. */
      closesOn: day,
      daysLeft: count,
      /** `leader`: of who leads the round; `circle`: of who is asked, or in the circle of who is. */
      as: z.enum(['circle', 'leader']),
    }),
  ),
})
export type RoundAttention = z.output<typeof attentionList>['items'][number]

export const round = roundSummary.extend({
  questions: z.array(z.object({ id, text: z.string() })),
  invited: z.array(
    z.object({
      organisation: organisationRef,
      closesOn: day,
      /** The last that it gave; null when it gave none. */
      reaction: z.object({ mandate: z.enum(reactionMandates), givenAt: instant, late: z.boolean() }).nullable(),
    }),
  ),
  isShort: z.boolean(),
  shortReason: z.string(),
  followUp: z.string(),
  extensions: z.array(extension),
  reminders: z.array(z.object({ kind: z.enum(reminderKinds), on: day })),
  steps: z.array(
    z.object({
      type: z.enum(roundEvents),
      to: z.enum(roundSteps),
      reason: z.string(),
      by: person,
      actsFor: organisationRef,
      at: instant,
    }),
  ),
  /** The reactienotas that nobody changes any more, the first settled first; the hash is over the bytes of the JSON. */
  notas: z.array(z.object({ number: count, sha256: z.string(), settledAt: instant })),
  may: z.object({
    lead: z.boolean(),
    /** Write this organisation's reaction and ask for an extension; null when he acts for none that is invited. */
    reactFor: organisationRef.nullable(),
    remark: z.boolean(),
  }),
})
export type RoundAnswer = z.output<typeof round>

const innerRemark = remarkText.extend({ ...kept, themeId: id.nullable() })

/** null: nobody of the organisation that gives it has opened it yet. */
const draftDocumentId = id.nullable()
/** The reaction that a circle reads along with, as its document is on disk now. */
export const draft = z.object({
  documentId: draftDocumentId,
  /** Of its whole text, as giving it freezes it; null without a document. */
  sha256: z.string().nullable(),
  summary: z.string(),
  points: z.array(point.extend({ remarkIds: z.array(id) })),
})
export type Draft = z.output<typeof draft>

/** What only the circle sees. */
export const inside = z.object({
  /** The koepel, or the organisation itself. */
  circle: organisationRef,
  remarks: z.array(innerRemark),
  themes: z.array(themeText.extend({ id })),
  /** Where the reaction is written; what it says is asked apart. */
  draft: z.object({ documentId: draftDocumentId }),
  /** How the term fits the koepel's own calendar; null for an organisation that is no koepel. */
  committee: z
    .object({
      kind: z.enum(['fits', 'misses', 'no-calendar']),
      /** When it fits, the last meeting inside the term; when it misses, the first after it. */
      date: committeeDate.nullable(),
    })
    .nullable(),
  /** Members that never opened the round; null for whoever does not act for the koepel. */
  notLooked: z.array(organisationRef).nullable(),
})
export type Inside = z.output<typeof inside>

/** The round, and the organisation, whose reaction is written in a document. */
export const draftOf = z.object({ roundId: id, dossierId: id, organisation: organisationRef })
export type DraftOf = z.output<typeof draftOf>
