import type { z } from 'zod'
import { type answerInput, type answerText, type place } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { editItem, insertItem, itemsOf, type KeptItem } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { actIn, demandLead, type RoundLook } from './look.ts'
import { latestReactions, reactionsOf } from './reaction-store.ts'
import { holdRound } from './store.ts'

/** An answer to a point, with the text of the point that it answered. */
export interface StoredAnswer extends z.output<typeof answerText> {
  readonly pointId: string
  readonly pointText: string
  readonly place: z.output<typeof place> | null
  readonly item: KeptItem
}

/** The answers in a round; everybody in the dossier reads them. */
export async function answersIn(db: Parts['db'], { round, viewer }: RoundLook): Promise<StoredAnswer[]> {
  const items = await itemsOf(db, round.id, viewer)
  return items
    .filter(({ kind }) => kind === 'answer')
    .map((item) => {
      // what answerPoint() wrote; the points of before reactions were documents were its parents
      const content = item.content as Omit<StoredAnswer, 'pointId' | 'item'> & { readonly pointId?: string }
      return Object.assign({ item }, content, { pointId: content.pointId ?? item.parentId ?? '' })
    })
}

/**
 * Answers a point of a reaction, or changes that answer ([C14]).
 * @throws {Problem} `not-found` when no reaction that was given last has this point; `not-allowed` to who does not lead the
 * round, and for a point of his own organisation; `step-not-possible` when the round is settled; `changed-meanwhile`
 */
export async function answerPoint(
  { db, clock, newId }: Pick<Parts, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  look: RoundLook,
  { pointId, basedOn, ...text }: z.output<typeof answerInput> & { pointId: string },
): Promise<void> {
  const { writer } = look
  await db.transaction().execute(async (tx) => {
    // it may have been settled since it was looked at, and a settled nota gets no answer that is not in it
    const round = await holdRound(tx, look.round)
    const reactions = latestReactions(await reactionsOf(tx, round.id))
    const reaction = reactions.find(({ points }) => points.some(({ id }) => id === pointId))
    const point = reaction?.points.find(({ id }) => id === pointId)
    if (!reaction || !point) throw new Problem('not-found')
    demandLead(look)
    if (reaction.organisation.code === writer.actsFor) throw new Problem('not-allowed')
    if (round.step === 'settled') throw new Problem('step-not-possible')
    const content = { ...text, pointId, pointText: point.text }
    const before = (await answersIn(tx, look)).find((answer) => answer.pointId === pointId)
    if (before) await editItem(tx, before.item, { basedOn: basedOn ?? 0, content, writer }, clock())
    else {
      const circle = { visibility: 'everyone', raisedBy: writer.actsFor } as const
      const item = { id: newId(), subjectId: round.id, kind: 'answer', content, writer, circle }
      await insertItem(tx, item, clock())
    }
    const details = { point: pointId, disposition: text.disposition }
    await recordAct(tx, actor, actIn(look, 'consultation.answer', { details }), clock())
  })
}
