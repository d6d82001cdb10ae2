import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { AppEnv } from './context.ts'
import { anyone } from './gates.ts'

/** Adds `GET /openapi.json` to the API: open to everybody, from everywhere (NL API Design Rules, /core/publish-openapi). */
export function serveOpenApi(api: Hono<AppEnv>, publicUrl: string, version: string): void {
  let spec: Promise<string> | undefined
  api.get('/openapi.json', anyone('the description of the API is public'), async (c) => {
    spec ??= describeApi(api, publicUrl, version)
    return c.body(await spec, 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
  })
}

async function describeApi(api: Hono<AppEnv>, publicUrl: string, version: string): Promise<string> {
  const spec = await generateSpecs(api, {
    documentation: {
      openapi: '3.0.3',
      info: {
        title: 'Samenschrift',
        version,
        description:
          'Dossiers, documents, people and access. What one may not see is 404; what one may see but not do, 403.',
        license: { name: 'EUPL-1.2' },
        contact: { name: 'Samenschrift', url: publicUrl, email: 'beheer@example.org' },
      },
      servers: [{ url: `${publicUrl}/api/v1` }],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'samenschrift' } } },
      security: [{ session: [] }],
    },
    excludeStaticFile: true,
    defaultValidationErrorResponse: false,
  })
  return JSON.stringify(spec)
}
