import { saidCircle } from '#shared/dilemmas/rules.ts'
import {
  type Circle,
  choicesOf,
  circleOf,
  isWithin,
  maySee,
  mayWiden,
  type Viewer,
} from '#shared/threads/visibility.ts'
import { everySeat, json, type Loose, type Seat, type Table } from '#test/support/parties.ts'
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
export interface Known {
  readonly path: string
  readonly own: Said
  readonly said: Said[]
}

/** Random people do random things with dilemmas; the model keeps who may see which words. */
export class History {
  readonly dilemmas: Known[] = []
  readonly words: Words[] = []
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
      () => this.#edit(seat, dilemma),
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
    const words = this.#write(circle)
    const isOption = this.#random.chance(60)
    const input = isOption
      ? { option: words.mark, visibility: wanted }
      : { stance: 'voor', reason: words.mark, mandate: 'ambtelijk', visibility: wanted }
    const made = await json(this.#table.at[by].post(`${path}/${isOption ? 'options' : 'standpoints'}`, input))
    const items: Loose[] = isOption ? made.options : made.standpoints
    const id = items.find((each) => JSON.stringify(each).includes(words.mark)).id
    said.push({ id, kind: isOption ? 'option' : 'standpoint', by, circle, words })
  }

  async #edit(by: Seat, { path, own, said }: Known): Promise<void> {
    const options = said.filter(({ kind, circle }) => kind === 'option' && maySee(circle, this.#viewers[by]))
    if (options.length === 0) return
    const option = this.#random.pick(options)
    const { options: rows } = await json(this.#table.at[by].get(path))
    const { version } = rows.find((each: Loose) => each.id === option.id)
    const words = this.#write(option.circle)
    const response = await this.#table.at[by].patch(`${path}/options/${option.id}`, {
      option: words.mark,
      basedOn: version,
    })
    if (response.status !== 200) throw new Error(`an edit of ${own.id} was refused: ${response.status}`)
    Object.assign(option, { words, by: by === option.by ? by : 'several' })
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
