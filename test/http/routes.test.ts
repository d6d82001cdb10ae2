import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isGate } from '#server/http/gates.ts'
import type { Middleware } from '#server/http/context.ts'
import { testApp } from '#test/support/app.ts'
import { person, refusalOf } from '#test/support/people.ts'

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

describe('every route', () => {
  test('[A12] that changes something names who may call it', async () => {
    const { app } = await testApp()
    const byRoute = Map.groupBy(app.routes, (route) => `${route.method} ${route.path}`)
    const unsafe = [...byRoute].filter(([, [route]]) => route && UNSAFE.has(route.method))
    expect(unsafe.length).toBeGreaterThan(25)
    // Hono types handlers with their own environment; a gate is found by identity, so the type does not matter
    const isOpen = (handlers: typeof app.routes): boolean =>
      !handlers.some(({ handler }) => isGate(handler as Middleware))
    expect(unsafe.filter(([, handlers]) => isOpen(handlers)).map(([route]) => route)).toEqual([])
  })

  test('[A12] that shows something of a dossier or document does too', async () => {
    const { app } = await testApp()
    const shown = Map.groupBy(
      app.routes.filter((route) => route.method === 'GET' && /:(?:dossierId|documentId)/u.test(route.path)),
      (route) => route.path,
    )
    const open = [...shown].filter(([, handlers]) => !handlers.some(({ handler }) => isGate(handler as Middleware)))
    expect(open.map(([path]) => path)).toEqual([])
    expect(shown.size).toBeGreaterThan(8)
  })

  test('has a path as the NL API Design Rules want it: kebab-case, no slash at the end', async () => {
    const { app } = await testApp()
    const paths = app.routes.filter((route) => route.method !== 'ALL').map((route) => route.path)
    const parts = paths.flatMap((path) => path.slice(1).split('/'))
    expect(parts.filter((part) => !/^(?::[a-z][A-Za-z]*|[a-z0-9]+(?:-[a-z0-9]+)*|openapi\.json)$/u.test(part))).toEqual(
      [],
    )
  })
})

const content = z.object({ content: z.record(z.string(), z.unknown()) }).partial()
const types = (of: z.output<typeof content> | undefined): string[] => Object.keys(of?.content ?? {})
const described = z.object({
  openapi: z.string().regex(/^3\./u),
  info: z.object({
    title: z.string(),
    version: z.string(),
    contact: z.object({ url: z.string(), email: z.string().optional() }),
  }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ summary: z.string(), requestBody: content.optional(), responses: z.record(z.string(), content) }),
    ),
  ),
})

async function readDescription(contactEmail?: string) {
  const { send } = await testApp({ contactEmail })
  return described.parse(await (await send('GET', '/openapi.json')).json())
}

describe('the OpenAPI', () => {
  test('is open to everybody from everywhere, and lists every route with a sentence', async () => {
    const { app, send } = await testApp()
    const answer = await send('GET', '/openapi.json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const { paths } = described.parse(await answer.json())
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const mounted = app.routes
      .filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/v1/'))
      .map((route) => `${route.method} ${route.path.slice('/api/v1'.length).replaceAll(/:(\w+)/gu, '{$1}')}`)
      .filter((route) => route !== 'GET /openapi.json')
    expect(listed.toSorted()).toEqual([...new Set(mounted)].toSorted())
  })

  test('says of files of which types they are, and of whoever runs it only what was set', async () => {
    const { paths, info } = await readDescription()
    expect(info.contact).toEqual({ url: 'http://127.0.0.1:3000' })
    expect((await readDescription('api@waterland.example')).info.contact.email).toBe('api@waterland.example')

    const images = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
    expect(types(paths['/documents/{documentId}/images']?.['post']?.requestBody)).toEqual(images)
    expect(types(paths['/documents/{documentId}/images/{imageId}']?.['get']?.responses['200'])).toEqual(images)
    expect(types(paths['/documents/{documentId}/content']?.['get']?.responses['200'])).toContain('text/markdown')
    // an answer without content is 204, and nothing else is
    const good = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) =>
        Object.entries(responses).filter(([status]) => status !== 'default'),
      ),
    )
    for (const [status, answer] of good)
      expect([status, types(answer).length === 0]).toEqual([status, status === '204'])
  })
})

