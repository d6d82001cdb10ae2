import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { liveApp } from '#test/support/live-app.ts'
import { person } from '#test/support/people.ts'

/** Sends these bytes over a socket of its own. @returns the first line of the answer */
async function statusLine(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return String(answer).split('\r\n')[0] ?? ''
}

const wish = (protocol: string): string =>
  `GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`

describe('hand-made requests', () => {
  test('who asks for another protocol is answered, and not left hanging', async () => {
    const { origin } = await liveApp()
    expect(await statusLine(origin, wish('h2c'))).toBe('HTTP/1.1 200 OK')
    expect(await statusLine(origin, wish('tls/1.0'))).toBe('HTTP/1.1 200 OK')
  })

  test('nobody in particular may not send as much as an import', async () => {
    const app = await liveApp()
    const body = JSON.stringify({ title: 'X', content: { format: 'text', body: 'a'.repeat(100_000) } })
    const send = (headers: Record<string, string>) =>
      fetch(`${app.origin}/api/v1/dossiers/x/documents`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      })
    expect((await send({})).status).toBe(413)
    expect((await send({ Cookie: (await person(app, 'Ann')).cookie })).status).toBe(404)
  })
})
