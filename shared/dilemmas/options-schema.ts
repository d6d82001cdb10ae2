import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant } from '#shared/lib/ids.ts'
import { basedOn } from '#shared/lib/kept.ts'
import { organisationRef } from '#shared/organisations/schema.ts'
import { visibilities } from '#shared/threads/visibility.ts'
import { again, circleAnswer, mayWidenTo, said, words } from './schema.ts'

/** Opens the table of a circle; the one that is there already is the one. */
export const tableInput = z.strictObject({ visibility: z.enum(visibilities) })
const remarkText = z.strictObject({ body: words(4000) })
export const remarkInput = remarkText.extend(again)
export const rewriteInput = remarkText.extend({ basedOn })

const version = z.number().int()

/** What a party remarks on a row, apart from the text of the table. */
const remark = remarkText.extend({
  ...said,
  version,
  mayWidenTo,
  /** What the row was called when it was said. */
  option: z.string().nullable(),
})

/** A row as it was written before options were a table that is written together ([D20]). */
export const optionText = z.object({
  option: z.string(),
  pros: z.string(),
  cons: z.string(),
  sideEffects: z.string(),
  mitigation: z.string(),
})
const earlierOption = optionText.extend({
  ...said,
  version,
  changedAt: instant,
  changedBy: person,
  /** Set when its organisation took it back; it stays readable, with the remarks of others. */
  withdrawnAt: instant.nullable(),
  remarks: z.array(remark),
})

const optionTable = z.object({
  id,
  /** The document in which it is written, together. */
  documentId: id,
  circle: circleAnswer,
  openedBy: person,
  actsFor: organisationRef,
  openedAt: instant,
  changedAt: instant,
  archived: z.boolean(),
  columns: z.array(z.string()),
  /** Null: the text is too long to be shown here. */
  rows: z
    .array(
      z.object({
        /** The ids of its cells, the first one first; of no two rows the first ids are the same. */
        ids: z.array(z.string()).min(1),
        cells: z.array(z.string()),
        remarks: z.array(remark),
      }),
    )
    .nullable(),
  /** Remarks on rows that stand in it no more. */
  loose: z.array(remark),
  /** With whom whoever asks may share a copy of it. */
  mayShareTo: z.array(z.enum(visibilities)),
})

/** The options of a dilemma: a table for each circle that opened one, as far as whoever asks may see them. */
export const optionsAnswer = z.object({
  /** The widest first. */
  tables: z.array(optionTable),
  /** The circles for which whoever asks may open one that is not there. */
  mayOpen: z.array(z.enum(visibilities)),
  /** Rows from before there were tables that stand in none: withdrawn, or their circle has not opened its table yet. */
  earlier: z.array(earlierOption),
})
export type OptionsAnswer = z.output<typeof optionsAnswer>

/** The dilemma of which a document is the options table. */
export const optionsOf = z.object({ dossierId: id, dilemmaId: id, question: z.string() })
export type OptionsOf = z.output<typeof optionsOf>
