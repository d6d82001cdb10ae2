import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Peer } from './dialect.ts'

/** What a server says of itself. */
export interface Figures {
  /** Processor time so far, of all threads, in milliseconds. */
  readonly cpuMs: number
  readonly rssMb: number
}

const programs: Readonly<Record<Peer, string>> = {
  samenschrift: 'ours.ts',
  'y-websocket-server': 'y-websocket.ts',
  hocuspocus: 'hocuspocus.ts',
}

/** A server that does not say its figures for so long is overrun. */
const PATIENCE_MS = 20_000

/** A server in a process of its own, so that its processor time and memory are its own. */
export class ServerProcess {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  /** @param place the database file or folder of this peer */
  static async start(peer: Peer, place: string): Promise<ServerProcess> {
    const child = fork(join(import.meta.dirname, 'servers', programs[peer]), [place], {
      execArgv: ['--expose-gc'],
      env: peer === 'y-websocket-server' ? { YPERSISTENCE: place } : {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const [message] = (await once(child, 'message')) as [{ port: number }]
    return new ServerProcess(child, message.port)
  }

  /** @throws when the server is so busy that it does not answer for a while */
  async figures(): Promise<Figures> {
    this.#child.send('figures')
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const [figures] = (await once(this.#child, 'message', { signal })) as [Figures]
    return figures
  }

  /** kill -9, or an end after it is no longer needed: nothing is to be tidied. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}

/** The server's side: says its port, and its figures when asked. */
export function answerQuestions(port: number): void {
  process.send?.({ port })
  process.on('disconnect', () => process.exit()) // whoever started it is gone
  process.on('message', () => {
    globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    const figures: Figures = { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 }
    process.send?.(figures)
  })
}
