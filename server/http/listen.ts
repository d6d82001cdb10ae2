import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import type { Hono } from 'hono'
import { Server } from 'node:http'
import type { AppEnv } from './context.ts'

/** How long requests that were under way at a stop may take to finish. */
const FINISH_MS = 5_000

/** How long a client may take. Node's own are 60 s for the headers and 300 s for all of it, looked at every 30 s. */
interface Patience {
  /** A client that sends its headers slower than this is no browser (slowloris). */
  readonly headersMs: number
  /** A whole request: the largest picture (10 MB) or import (16 MB) at 1.5 Mbit/s; slower is held open on purpose. */
  readonly requestMs: number
  /** How often connections are looked at for the two. */
  readonly lookEveryMs: number
}
const patience: Patience = { headersMs: 15_000, requestMs: 90_000, lookEveryMs: 5_000 }

/** What WebSockets may take. */
export interface SocketBounds {
  /** Longest frame that is read at all. */
  readonly maxFrameBytes: number
  /** After a close frame, whoever sent it, the socket is cut when it is still there. */
  readonly closeTimeoutMs: number
}

/** An address cannot be listened on; the message says why, in words. */
export class ListenError extends Error {}

/** A listening server. Until it is given an app it answers 503. */
export interface Listener {
  readonly port: number
  serve(app: Hono<AppEnv>): void
  /** Takes no new connections; resolves when what was under way is answered, or cut off after a few seconds. */
  close(): Promise<void>
}

/**
 * Listens, before there is an app: the app needs to know its port.
 * @throws {ListenError} when the port is taken or may not be used
 */
export async function listen(
  host: string,
  port: number,
  { maxFrameBytes: maxPayload, closeTimeoutMs: closeTimeout }: SocketBounds,
  { headersMs, requestMs, lookEveryMs }: Patience = patience,
): Promise<Listener> {
  let app: Hono<AppEnv> | undefined
  // a name of its own: the typings of ws do not know `closeTimeout` yet
  const bounds = { noServer: true, maxPayload, closeTimeout, perMessageDeflate: false }
  const sockets = new WebSocketServer(bounds)
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response('starting', { status: 503 }),
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: lookEveryMs,
      // a wish for another protocol is ignored (RFC 9110, 7.8); Node would leave such a socket open and unanswered
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    // the two packages' typings differ only in whether an option may be undefined
    websocket: { server: sockets as unknown as WebSocketServerLike },
  })
  if (!(server instanceof Server)) throw new Error('expected an http server')
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    serve: (given) => {
      app = given
    },
    close: async () => {
      const cut = setTimeout(() => {
        server.closeAllConnections()
        for (const socket of sockets.clients) socket.terminate()
      }, FINISH_MS)
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      clearTimeout(cut)
    },
  }
}

function explain(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined
  const why =
    code === 'EADDRINUSE'
      ? 'is in use by another program'
      : code === 'EACCES'
        ? 'may not be used by this account'
        : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
          ? 'is not an address of this machine'
          : undefined
  return why ? new ListenError(`${host}:${port} ${why}. Set PORT or HOST.`, { cause: error }) : error
}
