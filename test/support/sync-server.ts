import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { WebSocketServer } from 'ws'
import { MAX_FRAME_BYTES } from '#server/sync/limits.ts'
import { createSync, type SyncOptions } from '#server/sync/engine.ts'
import type { Refusal, Sync, Verdict } from '#server/sync/sync.ts'
import type { UpdateLog } from '#server/sync/update-log.ts'

/** Who somebody is in a test: the session is `name` or `name:read`; the name is also the user's id. */
export function admit(sessionHash: string | undefined): Verdict {
  if (!sessionHash) return { kind: 'refuse', reason: 'notSignedIn' }
  const [name = '', mode] = sessionHash.split(':')
  return {
    kind: 'enter',
    mode: mode === 'read' ? 'read' : 'write',
    participant: { userId: name, name, organisationCode: 'gm0344', organisation: 'Utrecht', group: 'gemeente' },
  }
}

export interface SyncServer {
  readonly sync: Sync
  readonly port: number
  readonly url: string
  readonly refusals: Refusal[]
  readonly written: string[]
  /** Drains, which closes the log, and lets go of the port. */
  stop(): Promise<void>
}

/** A real HTTP server with only the sync engine in it: `/sync/:documentId?session=…`. */
export async function startSyncServer(
  log: UpdateLog,
  options: Partial<SyncOptions> & { port?: number } = {},
): Promise<SyncServer> {
  const refusals: Refusal[] = []
  const written: string[] = []
  const sync = createSync({
    log,
    authorise: (_documentId, sessionHash) => Promise.resolve(admit(sessionHash)),
    schemaHash: 'schema-1',
    clock: Date.now,
    logger: pino({ level: 'silent' }),
    onWritten: (documentId, author) => written.push(`${documentId} ${author.userId}`),
    onRefused: (refusal) => refusals.push(refusal),
    ...options,
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })
  const http = createServer()
  http.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    sockets.handleUpgrade(request, socket, head, (ws) => {
      sync.enter(ws, {
        documentId: url.pathname.split('/').at(-1) ?? '',
        address: request.socket.remoteAddress ?? 'unknown',
        sessionHash: url.searchParams.get('session') ?? undefined,
        schema: url.searchParams.get('schema') ?? undefined,
        wantsAcks: url.searchParams.get('ack') === '1',
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  // Listening on TCP, so the address is one of TCP
  const { port } = http.address() as AddressInfo
  return {
    sync,
    port,
    url: `ws://127.0.0.1:${port}/sync`,
    refusals,
    written,
    async stop() {
      await sync.drain()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
