import type { z } from 'zod'
import { nextDilemma } from '#shared/dilemmas/machine.ts'
import { demandStep, isOwnerOf } from '#shared/dilemmas/rules.ts'
import type { dilemmaPatch, StepInput } from '#shared/dilemmas/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { widened } from '#shared/threads/rules.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { citeGroundRules } from '#server/ground-rules/store.ts'
import { editItem, widenItem } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { actOn, type Look, lookAgain } from './look.ts'
import { demandOrganisations, demandOwner, textOf } from './raise.ts'
import { setOwner, takeStep } from './store.ts'

type Needs = Pick<Parts, 'db' | 'clock'>

/**
 * Gives a dilemma a new text ([D2]).
 * @throws {Problem} `not-allowed` to others than its raiser's organisation, `changed-meanwhile`, `invalid-input`
 */
export async function editDilemma(
  { db, clock }: Needs,
  actor: Actor,
  look: Look,
  { basedOn, ...input }: z.output<typeof dilemmaPatch>,
): Promise<void> {
  const { dilemma, viewer, writer } = look
  if (viewer.organisationCode !== dilemma.item.circle.raisedBy) throw new Problem('not-allowed')
  const content = textOf(input)
  await demandOrganisations(db, content)
  await db.transaction().execute(async (tx) => {
    const now = await lookAgain(tx, look, dilemma.id)
    await editItem(tx, now.dilemma.item, { basedOn, content, writer }, clock())
    await citeGroundRules(tx, dilemma.id, content.groundRules)
    await recordAct(tx, actor, actOn(now, 'dilemma.edit'), clock())
  })
}

/**
 * Takes a step in its life ([D3]-[D7]).
 * @throws {Problem} `step-not-possible`, also when somebody else took one meanwhile; `not-allowed`, `too-narrow`
 */
export async function stepDilemma({ db, clock }: Needs, actor: Actor, look: Look, input: StepInput): Promise<void> {
  const { writer, viewer } = look
  const { reason, ...event } = input
  await db.transaction().execute(async (tx) => {
    const now = await lookAgain(tx, look, look.dilemma.id)
    const { state, item, ownerId } = now.dilemma
    const to = nextDilemma(state, event)
    demandStep(event.type, { circle: item.circle, ownerId }, { userId: writer.userId, viewer })
    const isTaken = await takeStep(tx, now.dilemma, { type: event.type, to, reason, writer }, clock())
    if (!isTaken) throw new Problem('step-not-possible')
    await recordAct(tx, actor, actOn(now, 'dilemma.step', { step: [state.step, to.step] }), clock())
  })
}

/**
 * Names its owner, or none ([D6]).
 * @throws {Problem} `not-allowed`; `invalid-input` when that person may not see it
 */
export async function ownDilemma(needs: Needs, actor: Actor, look: Look, ownerId: string | null): Promise<void> {
  const { dilemma, dossierId, viewer, writer } = look
  const ownership = { circle: dilemma.item.circle, ownerId: dilemma.ownerId }
  if (!isOwnerOf(ownership, { userId: writer.userId, viewer })) throw new Problem('not-allowed')
  if (ownerId !== null) await demandOwner(needs, dossierId, dilemma.item.circle, ownerId)
  await needs.db.transaction().execute(async (tx) => {
    await setOwner(tx, dilemma.id, ownerId)
    await recordAct(tx, actor, actOn(look, 'dilemma.own', { owner: [dilemma.ownerId, ownerId] }), needs.clock())
  })
}

/**
 * Shares it with more, for ever ([D10]).
 * @throws {Problem} `not-allowed` to others than its raiser's organisation, `step-not-possible` where it is not wider
 */
export async function widenDilemma({ db, clock }: Needs, actor: Actor, look: Look, to: Visibility): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const now = await lookAgain(tx, look, look.dilemma.id)
    const { circle } = now.dilemma.item
    const wider = widened(circle, to, look.viewer)
    await widenItem(tx, now.dilemma.item, { circle: wider, writer: look.writer }, clock())
    const act = actOn(now, 'dilemma.widen', { visibility: [circle.visibility, to] })
    await recordAct(tx, actor, { ...act, circle: wider }, clock())
  })
}
