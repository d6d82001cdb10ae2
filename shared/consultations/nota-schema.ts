import { z } from 'zod'
import { day, id } from '#shared/lib/ids.ts'
import { organisationRef } from '#shared/organisations/schema.ts'
import { reactionMandates, roundSteps } from './machine.ts'
import { answerText, count, given, kept, place, standpoints } from './schema.ts'

const answer = answerText.extend({ ...kept, pointId: id, pointText: z.string() })

/** One row of the reactienota. */
const notaRow = z.object({
  organisation: organisationRef,
  mandate: z.enum(reactionMandates),
  late: z.boolean(),
  standpoint: z.enum(standpoints),
  pointId: id,
  point: z.string(),
  question: z.string().nullable(),
  place: place.nullable(),
  /** null: not answered yet. */
  answer: answer.nullable(),
  /** The point changed after its answer. */
  outdated: z.boolean(),
})
export type NotaRow = z.output<typeof notaRow>
export const nota = z.object({
  roundId: id,
  documentTitle: z.string(),
  versionName: z.string(),
  sha256: z.string(),
  opensOn: day,
  closesOn: day,
  step: z.enum(roundSteps),
  followUp: z.string(),
  reactions: z.array(given),
  /** Invited, and gave nothing. */
  silent: z.array(organisationRef),
  rows: z.array(notaRow),
  unanswered: count,
})
export type Nota = z.output<typeof nota>
export const notaQuery = z.strictObject({
  format: z.enum(['json', 'markdown', 'html']).default('json'),
  /** One that was settled, by its number. Not given: the one of now, which in a settled round is the last settled. */
  number: z.coerce.number().int().min(1).optional(),
})
