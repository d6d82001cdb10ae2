import { saidCircle } from '#shared/dilemmas/rules.ts'
import {
  type Circle,
  choicesOf,
  circleOf,
  isWithin,
  maySee,
  mayWiden,
  type Viewer,
  type Visibility,
} from '#shared/threads/visibility.ts'
import { everySeat, json, type Loose, type Seat, type Table } from '#test/support/parties.ts'
import { openedTable, writeRow } from './written.ts'
import type { Random } from '#test/support/random.ts'

const speakers = everySeat.filter((seat) => seat !== 'lezer')

/** Words that somebody wrote, marked so that they can be found, and who may see them. */
interface Words {
  readonly mark: string
  circle: Circle
}
/** Something that was said: its id, and the words in its newest version. */
interface Said {
  readonly id: string
  readonly kind: string
  readonly by: Seat
  circle: Circle
  words: Words
}
/** An options table, with the words that were written in it. */
interface Written {
  readonly id: string
  /** Of its dilemma. */
  readonly path: string
  readonly documentId: string
  readonly by: Seat
  readonly circle: Circle
  readonly rows: Words[]
  readonly writers: Set<string | null>
}
export interface Known {
  readonly path: string
  readonly own: Said
  readonly said: Said[]
}

/** Random people do random things with dilemmas; the model keeps who may see which words. */
export class History {
  readonly dilemmas: Known[] = []
  readonly words: Words[] = []
  readonly tables: Written[] = []
  readonly #table: Table
  readonly #viewers: Readonly<Record<Seat, Viewer>>
  readonly #random: Random

  constructor(table: Table, viewers: Readonly<Record<Seat, Viewer>>, random: Random) {
    this.#table = table
    this.#viewers = viewers
    this.#random = random
  }

