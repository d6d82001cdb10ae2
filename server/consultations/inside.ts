import type { z } from 'zod'
import type { remarkInput, remarkText, themeText } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import {
  demandItem,
  editItem,
  insertItem,
  itemsOf,
  type KeptItem,
  withdrawItem,
  writtenBefore,
} from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { actIn, demandCircle, draftCircle, type RoundLook } from './look.ts'

/** What is kept inside a circle. `grouping`: the theme that a remark was put in; `basis`: on which remarks a point rests. */
export type InsideKind = 'remark' | 'theme' | 'grouping' | 'basis'

/** The contents of what is kept inside, as these actions write them. */
export interface InsideContent {
  readonly remark: z.output<typeof remarkText>
  readonly theme: z.output<typeof themeText>
  readonly grouping: { readonly themeId: string | null }
  readonly basis: { readonly pointId: string; readonly remarkIds: readonly string[] }
}

type Needs = Pick<Parts, 'db' | 'clock' | 'newId'>

/** Everything that is kept inside the circle of whoever looks, one kind of it. */
export async function insideItems(db: Parts['db'], look: RoundLook, kind: InsideKind): Promise<KeptItem[]> {
  const items = await itemsOf(db, look.round.id, look.viewer)
  return items.filter((item) => item.kind === kind)
}

/** Only who acts for the organisation whose circle it is orders what is in it. @throws {Problem} `not-allowed` */
function demandOwnCircle({ circle, writer, reacts }: RoundLook): void {
  if (circle !== writer.actsFor || !reacts) throw new Problem('not-allowed')
}

async function demandQuestion({ round }: RoundLook, questionId: string | null): Promise<void> {
  if (questionId === null || round.questions.some(({ id }) => id === questionId)) return
  throw new Problem('invalid-input', { fields: [{ path: 'questionId', message: 'no question of this round' }] })
}

/** An inside act, known to the circle only. */
export const insideAct = (look: RoundLook, kind: InsideKind) =>
  actIn(look, 'consultation.inside', { details: { kind }, circle: circleFor(look, kind) })

const circleFor = (look: RoundLook, kind: InsideKind): Circle =>
  kind === 'basis' ? draftCircle(look) : demandCircle(look)

async function add<K extends InsideKind>(
  { db, clock, newId }: Needs,
  actor: Actor,
  look: RoundLook,
  { kind, content, parentId, key }: { kind: K; content: InsideContent[K]; parentId?: string; key?: string | undefined },
): Promise<void> {
  if (await writtenBefore(db, { key, kind, subjectId: look.round.id, writer: look.writer })) return
  const circle = circleFor(look, kind)
  const parent = parentId === undefined ? {} : { parentId }
  await insertItem(
    db,
    { id: key ?? newId(), subjectId: look.round.id, kind, content, writer: look.writer, circle, ...parent },
    clock(),
  )
  await recordAct(db, actor, insideAct(look, kind), clock())
}

/**
 * Remarks inside ([C7]).
 * @throws {Problem} `not-found` outside every circle, `invalid-input` for a question of another round
 */
export async function addRemark(
  needs: Needs,
  actor: Actor,
  look: RoundLook,
  { key, ...content }: z.output<typeof remarkInput>,
): Promise<void> {
  demandCircle(look)
  await demandQuestion(look, content.questionId)
  await needs.db.transaction().execute((tx) => add({ ...needs, db: tx }, actor, look, { kind: 'remark', content, key }))
}

/** What one's own organisation wrote inside. @throws {Problem} `not-found`, `not-allowed` */
async function demandOwn(db: Parts['db'], look: RoundLook, kind: InsideKind, id: string): Promise<KeptItem> {
  demandCircle(look)
  const item = await demandItem(db, { subjectId: look.round.id, kind, id }, look.viewer)
  if (item.actsFor !== look.writer.actsFor) throw new Problem('not-allowed')
  return item
}

/** Changes a remark of one's own organisation. @throws {Problem} `not-found`, `not-allowed`, `changed-meanwhile` */
export async function editRemark(
  { db, clock }: Needs,
  actor: Actor,
  look: RoundLook,
  { id, basedOn, content }: { id: string; basedOn: number; content: InsideContent['remark'] },
): Promise<void> {
  await demandQuestion(look, content.questionId)
  await db.transaction().execute(async (tx) => {
    const item = await demandOwn(tx, look, 'remark', id)
    await editItem(tx, item, { basedOn, content, writer: look.writer }, clock())
    await recordAct(tx, actor, insideAct(look, 'remark'), clock())
  })
}

/** Withdraws a remark or a theme of one's own organisation; it is kept. @throws {Problem} `not-found`, `not-allowed` */
export async function withdrawInside(
  { db, clock }: Needs,
  actor: Actor,
  look: RoundLook,
  { kind, id }: { kind: 'remark' | 'theme'; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await demandOwn(tx, look, kind, id)
    await withdrawItem(tx, id, clock())
    await recordAct(tx, actor, insideAct(look, kind), clock())
  })
}

/** Makes a theme to group remarks by ([C7]). @throws {Problem} `not-found`, `not-allowed` */
export async function addTheme(
  needs: Needs,
  actor: Actor,
  look: RoundLook,
  text: InsideContent['theme'],
): Promise<void> {
  demandCircle(look)
  demandOwnCircle(look)
  await needs.db.transaction().execute((tx) => add({ ...needs, db: tx }, actor, look, { kind: 'theme', content: text }))
}

/**
 * Puts remarks in a theme, many at once; the last who does so wins ([C7]).
 * @throws {Problem} `not-found` for a remark or theme that is not in the circle, `not-allowed`
 */
export async function groupRemarks(
  needs: Needs,
  actor: Actor,
  look: RoundLook,
  { remarkIds, themeId }: { remarkIds: readonly string[]; themeId: string | null },
): Promise<void> {
  demandCircle(look)
  demandOwnCircle(look)
  await needs.db.transaction().execute(async (tx) => {
    const items = await itemsOf(tx, look.round.id, look.viewer)
    const isThere = (kind: InsideKind, id: string): boolean =>
      items.some((item) => item.id === id && item.kind === kind)
    if (themeId !== null && !isThere('theme', themeId)) throw new Problem('not-found')
    if (!remarkIds.every((id) => isThere('remark', id))) throw new Problem('not-found')
    const content = { themeId }
    const groupings = new Map(items.filter(({ kind }) => kind === 'grouping').map((item) => [item.parentId, item]))
    for (const parentId of new Set(remarkIds)) {
      const before = groupings.get(parentId)
      if (before) {
        await editItem(tx, before, { basedOn: before.version, content, writer: look.writer }, needs.clock())
      } else await add({ ...needs, db: tx }, actor, look, { kind: 'grouping', content, parentId })
    }
  })
}
