import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc, type XmlFragment } from 'yjs'
import type { RunningServer } from './running-server.ts'
import type { ApiPerson } from './workspace.ts'

/** Somebody signed in with an ordinary Yjs client: no editor, no schema, no ids. */
export class ScriptedWriter {
  readonly doc = new Doc()
  readonly provider: WebsocketProvider
  readonly content: XmlFragment = this.doc.getXmlFragment('content')

  constructor(server: RunningServer, documentId: string, person: ApiPerson) {
    const headers = { Cookie: person.cookie, Origin: server.origin }
    const signedInSocket = class extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
      }
    }
    this.provider = new WebsocketProvider(`${server.origin.replace('http', 'ws')}/sync`, documentId, this.doc, {
      // ws is what browsers call WebSocket, with Node's events beside it
      WebSocketPolyfill: signedInSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
  }

  /** Resolves when it has the whole text. */
  synced(): Promise<void> {
    return new Promise((resolve) => {
      if (this.provider.synced) resolve()
      else this.provider.once('sync', () => resolve())
    })
  }

  stop(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}
