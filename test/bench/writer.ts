import { Doc, XmlElement, XmlText } from 'yjs'

/** Makes the updates of somebody who types: one character each, in a paragraph of his own. */
export class Writer {
  readonly doc = new Doc()
  /** When the edit that ends at each clock was sent; by clock. */
  readonly sentAt = new Map<number, number>()
  readonly #text = new XmlText()
  #latest: Uint8Array = new Uint8Array()

  constructor() {
    this.doc.on('update', (update: Uint8Array) => {
      this.#latest = update
    })
  }

  get clientId(): number {
    return this.doc.clientID
  }

  /** The next clock. */
  get clock(): number {
    const structs = this.doc.store.clients.get(this.doc.clientID) ?? []
    const last = structs.at(-1)
    return last ? last.id.clock + last.length : 0
  }

  /** The update that makes the paragraph. */
  begin(): Uint8Array {
    this.doc.transact(() => {
      const paragraph = new XmlElement('paragraph')
      paragraph.insert(0, [this.#text])
      this.doc.getXmlFragment('content').insert(0, [paragraph])
    })
    return this.#latest
  }

  /** The update of one more character. */
  type(): Uint8Array {
    this.#text.insert(this.#text.length, 'a')
    return this.#latest
  }
}