  async act(): Promise<void> {
    const seat = this.#random.pick(speakers)
    const visible = this.dilemmas.filter(({ own }) => maySee(own.circle, this.#viewers[seat]))
    if (visible.length === 0 || this.#random.chance(5)) return await this.#raise(seat)
    const dilemma = this.#random.pick(visible)
    const acts = [
      () => this.#say(seat, dilemma),
      () => this.#say(seat, dilemma),
      () => this.#share(seat, dilemma),
      () => this.#step(seat, dilemma),
      () => this.#rewrite(dilemma),
      () => this.#widen(seat, dilemma),
      () => this.#widenSaid(seat, dilemma),
    ]
    await this.#random.pick(acts)()
  }

  #write(circle: Circle): Words {
    const words = { mark: `«${this.words.length}»`, circle }
    this.words.push(words)
    return words
  }

  async #raise(by: Seat): Promise<void> {
    const viewer = this.#viewers[by]
    const visibility = this.#random.pick(choicesOf(viewer))
    const circle = circleOf(visibility, viewer)
    if (!circle) throw new Error('a choice that is none')
    const words = this.#write(circle)
    const all = `/dossiers/${this.#table.dossierId}/dilemmas`
    const made = await json(this.#table.at[by].post(all, { question: words.mark, visibility }))
    this.dilemmas.push({
      path: `${all}/${made.id}`,
      own: { id: made.id, kind: 'dilemma', by, circle, words },
      said: [],
    })
  }

  async #say(by: Seat, { path, own, said }: Known): Promise<void> {
    const viewer = this.#viewers[by]
    const wanted = this.#random.chance(50) ? this.#random.pick(choicesOf(viewer)) : own.circle.visibility
    const circle = saidCircle(own.circle, viewer, wanted)
    if (!circle) return
    if (this.#random.chance(60)) return await this.#option(by, path, wanted)
    const words = this.#write(circle)
    const input = { stance: 'voor', reason: words.mark, mandate: 'ambtelijk', visibility: wanted }
    const made = await json(this.#table.at[by].post(`${path}/standpoints`, input))
    const { id } = made.standpoints.find((each: Loose) => JSON.stringify(each).includes(words.mark))
    said.push({ id, kind: 'standpoint', by, circle, words })
  }

  /** Writes a row in the table of a circle, and remarks on it. */
  async #option(by: Seat, path: string, visibility: Visibility): Promise<void> {
    const opened = await openedTable(this.#table, by, path, visibility)
    const known = this.tables.find(({ id }) => id === opened.id)
    const opener = everySeat.find((seat) => seat === opened.openedBy.name) ?? by
    const circle = known?.circle ?? circleOf(visibility, this.#viewers[opener])
    if (!circle) throw new Error('a table of nobody')
    const here: Written = known ?? {
      id: opened.id,
      path,
      documentId: opened.documentId,
      by: opener,
      circle,
      rows: [],
      writers: new Set(),
    }
    if (!known) this.tables.push(here)
    const words = this.#write(circle)
    const cellId = await writeRow(this.#table, by, here.documentId, [words.mark])
    here.rows.push(words)
    here.writers.add(this.#viewers[by].organisationCode)
    const remark = this.#write(saidCircle(circle, this.#viewers[by]) ?? circle)
    const where = `${path}/options/tables/${here.id}/rows/${cellId}/remark`
    await json(this.#table.at[by].put(where, { body: remark.mark }))
  }

  /** Shares a copy of a table with everybody: the words in it are everybody's from then on, those beside it are not. */
  async #share(by: Seat, { path, own }: Known): Promise<void> {
    const mine = this.tables.filter((each) => each.path === path && maySee(each.circle, this.#viewers[by]))
    if (mine.length === 0) return
    const from = this.#random.pick(mine)
    const viewer = this.#viewers[by]
    const wider = circleOf('everyone', viewer)
    const isAlone = [...from.writers].every((code) => code === from.circle.raisedBy)
    const isFree = !this.tables.some((each) => each.path === path && each.circle.visibility === 'everyone')
    const isAllowed =
      wider && mayWiden(from.circle, 'everyone', viewer) && isWithin(wider, own.circle) && isAlone && isFree
    const answer = await this.#table.at[by].post(`${path}/options/tables/${from.id}/share`, { to: 'everyone' })
    if ((answer.status === 201) !== Boolean(isAllowed)) throw new Error(`${by} shares ${from.id}: ${answer.status}`)
    if (answer.status !== 201 || !wider) return
    const { tables } = await json(answer)
    const { id, documentId } = tables.find((each: Loose) => each.circle.visibility === 'everyone')
    for (const words of from.rows) words.circle = wider
    this.tables.push({
      id,
      path,
      documentId,
      by,
      circle: wider,
      rows: [...from.rows],
      writers: new Set([wider.raisedBy]),
    })
  }

  async #rewrite({ path, own }: Known): Promise<void> {
    const who = this.#table.at[own.by]
    const { version } = await json(who.get(path))
    const words = this.#write(own.circle)
    const { status } = await who.patch(path, { question: words.mark, basedOn: version })
    if (status !== 200) throw new Error(`the raiser's edit was refused: ${status}`)
    own.words = words
  }

  async #step(by: Seat, { path, own }: Known): Promise<void> {
    const { may } = await json(this.#table.at[by].get(path))
    if (may.steps.length === 0) return
    const words = this.#write(own.circle)
    const more = { solve: { outcome: words.mark }, schedule: { meeting: words.mark } }
    const type: string = this.#random.pick(may.steps)
    const input = { type, reason: words.mark, ...(type === 'solve' || type === 'schedule' ? more[type] : {}) }
    const { status } = await this.#table.at[by].post(`${path}/steps`, input)
    if (status !== 200) throw new Error(`a step that was offered is refused: ${type}, ${status}`)
  }

  async #widen(anybody: Seat, { path, own }: Known): Promise<void> {
    const by = this.#random.chance(50) ? own.by : anybody
    await this.#tryWiden(by, `${path}/widen`, own, () => true)
  }

  async #widenSaid(by: Seat, { path, own, said }: Known): Promise<void> {
    if (said.length === 0) return
    const item = this.#random.pick(said)
    await this.#tryWiden(by, `${path}/said/${item.id}/widen`, item, (wider) => isWithin(wider, own.circle))
  }

  async #tryWiden(by: Seat, where: string, item: Said, fits: (wider: Circle) => boolean): Promise<void> {
    const viewer = this.#viewers[by]
    const to = this.#random.pick(['koepel', 'everyone'] as const)
    const wider = circleOf(to, viewer)
    const isAllowed = wider && maySee(item.circle, viewer) && mayWiden(item.circle, to, viewer) && fits(wider)
    const { status } = await this.#table.at[by].post(where, { to })
    const wasAlone = status !== 409 || !isAllowed
    if ((status === 200) !== (Boolean(isAllowed) && wasAlone))
      throw new Error(`${by} to ${to}: ${where} answers ${status}`)
    if (status !== 200 || !wider) return
    item.circle = wider
    item.words.circle = wider
  }
}
