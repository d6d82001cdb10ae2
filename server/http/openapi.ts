import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { Config } from '#server/config.ts'
import type { AppEnv } from './context.ts'
import { anyone } from './gates.ts'

/** Whose API it is, and which version of it. */
interface About extends Pick<Config, 'publicUrl' | 'contactEmail'> {
  readonly version: string
}

/** Adds `GET /openapi.json` to the API: open to everybody, from everywhere (NL API Design Rules, /core/publish-openapi). */
export function serveOpenApi(api: Hono<AppEnv>, about: About): void {
  let spec: Promise<string> | undefined
  api.get('/openapi.json', anyone('the description of the API is public'), async (c) => {
    spec ??= describeApi(api, about)
    return c.body(await spec, 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
  })
}

async function describeApi(api: Hono<AppEnv>, { publicUrl, contactEmail, version }: About): Promise<string> {
  const spec = await generateSpecs(api, {
    documentation: {
      openapi: '3.0.3',
      info: {
        title: 'Samenschrift',
        version,
        description:
          'Dossiers, documents, people and access. What one may not see is 404; what one may see but not do, 403.',
        license: { name: 'EUPL-1.2' },
        contact: { name: 'Samenschrift', url: publicUrl, ...(contactEmail !== undefined && { email: contactEmail }) },
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
