import type { Participant } from './people.ts'
import styles from './carets.module.css'

/** How long the name stays after a caret moved. */
const NAME_MS = 2000

/** Where something is, in pixels from the top left of the text. */
export interface Spot {
  readonly left: number
  readonly top: number
  readonly height: number
}

/**
 * One other person's caret on the page. It lies over the text, not in it: it pushes nothing aside, no screen reader
 * meets a name in the middle of a sentence, and a phone's keyboard does not stumble over it.
 */
export class CaretLabel {
  readonly element = document.createElement('div')
  readonly #flag = document.createElement('div')
  readonly #name = document.createElement('div')
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(participant: Participant) {
    this.element.className = styles['caret'] ?? ''
    this.#flag.className = styles['flag'] ?? ''
    this.#name.className = styles['name'] ?? ''
    this.element.append(this.#flag, this.#name)
    this.show(participant)
  }

  /** The colour comes from the layer, never from what a client says. */
  show(participant: Participant): void {
    this.element.dataset['group'] = participant.group
    this.#name.textContent = `${participant.name} · ${participant.organisation}`
  }

  /** Shows the name for two seconds. */
  moved(): void {
    this.element.dataset['named'] = ''
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => delete this.element.dataset['named'], NAME_MS)
  }

  /**
   * @param width of the column, in which the name must fit
   * @param isNearMine I type within two lines of it: then no name over my own words
   */
  place(spot: Spot, width: number, isNearMine: boolean): void {
    const { style, dataset } = this.element
    style.transform = `translate(${Math.round(spot.left)}px, ${Math.round(spot.top)}px)`
    style.height = `${Math.round(spot.height)}px`
    style.display = ''
    dataset['near'] = String(isNearMine)
    // On the first line there is no room above.
    dataset['below'] = String(spot.top < spot.height)
    const overshoot = spot.left + this.#name.offsetWidth - width
    this.#name.style.insetInlineStart = `${-Math.max(0, Math.ceil(overshoot))}px`
  }

  hide(): void {
    this.element.style.display = 'none'
  }

  remove(): void {
    clearTimeout(this.#timer)
    this.element.remove()
  }
}
