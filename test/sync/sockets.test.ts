import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { encodeStateAsUpdate } from 'yjs'
import { closeCodes } from '#shared/sync/close-codes.ts'
import { writeUpdate } from '#shared/sync/protocol.ts'
import type { Verdict } from '#server/sync/sync.ts'
import type { SyncOptions } from '#server/sync/engine.ts'
import { MAX_CONNECTIONS_PER_PERSON, MAX_FRAME_BYTES, MAX_MESSAGE_BYTES } from '#server/sync/limits.ts'
import { MemoryUpdateLog, replay } from '#test/support/memory-update-log.ts'
import { sqlitePlace } from '#test/support/sqlite-place.ts'
import { admit, startSyncServer, type SyncServer } from '#test/support/sync-server.ts'
import { textOf, YjsClient } from '#test/support/yjs-client.ts'

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

async function start(options: Partial<SyncOptions> & { port?: number } = {}): Promise<SyncServer> {
  const server = await startSyncServer(options.log ?? new MemoryUpdateLog(), options)
  stops.push(() => server.stop())
  return server
}

function client(server: SyncServer, session: string, params: Record<string, string> = {}): YjsClient {
  const made = new YjsClient(server.url, 'd1', { session, ...params })
  stops.push(() => made.stop())
  return made
}