describe('every answer', () => {
  test('carries the security headers; the API also its version, and is not cached', async () => {
    const { app } = await testApp({ isSecure: true })
    const api = await app.request('/api/v1/organisations?limit=1')
    expect(Object.fromEntries(api.headers)).toMatchObject({
      'api-version': '1.0.0',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(api.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/u)
    const refused = await app.request('/api/v1/session')
    expect(refused.headers.get('api-version')).toBe('1.0.0')
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
  })

  test('that is a refusal is a problem with a code and a reference', async () => {
    const { app, send } = await testApp()
    expect(await refusalOf(await send('GET', '/nothing'))).toBe('404 not-found')
    const bad = await app.request('/api/v1/session', {
      method: 'POST',
      body: '{',
      headers: { 'Content-Type': 'application/json' },
    })
    const body: unknown = await bad.json()
    expect(body).toMatchObject({ status: 400, code: 'malformed-json', type: 'urn:samenschrift:problem:malformed-json' })
    expect(body).toMatchObject({ reference: bad.headers.get('x-request-id') })
  })

  test('to what should never happen is bare', async () => {
    const made = await testApp()
    const ann = await person(made, 'Ann')
    await made.parts.db.schema.dropTable('invitations').execute()
    await made.parts.db.updateTable('users').set({ is_admin: 1 }).where('id', '=', ann.id).execute()
    const answer = await ann.get('/invitations')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/invitations|sqlite|table/iu)
  })
})

describe('for whoever runs the server', () => {
  test('it tells that it is alive, ready, and its figures without ids in them', async () => {
    const made = await testApp()
    const ann = await person(made, 'Ann')
    await ann.get('/dossiers/abc')
    await ann.get('/dossiers')
    expect(await (await made.app.request('/healthz')).text()).toBe('ok')
    expect(await (await made.app.request('/readyz')).text()).toBe('ready')
    const metrics = await (await made.app.request('/metrics')).text()
    expect(metrics).toContain('answers_total{method="GET",route="/api/v1/dossiers",status="2xx"} 1')
    expect(metrics).toContain('request_duration_seconds_count{method="GET",route="/api/v1/dossiers"} 1')
    expect(metrics).toContain('samenschrift_sync{figure="rooms"} 0')
    expect(metrics).not.toContain('abc')
  })

  test('its figures are as many as there are routes, whatever is asked', async () => {
    const { app } = await testApp()
    const ask = async (method: string, path: string) => void (await app.request(path, { method }))
    const figures = async () => (await (await app.request('/metrics')).text()).split('\n').length
    for (const { method, path } of app.routes) {
      if (method !== 'ALL') for (const id of ['a', 'b']) await ask(method, path.replaceAll(/:\w+/gu, id))
    }
    for (const method of ['GET', 'PROPFIND', 'BREW']) await ask(method, '/api/v1/nothing')
    const before = await figures()
    for (const method of ['PURGE', 'LOCK', 'DELETE', 'HEAD']) {
      for (const path of ['/x', '/api/v1/y', '/sync/z', '/api/v1/dossiers/c/nothing']) await ask(method, path)
    }
    expect((await figures()) - before).toBeLessThanOrEqual(2)
    // all of them at once: a scrape each 15 seconds is no load
    expect((await (await app.request('/metrics')).text()).length).toBeLessThan(250_000)
  })

  test('it is not ready without its database', async () => {
    const made = await testApp()
    await made.parts.db.schema.dropTable('acts').execute()
    await made.parts.db.schema.alterTable('users').renameTo('gone').execute()
    expect(await refusalOf(await made.app.request('/readyz'))).toBe('503 not-ready')
    expect((await made.app.request('/healthz')).status).toBe(200)
  })
})
