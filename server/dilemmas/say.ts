import { saidCircle } from '#shared/dilemmas/rules.ts'
import { Problem } from '#shared/lib/problem.ts'
import { widened } from '#shared/threads/rules.ts'
import { type Circle, circleOf, isWithin, mayWiden, type Visibility } from '#shared/threads/visibility.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import {
  editItem,
  insertItem,
  everyItemOf,
  itemsOf,
  type KeptItem,
  widenItem,
  withdrawItem,
  writtenBefore,
} from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { actOn, type Look } from './look.ts'

/** What can be said about a dilemma. */
const saidKinds = ['recognition', 'standpoint', 'remark'] as const
export type SaidKind = (typeof saidKinds)[number]

type Needs = Pick<Parts, 'db' | 'clock' | 'newId'>

/** Something to say. */
export interface Saying {
  readonly kind: SaidKind
  readonly content: unknown
  /** Of a remark: the table that it is about. */
  readonly about?: KeptItem
  readonly visibility?: Visibility | undefined
  /** Made by the client: sending it twice makes one. */
  readonly key?: string | undefined
}

/**
 * Says something new about a dilemma ([D11], [D15]).
 * @returns who may know that it was said, as everything below
 * @throws {Problem} `invalid-input` when it would be wider than what it is about
 */
export const say = (needs: Needs, actor: Actor, look: Look, saying: Saying): Promise<Circle> =>
  needs.db.transaction().execute((tx) => insertSaying({ ...needs, db: tx }, actor, look, saying))

async function insertSaying({ db, clock, newId }: Needs, actor: Actor, look: Look, saying: Saying): Promise<Circle> {
  const { dilemma, viewer, writer } = look
  const { kind, content, about, visibility, key } = saying
  const before = await writtenBefore(db, { key, kind, subjectId: dilemma.id, writer })
  if (before) return before.circle
  const circle = saidCircle(about?.circle ?? dilemma.item.circle, viewer, visibility)
  if (!circle) {
    throw new Problem('invalid-input', { fields: [{ path: 'visibility', message: 'wider than what it is about' }] })
  }
  const parent = about && { parentId: about.id }
  await insertItem(db, { id: key ?? newId(), subjectId: dilemma.id, kind, content, writer, circle, ...parent }, clock())
  await recordAct(db, actor, { ...actOn(look, 'dilemma.say', { kind }), circle }, clock())
  return circle
}

/** How what an organisation says once is told apart from what it said before. */
interface Once {
  /** The version that was changed; undefined when it is the first time. */
  readonly basedOn: number | undefined
  /** Is this what is said once? Without it all of the kind is. */
  readonly isSame?: (item: KeptItem) => boolean
}

/**
 * Says what an organisation says once, or changes that.
 * @throws {Problem} `changed-meanwhile` with both texts, or without when there is none to change; `not-allowed` for a recognition of what the own organisation
 * raised, and for other words in the name of an organisation that did not confirm him ([D19])
 */
export async function sayOnce(
  needs: Needs,
  actor: Actor,
  look: Look,
  { basedOn, isSame = () => true, ...saying }: Saying & Once,
): Promise<Circle> {
  const { dilemma, viewer, writer } = look
  if (saying.kind === 'recognition' && writer.actsFor === dilemma.item.circle.raisedBy) throw new Problem('not-allowed')
  return await needs.db.transaction().execute(async (tx) => {
    const own = (await itemsOf(tx, dilemma.id, viewer)).find(
      (item) => item.kind === saying.kind && item.actsFor === writer.actsFor && isSame(item),
    )
    // it was withdrawn meanwhile: what was an edit of something narrow must not become new and wide
    if (!own && basedOn !== undefined && basedOn > 0) throw new Problem('changed-meanwhile')
    if (!own) return await insertSaying({ ...needs, db: tx }, actor, look, saying)
    if (own.circle.raisedBy !== viewer.organisationCode) throw new Problem('not-allowed')
    // without the version it was made for an empty place: version 0 never is the newest
    await editItem(tx, own, { basedOn: basedOn ?? 0, content: saying.content, writer }, needs.clock())
    await recordAct(tx, actor, sayingAct(look, own), needs.clock())
    return own.circle
  })
}

