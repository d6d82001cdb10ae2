import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import type { AppEnv } from '#server/http/context.ts'
import { listen } from '#server/http/listen.ts'

const short = { headersMs: 60, requestMs: 60, lookEveryMs: 20 }

/** A listening app that reads bodies and closes every WebSocket at once. @returns a raw connection to it */
async function connected(): Promise<Socket> {
  const listener = await listen('127.0.0.1', 0, { maxFrameBytes: 1024, closeTimeoutMs: 60 }, short)
  onTestFinished(() => listener.close())
  listener.serve(
    new Hono<AppEnv>()
      .onError((_error, c) => c.text('nobody hears this', 500))
      .post('/', async (c) => c.text(await c.req.text()))
      .get(
        '/sync',
        upgradeWebSocket(() => ({ onOpen: (_event, socket) => socket.close(4401, 'notSignedIn') })),
      ),
  )
  const socket = connect(listener.port, '127.0.0.1')
  await once(socket, 'connect')
  onTestFinished(() => void socket.destroy())
  return socket
}

/** All that comes until the server has cut the connection. */
async function untilCut(socket: Socket): Promise<string> {
  let said = ''
  socket.on('data', (bytes: Buffer) => {
    said += bytes.toString('latin1')
  })
  await once(socket, 'close')
  return said
}

test.each([
  ['its headers', 'POST / HTTP/1.1\r\nHost: a\r\n'],
  ['its body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc'],
])('whoever goes on sending %s is told that it takes too long, and cut', async (_what, beginning) => {
  const socket = await connected()
  socket.write(beginning)
  // a drop now and then, so that no silence is what ends it
  const dripping = setInterval(() => socket.write('x'), 10)
  expect(await untilCut(socket)).toMatch(/^HTTP\/1\.1 408 /u)
  clearInterval(dripping)
})

test('a WebSocket that was refused and does not answer the close is cut', async () => {
  const socket = await connected()
  socket.write(
    'GET /sync HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  const said = await untilCut(socket)
  expect(said).toMatch(/^HTTP\/1\.1 101 /u)
  // the close frame, with its code in two bytes
  expect(said).toContain(String.fromCharCode(4401 >> 8, 4401 & 0xff))
})
