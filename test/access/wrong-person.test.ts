import { describe, expect, test } from 'vitest'
import { auditList } from '#shared/audit/entry.ts'
import { testApp, type TestApp } from '#test/support/app.ts'
import { documentIn, dossierWith, employers, person, refusalOf } from '#test/support/people.ts'

/** Bodies that are valid, so that a refusal is about the person and not about the input. */
const bodies: Readonly<Record<string, unknown>> = {
  'PATCH /dossiers/:dossierId': { title: 'Gekaapt' },
  'PUT /dossiers/:dossierId/members/:userId': { role: 'manager' },
  'PUT /dossiers/:dossierId/organisations/:code': { role: 'manager' },
  'PUT /dossiers/:dossierId/acting-for': { organisation: employers.gemeente },
  'POST /dossiers/:dossierId/invitations': { email: 'x@example.org', role: 'manager', organisation: 'vng' },
  'POST /dossiers/:dossierId/documents': { title: 'Gekaapt' },
  'PATCH /documents/:documentId': { title: 'Gekaapt' },
}

/** Every route of the API under a dossier or a document, as the app itself lists them. */
const routesOf = (app: TestApp): string[] => [
  ...new Set(
    app.app.routes
      .filter((route) => route.method !== 'ALL' && /:(?:dossierId|documentId)/u.test(route.path))
      // what is under another name is somebody's own, like a favourite: it tells nothing of what it points at
      .filter((route) => /^\/api\/v1\/(?:dossiers|documents)\//u.test(route.path))
      .map((route) => `${route.method} ${route.path.slice('/api/v1'.length)}`),
  ),
]

async function open() {
  const app = await testApp()
  const ann = await person(app, 'Ann', { organisation: employers.rijk })
  const eve = await person(app, 'Eve', { organisation: employers.elsewhere })
  const dossierId = await dossierWith(app, [[ann, 'manager']], 'Vertrouwelijk plan')
  const documentId = await documentIn(app, dossierId, ann, 'Vertrouwelijke nota')
  await dossierWith(app, [[eve, 'manager']], 'Van Eve')
  const fill = (path: string): string =>
    path
      .replace(':dossierId', dossierId)
      .replace(':documentId', documentId)
      .replace(':userId', ann.id)
      .replace(':code', employers.elsewhere)
      .replace(/:\w+/gu, 'x')
  return { app, ann, eve, dossierId, documentId, fill }
}

describe('the wrong person', () => {
  test('a member of another dossier who knows the ids finds nothing in any route, and all of it is in the audit', async () => {
    const { app, ann, eve, dossierId, fill } = await open()
    const routes = routesOf(app)
    expect(routes.length).toBeGreaterThan(20)
    const answers: string[] = []
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ')
      const body = method === 'GET' || method === 'DELETE' ? undefined : (bodies[route] ?? {})
      const answer = await app.send(method, fill(path), body, eve.cookie)
      const text = await answer.text()
      expect(text).not.toMatch(/Vertrouwelijk|Ann/u)
      if (answer.status !== 404) answers.push(`${route} ${answer.status}`)
    }
    expect(answers).toEqual([])
    const audit = auditList.parse(await (await ann.get(`/dossiers/${dossierId}/audit?limit=200`)).json())
    const refusals = audit.items.filter((item) => item.action === 'access.refuse')
    expect(refusals).toHaveLength(routes.length)
    expect(refusals.every((item) => item.actor?.name === 'Eve' && item.result === 'refused')).toBe(true)
    const title = await app.parts.db
      .selectFrom('dossiers')
      .select('title')
      .where('id', '=', dossierId)
      .executeTakeFirst()
    expect(title?.title).toBe('Vertrouwelijk plan')
  })

  test('nobody in particular gets 401 in every route', async () => {
    const { app, fill } = await open()
    for (const route of routesOf(app)) {
      const [method = '', path = ''] = route.split(' ')
      const body = method === 'GET' || method === 'DELETE' ? undefined : (bodies[route] ?? {})
      expect(`${route} ${(await app.send(method, fill(path), body)).status}`).toBe(`${route} 401`)
    }
  })

  test('an administrator finds nothing either, until all parties can see that he looks', async () => {
    const { app, ann, dossierId } = await open()
    const adam = await person(app, 'Adam', { isAdmin: true })
    expect(await refusalOf(await adam.get(`/dossiers/${dossierId}`))).toBe('404 not-found')
    expect(await (await adam.get('/dossiers')).json()).toEqual({ items: [] })
    await adam.post('/inspections', { dossierId, reason: 'Melding 12' })
    expect((await adam.get(`/dossiers/${dossierId}`)).status).toBe(200)
    const access = await (await ann.get(`/dossiers/${dossierId}/access`)).json()
    expect(access).toMatchObject({ entries: [{}, { kind: 'inspection', reason: 'Melding 12', role: 'reader' }] })
  })

  test.each([{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }])(
    'another site’s page does nothing with somebody’s session (%o), and it is in the audit',
    async (headers) => {
      const { app, ann, dossierId } = await open()
      const answer = await app.app.request(`/api/v1/dossiers/${dossierId}`, {
        method: 'PATCH',
        headers: { ...headers, 'Content-Type': 'application/json', Cookie: ann.cookie },
        body: '{"title":"Gekaapt"}',
      })
      expect(await refusalOf(answer)).toBe('403 cross-origin')
      const row = await app.parts.db
        .selectFrom('dossiers')
        .select('title')
        .where('id', '=', dossierId)
        .executeTakeFirst()
      expect(row?.title).toBe('Vertrouwelijk plan')
      const adam = await person(app, 'Adam', { isAdmin: true })
      const { items } = auditList.parse(await (await adam.get('/audit')).json())
      expect(items[0]).toMatchObject({
        action: 'access.refuse',
        actor: { name: 'Ann' },
        details: { reason: 'cross-origin' },
      })
    },
  )
})