const sayingAct = (look: Look, { kind, circle }: KeptItem) => ({ ...actOn(look, 'dilemma.say', { kind }), circle })

async function demandSaid(db: Parts['db'], { dilemma, viewer }: Look, id: string): Promise<KeptItem> {
  const item = (await itemsOf(db, dilemma.id, viewer)).find((each) => each.id === id && isSaid(each.kind))
  if (!item) throw new Problem('not-found')
  if (item.circle.raisedBy !== viewer.organisationCode) throw new Problem('not-allowed')
  return item
}

/**
 * Other words for something that one's own organisation said.
 * @param edit its kind, the version that was changed, and its content after what it was
 * @throws {Problem} `not-found`, `not-allowed`, `changed-meanwhile`
 */
export async function rewriteSaid(
  { db, clock }: Needs,
  actor: Actor,
  look: Look,
  edit: { id: string; kind: SaidKind; basedOn: number; content: (before: KeptItem) => unknown },
): Promise<Circle> {
  return await db.transaction().execute(async (tx) => {
    const item = await demandSaid(tx, look, edit.id)
    if (item.kind !== edit.kind) throw new Problem('not-found')
    await editItem(tx, item, { basedOn: edit.basedOn, content: edit.content(item), writer: look.writer }, clock())
    await recordAct(tx, actor, sayingAct(look, item), clock())
    return item.circle
  })
}

const isSaid = (kind: string): kind is SaidKind => saidKinds.some((each) => each === kind)

/**
 * Withdraws what one's own organisation said; the texts are kept. A standpunt is not withdrawn: a new one follows it.
 * @throws {Problem} `not-found`, `not-allowed`
 */
export async function withdrawSaid({ db, clock }: Needs, actor: Actor, look: Look, id: string): Promise<Circle> {
  return await db.transaction().execute(async (tx) => {
    const item = await demandSaid(tx, look, id)
    if (item.kind === 'standpoint') throw new Problem('not-allowed')
    await withdrawItem(tx, id, clock())
    await recordAct(tx, actor, { ...sayingAct(look, item), details: { kind: item.kind, withdrawn: true } }, clock())
    return item.circle
  })
}

/** To which visibilities may this be widened, as far as what it is about allows ([D11])? */
export const widenings = (item: KeptItem, about: Circle, { viewer }: Look): Visibility[] =>
  (['koepel', 'everyone'] as const).filter((to) => {
    const wider = circleOf(to, viewer)
    return wider !== undefined && mayWiden(item.circle, to, viewer) && isWithin(wider, about)
  })

/**
 * Shares what one's own organisation said with more.
 * @throws {Problem} `not-found`, `not-allowed`, `step-not-possible` where it is not wider, `too-narrow` when what it is
 * about is narrower
 */
export async function widenSaid(
  { db, clock }: Needs,
  actor: Actor,
  look: Look,
  { id, to }: { id: string; to: Visibility },
): Promise<Circle> {
  return await db.transaction().execute(async (tx) => {
    const item = await demandSaid(tx, look, id)
    // also what was taken back: it is as narrow as it was
    const all = await everyItemOf(tx, look.dilemma.id, look.viewer)
    const about = all.find((each) => each.id === item.parentId)?.circle ?? look.dilemma.item.circle
    const wider = widened(item.circle, to, look.viewer)
    if (!isWithin(wider, about)) throw new Problem('too-narrow')
    await widenItem(tx, item, { circle: wider, writer: look.writer }, clock())
    await recordAct(tx, actor, { ...sayingAct(look, item), circle: wider }, clock())
    return wider
  })
}
