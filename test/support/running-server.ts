import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '#server/db/connect.ts'

/** The real server in a process of its own, as `npm start` runs it, on a throw-away folder. */
export class RunningServer {
  readonly #dataDir: string
  #port = 0
  #process: ChildProcess | undefined
  /** The one-time link that an empty database prints. */
  setupLink = ''

  private constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** Builds the client when it is older than its sources, and starts. */
  static async start(): Promise<RunningServer> {
    const server = new RunningServer(await mkdtemp(join(tmpdir(), 'samenschrift-e2e-')))
    await server.run()
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Starts on the port and the data of before. */
  async run(): Promise<void> {
    const isFirst = this.#port === 0
    // the build is made in that process too: vitest's NODE_ENV would give the pages React's development build
    const child = spawn(process.execPath, [isFirst ? 'server/start.ts' : 'server/main.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        // oxlint-disable-next-line node/no-process-env -- handed on whole, with what this test decides
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.#port),
        DATA_DIR: this.#dataDir,
        LOG_LEVEL: 'error',
      },
    })
    this.#process = child
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface(child.stdout ?? []).on('line', (line) => {
      const address = /https?:\S+/u.exec(line)?.[0]
      if (!address) return
      if (address.includes('#')) this.setupLink = address
      else this.#port = Number(new URL(address).port)
      if (this.#port !== 0 && (!isFirst || this.setupLink !== '')) resolve()
    })
    await promise
  }

  /** As when the power goes: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Runs a command of `server/cli.ts` on this server's data. */
  async command(...args: readonly string[]): Promise<void> {
    // oxlint-disable-next-line node/no-process-env -- handed on whole, with what this test decides
    const env = { ...process.env, DATA_DIR: this.#dataDir }
    const child = spawn(process.execPath, ['server/cli.ts', ...args], { stdio: 'ignore', env })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  }

  /** Changes rows beside the server: for what it would take hours to bring about. */
  change(statement: string, ...values: readonly string[]): void {
    const database = new DatabaseSync(databaseFile(this.#dataDir), { timeout: 5_000 })
    database.prepare(statement).run(...values)
    database.close()
  }

  /** Stops, and removes the data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.#dataDir, { recursive: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.removeAllListeners('exit')
    const exited = once(child, 'close')
    child.kill(signal)
    await Promise.race([ended, exited])
  }
}
