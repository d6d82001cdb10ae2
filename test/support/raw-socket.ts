import { WebSocket } from 'ws'
import { Doc, encodeStateVector } from 'yjs'
import { messageTypes, writeSyncStep1 } from '#shared/sync/protocol.ts'
import type { RunningServer } from './running-server.ts'
import type { ApiPerson } from './workspace.ts'

/** A socket made by hand in the room of a document: it keeps every frame as it came, and asks what no page would. */
export class RawSocket {
  readonly #socket: WebSocket
  readonly #frames: Buffer[] = []
  #heard: () => void = () => undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      this.#frames.push(data)
      this.#heard()
    })
  }

  /** Comes into the room, as whoever has this session. */
  static async open(server: RunningServer, person: ApiPerson, documentId: string): Promise<RawSocket> {
    const headers = { Cookie: person.cookie, Origin: server.origin }
    const raw = new RawSocket(new WebSocket(`${server.origin.replace(/^http/u, 'ws')}/sync/${documentId}`, { headers }))
    await new Promise((resolve, reject) => {
      raw.#socket.once('open', resolve)
      raw.#socket.once('error', reject)
    })
    return raw
  }

  /**
   * Asks for the whole text, and waits until all of it came: what the server sent before has come by then, as frames keep their order.
   * @returns every frame since the last time but presence, in hexadecimal
   */
  async frames(): Promise<string[]> {
    const answer = new Promise<void>((resolve) => {
      this.#heard = () => {
        if (this.#frames.some(isEnd)) resolve()
      }
    })
    this.#socket.send(writeSyncStep1(encodeStateVector(new Doc())))
    await answer
    return this.#frames
      .splice(0)
      .filter((frame) => frame[0] !== messageTypes.presence)
      .map((frame) => frame.toString('hex'))
  }

  stop(): void {
    this.#socket.terminate()
  }
}

/** y-protocols' kind of the sync message with which an answer ends. */
const SYNC_STEP_2 = 1
const isEnd = (frame: Buffer): boolean => frame[0] === messageTypes.sync && frame[1] === SYNC_STEP_2
