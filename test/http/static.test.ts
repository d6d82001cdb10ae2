import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from '#server/http/context.ts'
import { serveStatic } from '#server/http/static.ts'

test('a page is there for who asks only whether it is', async () => {
  const page = { body: new Uint8Array([60]), brotli: undefined, type: 'text/html', caching: 'no-cache' }
  const app = new Hono<AppEnv>().use(serveStatic(new Map([['/index.html', page]])))
  for (const path of ['/', '/inloggen']) {
    const answer = await app.request(path, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/html', ''])
  }
  expect((await app.request('/', { method: 'POST' })).status).toBe(404)
})
