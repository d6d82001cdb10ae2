import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc, type XmlText as XmlTextType, XmlElement, XmlText } from 'yjs'

/** An unmodified y-websocket client, as any Yjs editor has. */
export class YjsClient {
  readonly doc: Doc
  readonly provider: WebsocketProvider

  constructor(url: string, documentId: string, params: Record<string, string>, doc = new Doc()) {
    this.doc = doc
    this.provider = new WebsocketProvider(url, documentId, doc, {
      params,
      // ws is what browsers call WebSocket, with Node's events beside it
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    })
  }

  /** Resolves when the server said that the client has everything. */
  async synced(): Promise<this> {
    await until(
      (check) => this.provider.on('sync', check),
      () => this.provider.synced,
    )
    return this
  }

  /** Resolves when `condition` holds, looked at after each change of the document. */
  async until(condition: () => boolean): Promise<void> {
    await until((check) => this.doc.on('afterTransaction', check), condition)
  }

  /** Resolves with the code of the next close by the server. */
  closeCode(): Promise<number> {
    return new Promise((resolve) => {
      this.provider.once('connection-close', (event) => resolve(event?.code ?? 0))
    })
  }

  get text(): string {
    return textOf(this.doc)
  }

  /** Adds a paragraph with this text at the end. */
  type(text: string): void {
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText(text)])
    const content = this.doc.getXmlFragment('content')
    content.insert(content.length, [paragraph])
  }

  stop(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** The whole text with its elements, as Yjs prints it. */
export const textOf = (doc: Doc): string => doc.getXmlFragment('content').toJSON()

/** The text of the first paragraph, made when there is none. */
export function firstText(doc: Doc): XmlTextType {
  const content = doc.getXmlFragment('content')
  const first = content.length > 0 ? content.get(0) : undefined
  if (first instanceof XmlElement && first.length > 0 && first.get(0) instanceof XmlText)
    return first.get(0) as XmlTextType
  const paragraph = new XmlElement('paragraph')
  const text = new XmlText()
  paragraph.insert(0, [text])
  content.insert(0, [paragraph])
  return text
}

/** How long a test waits for what must come; it fails loudly instead of hanging. */
const PATIENCE_MS = 10_000

async function until(subscribe: (check: () => void) => void, condition: () => boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error(`did not come: ${condition.toString()}`)), PATIENCE_MS)
  const check = (): void => {
    if (condition()) resolve()
  }
  subscribe(check)
  check()
  await promise.finally(() => clearTimeout(timer))
}
