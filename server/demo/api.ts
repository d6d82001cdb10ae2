import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc, type XmlFragment } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'

/** A person at the server, with the cookie that his session got. */
export class DemoApi {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  /** The text of a document, as the room has it; for who may read it. */
  async text(documentId: string): Promise<Doc> {
    return await this.#inRoom(documentId, () => undefined)
  }

  /** Writes in a document, in its room as everybody does; for who may write there. */
  async write(documentId: string, edit: (content: XmlFragment) => void): Promise<void> {
    await this.#inRoom(documentId, (doc) => doc.transact(() => edit(doc.getXmlFragment(contentRoot))))
  }

  async #inRoom(documentId: string, act: (doc: Doc) => void): Promise<Doc> {
    const headers = { Cookie: this.#cookie, Origin: this.#url }
    const signedInSocket = class extends WebSocket {
      constructor(address: string) {
        super(address, { headers })
      }
    }
    const doc = new Doc()
    const provider = new WebsocketProvider(`${this.#url.replace(/^http/u, 'ws')}/sync`, documentId, doc, {
      // ws is what browsers call WebSocket, with Node's events beside it
      WebSocketPolyfill: signedInSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    await new Promise<void>((resolve) => {
      provider.once('sync', () => resolve())
    })
    // what is written now goes out before the socket closes
    act(doc)
    provider.destroy()
    return doc
  }

  /**
   * Sends JSON and gives the answer's JSON; undefined when there is none.
   * @throws {Error} with the server's own words when it refuses
   */
  async send(method: 'POST' | 'PUT' | 'GET' | 'PATCH', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: this.#cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie) this.#cookie = cookie
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return text ? JSON.parse(text) : undefined
  }
}
