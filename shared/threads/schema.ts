import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant, text } from '#shared/lib/ids.ts'
import { groups } from '#shared/organisations/layers.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'
import { aloneParts, maxContext, maxQuote } from './anchor-form.ts'
import { body } from './body.ts'
import { entryKinds, levels, outcomes, threadKinds, threadStates } from './kinds.ts'
import { proposal } from './proposal.ts'
import { replyActions, threadActions } from './rules.ts'
import { visibilities } from './visibility.ts'

/** Made by the client once per thing that somebody writes: sending it twice makes one. */
const key = z.string().regex(/^[\w-]{16,64}$/u)
const visibility = z.enum(visibilities)

/** A Yjs relative position: an item's id, or a type's; far below this. */
const position = z.base64().min(4).max(400)
const passage = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed(), 'half a character')

/** Where in the text: see `anchor.ts`. The server adds `seq`. */
export const anchorInput = z.strictObject({
  start: position,
  end: position,
  quote: passage(maxQuote),
  prefix: passage(maxContext),
  suffix: passage(maxContext),
  blockId: z
    .string()
    .regex(/^[\w-]{1,64}$/u)
    .nullable(),
  alone: z.array(z.enum(aloneParts)).max(aloneParts.length),
})
/** `seq`: the last update of the document that was on disk then, and so the version that it was about. */
export const anchor = anchorInput.extend({ seq: z.number().int() })

const proposalNeeds = {
  path: ['proposal'],
  message: 'a tekstvoorstel needs a proposal and an anchor; nothing else has one',
}

export const threadInput = z
  .strictObject({
    key,
    kind: z.enum(threadKinds),
    level: z.enum(levels).default('ambtelijk'),
    /** Not given: the inner circle for a koepel and its members, everyone for others. */
    visibility: visibility.optional(),
    /** null: about the whole document. */
    anchor: anchorInput.nullable(),
    body,
    proposal: proposal.optional(),
  })
  .refine((input) => (input.kind === 'tekstvoorstel' ? input.proposal && input.anchor : !input.proposal), proposalNeeds)
export type ThreadInput = z.output<typeof threadInput>

export const replyInput = z.strictObject({ key, body, visibility: visibility.optional() })
export type ReplyInput = z.output<typeof replyInput>

/** Other words, or another proposal; the earlier ones are kept. */
/** Who could read it, as its author knew when he began; refused when they are more by now. */
const seenBy = visibility.optional()
export const threadEdit = z
  .strictObject({ body, proposal, seenBy })
  .partial()
  .refine((input) => input.body || input.proposal, 'nothing to change')
export const replyEdit = z.strictObject({ body, seenBy })
/** What was done about it: whoever raised it must be able to read that. */
export const resolveInput = z.strictObject({ note: text(2000).min(1) })
export const reopenInput = z.strictObject({ note: text(2000).default('') })
export const widenInput = z.strictObject({ visibility: z.enum(['koepel', 'everyone']) })
export const attachInput = z.strictObject({ anchor: anchorInput })
export const decisionInput = z
  .strictObject({ outcome: z.enum(outcomes), reason: text(2000).default('') })
  .refine((input) => input.outcome !== 'rejected' || input.reason.length > 0, {
    path: ['reason'],
    message: 'a rejection has a reason',
  })

/** Who sees it; `koepel` is null where it has none. In words: `visibilityWords`. */
const circle = z.object({
  visibility,
  raisedBy: organisationRef,
  koepel: organisationRef.nullable(),
})

/** Something said, by a person namens an organisation (`circle.raisedBy`). */
const said = z.object({
  id,
  author: person,
  circle,
  createdAt: instant,
  editedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  /** null when it was withdrawn: only the own organisation still reads it. */
  body: body.nullable(),
})

const entry = said.extend({
  kind: z.enum(entryKinds),
  /** What was done, or why; empty for the other kinds. */
  note: z.string(),
  /** Of `decide`. */
  outcome: z.enum(outcomes).nullable(),
  /** Of `widen`: to where. */
  widenedTo: visibility.nullable(),
  /** Of `attach`: the words it was attached to before. */
  earlierQuote: z.string().nullable(),
  may: z.array(z.enum(replyActions)),
})
export type Entry = z.output<typeof entry>

const agreement = z.object({ person, organisation: organisationRef, at: instant })

/** `createdAt` is also the order: no two in a document are the same, and a later one is later for everybody. */
export const thread = said.extend({
  documentId: id,
  kind: z.enum(threadKinds),
  level: z.enum(levels),
  state: z.enum(threadStates),
  anchor: anchor.nullable(),
  /** Set when the words were gone: since when, and the seq at which that was noticed. */
  lost: z.object({ at: instant, seq: z.number().int() }).nullable(),
  proposal: proposal.nullable(),
  outcome: z.enum(outcomes).nullable(),
  /** Since which seq the accepted words are in the text; null while the one who accepted is putting them there. */
  appliedSeq: z.number().int().nullable(),
  /** The dilemma that was made of it; null when there is none that whoever asks may see. */
  dilemmaId: id.nullable(),
  agreements: z.array(agreement),
  entries: z.array(entry),
  /** What whoever asks may do with it now. */
  may: z.array(z.enum(threadActions)),
})
export type ThreadView = z.output<typeof thread>

export const threadList = z.object({
  items: z.array(thread),
  next: z.string().nullable(),
  /** Of what whoever asks may see, whatever the filter; null on a later page, which is asked for often. */
  counts: z
    .object({
      open: z.number().int(),
      archive: z.number().int(),
      /** Open ones that mention whoever asks, or the organisation he acts for. */
      mentioned: z.number().int(),
    })
    .nullable(),
})
export type ThreadList = z.output<typeof threadList>

export const threadQuery = z.strictObject({
  /** `archive`: resolved and withdrawn. */
  state: z.enum(['open', 'archive', 'all']).default('open'),
  kind: z.enum(threadKinds).optional(),
  organisation: organisationCode.optional(),
  layer: z.enum(groups).optional(),
  mentioned: z.literal('me').optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
  after: instant.optional(),
})
export type ThreadQuery = z.output<typeof threadQuery>

/** An earlier text, as it stood until `until`. */
const earlierText = z.object({ until: instant, body, proposal: proposal.nullable() })
export const earlierTexts = z.object({ items: z.array(earlierText) })
export type EarlierTexts = z.output<typeof earlierTexts>