/** A bare socket, for what no Yjs client does. */
async function bare(server: SyncServer, query: string): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url}/d1?${query}`)
  stops.push(() => socket.terminate())
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined)
  return socket
}

const closing = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve))

test('two unmodified y-websocket clients see each other write', async () => {
  const server = await start()
  const anna = await client(server, 'anna').synced()
  const bram = await client(server, 'bram').synced()
  anna.type('Water en bodem')
  await bram.until(() => bram.text.includes('Water en bodem'))
  bram.type('sturend')
  await anna.until(() => anna.text.includes('sturend'))
  expect(anna.text).toBe(bram.text)
  expect(textOf(replay([await server.sync.read('d1')]))).toBe(anna.text)
  expect(server.written).toContain('d1 anna')
})

test('messages sent before it is decided who somebody is are handled, in order, once', async () => {
  const gate = Promise.withResolvers<void>()
  const server = await start({ authorise: (_id, session) => gate.promise.then(() => admit(session)) })
  const anna = client(server, 'anna')
  anna.type('vroeg')
  await new Promise<void>((resolve) => {
    anna.provider.on('status', ({ status }) => (status === 'connected' ? resolve() : undefined))
  })
  anna.type('en later')
  gate.resolve()
  const bram = await client(server, 'bram').synced()
  await bram.until(() => bram.text.includes('vroeg') && bram.text.includes('en later'))
  expect(server.sync.figures()['updates']).toBeLessThanOrEqual(3)
})

describe('[E1] who may not enter is closed with the reason', () => {
  test.each([
    ['not signed in', '', closeCodes.notSignedIn],
    ['another schema', 'session=anna&schema=other', closeCodes.oldSchema],
  ])('%s', async (_what, query, code) => {
    const server = await start()
    const socket = await bare(server, query)
    const received: unknown[] = []
    socket.on('message', (data) => received.push(data))
    expect(await closing(socket)).toBe(code)
    expect(received).toEqual([])
  })

  test('[E2] the right schema, and none at all, come in', async () => {
    const server = await start()
    await client(server, 'anna', { schema: 'schema-1' }).synced()
    await client(server, 'bram').synced()
    expect(server.sync.figures()['connections']).toBe(2)
  })

  test('[E6] when it cannot be decided, it may try again', async () => {
    const server = await start({ authorise: () => Promise.reject(new Error('database is locked')) })
    expect(await closing(await bare(server, 'session=anna'))).toBe(closeCodes.restarting)
  })

  test('[E7] one person does not get more connections than a person needs', async () => {
    const server = await start()
    for (let i = 0; i < MAX_CONNECTIONS_PER_PERSON; i += 1) await bare(server, 'session=anna')
    expect(await closing(await bare(server, 'session=anna'))).toBe(closeCodes.tooMany)
    await client(server, 'bram').synced()
  })
})

/** A server on which a test can change what somebody may. */
async function changing() {
  const verdicts = new Map<string, Verdict>()
  const server = await start({
    authorise: (_id, session = '') => Promise.resolve(verdicts.get(session) ?? admit(session)),
  })
  return { server, verdicts }
}

describe('[E4] rights are decided again while a socket is open', () => {
  test.each([
    ['noAccess', closeCodes.noAccess],
    ['notSignedIn', closeCodes.notSignedIn],
  ] as const)('%s closes at once, and only whom it concerns', async (reason, code) => {
    const { server, verdicts } = await changing()
    const anna = await client(server, 'anna').synced()
    const bram = await client(server, 'bram').synced()
    const closed = anna.closeCode()
    for (const name of ['anna', 'bram']) verdicts.set(name, { kind: 'refuse', reason })
    await server.sync.reconsider(({ documentId, userId }) => documentId === 'd1' && userId === 'anna')
    expect(await closed).toBe(code)
    expect(bram.provider.wsconnected).toBe(true)
  })

  test('write becomes read and back without a reconnect', async () => {
    const { server, verdicts } = await changing()
    const anna = await client(server, 'anna').synced()
    const bram = await client(server, 'bram').synced()
    verdicts.set('anna', admit('anna:read'))
    await server.sync.reconsider()
    const denied = new Promise<void>((resolve) => {
      anna.provider.messageHandlers[2] = () => resolve()
    })
    anna.type('te laat')
    await denied
    expect(server.refusals).toMatchObject([{ userId: 'anna', reason: 'write-without-right' }])
    verdicts.delete('anna')
    await server.sync.reconsider()
    await bram.until(() => bram.text.includes('te laat'))
    expect(anna.provider.wsUnsuccessfulReconnects).toBe(0)
  })

  test('an answer that was overtaken by a later one does not count', async () => {
    const answers: ((verdict: Verdict) => void)[] = []
    const server = await start({ authorise: () => new Promise((resolve) => answers.push(resolve)) })
    const socket = await bare(server, 'session=anna')
    const again = server.sync.reconsider()
    const [first, second] = answers
    second?.({ kind: 'refuse', reason: 'noAccess' })
    first?.(admit('anna'))
    await again
    expect(await closing(socket)).toBe(closeCodes.noAccess)
  })
})

/** A frame of no bytes, as a client sends it. */
const header = (first: number, second: number): Buffer => Buffer.from([first, second, 0, 0, 0, 0])

describe('[G11] what breaks the WebSocket itself closes its sender alone', () => {
  test.each<[string, (socket: WebSocket) => void, number]>([
    ['a reserved opcode', (socket) => rawWrite(socket, header(0x83, 0x80)), closeCodes.malformed],
    ['reserved bits', (socket) => rawWrite(socket, header(0xf2, 0x80)), closeCodes.malformed],
    ['a frame without a mask', (socket) => rawWrite(socket, Buffer.from([0x82, 0x00])), closeCodes.malformed],
    ['text', (socket) => socket.send('hallo'), closeCodes.malformed],
    ['an oversized message', (socket) => socket.send(new Uint8Array(MAX_MESSAGE_BYTES + 1)), closeCodes.tooLarge],
    ['an oversized frame', (socket) => socket.send(new Uint8Array(MAX_FRAME_BYTES + 1)), closeCodes.tooLarge],
    ['garbage', (socket) => socket.send(Buffer.from([9, 9, 9])), closeCodes.malformed],
    ['a broken update', (socket) => socket.send(writeUpdate(new Uint8Array([1, 1, 1]))), closeCodes.malformed],
  ])('%s', async (_what, send, code) => {
    const server = await start()
    const anna = await client(server, 'anna').synced()
    const socket = await bare(server, 'session=bram')
    const closed = closing(socket)
    send(socket)
    expect(await closed).toBe(code)
    const carla = await client(server, 'carla').synced()
    anna.type('gaat door')
    await carla.until(() => carla.text.includes('gaat door'))
  })

  test('a socket that is cut in the middle of a frame', async () => {
    const server = await start()
    const anna = await client(server, 'anna').synced()
    const socket = await bare(server, 'session=bram')
    rawWrite(socket, Buffer.from([0x82, 0xff, 0, 0]))
    socket.terminate()
    anna.type('gaat door')
    const carla = await client(server, 'carla').synced()
    await carla.until(() => carla.text.includes('gaat door'))
    expect(anna.provider.wsconnected).toBe(true)
  })
})

test('[L8] a room whose document is not in the database takes no other room with it', async () => {
  const place = await sqlitePlace()
  stops.push(() => place.remove())
  const server = await start({ log: await place.open() })
  const anna = await client(server, 'anna').synced()
  const stray = new YjsClient(server.url, 'nergens', { session: 'bram' })
  stops.push(() => stray.stop())
  await stray.synced()
  const closed = stray.closeCode()
  for (let i = 0; i < 20; i += 1) {
    stray.type(`zwerft ${i}`)
    anna.type(`blijft ${i}`)
  }
  expect(await closed).toBe(closeCodes.restarting)
  const bram = await client(server, 'bram').synced()
  await bram.until(() => bram.text.includes('blijft 19'))
  expect(anna.provider.wsconnected).toBe(true)
})

describe('[E8] a stop', () => {
  test('keeps all that was received, and the clients carry on at the next server', async () => {
    const place = await sqlitePlace()
    stops.push(() => place.remove())
    const first = await startSyncServer(await place.open())
    const anna = client(first, 'anna')
    const bram = client(first, 'bram')
    await Promise.all([anna.synced(), bram.synced()])
    for (let i = 0; i < 50; i += 1) anna.type(`zin ${i}`)
    const closed = anna.closeCode()
    await first.stop()
    expect(await closed).toBe(closeCodes.restarting)
    bram.type('offline getypt')
    const second = await start({ log: await place.open(), port: first.port })
    await anna.until(() => anna.text.includes('offline getypt'))
    await bram.until(() => bram.text.includes('zin 49'))
    expect(textOf(replay([await second.sync.read('d1')]))).toBe(anna.text)
    expect(bram.text).toBe(anna.text)
  })

  test('takes nobody in any more', async () => {
    const server = await start()
    const drained = server.sync.drain()
    expect(await closing(await bare(server, 'session=anna'))).toBe(closeCodes.restarting)
    await drained
  })
})

test('[E9] an import of the server is durable and shown; it may not build on what is not there', async () => {
  const server = await start()
  const anna = await client(server, 'anna').synced()
  const author = { userId: 'bram', organisationCode: 'gm0344', address: 'test' }
  const source = new YjsClient(server.url, 'other', { session: 'bram' })
  stops.push(() => source.stop())
  source.type('ingevoerd')
  await server.sync.append('d1', encodeStateAsUpdate(source.doc), author)
  await anna.until(() => anna.text.includes('ingevoerd'))
  await expect(server.sync.append('d1', new Uint8Array([9]), author)).rejects.toThrow('not an update')
})

/** Writes to the TCP socket below, past what ws would make of it. */
function rawWrite(socket: WebSocket, bytes: Buffer): void {
  const { _socket } = socket as unknown as { _socket: { write(bytes: Buffer): void } }
  _socket.write(bytes)
}
