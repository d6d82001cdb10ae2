import { describeRoute, resolver } from 'hono-openapi'
import type { z } from 'zod'

/** Documents a route in the OpenAPI: one sentence, and what a good answer holds by status. */
export const describe = (summary: string, answers: Readonly<Record<number, z.ZodType | null>>) =>
  describeRoute({
    summary,
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          schema
            ? { description: 'Done', content: { 'application/json': { schema: resolver(schema) } } }
            : { description: 'Done, no content' },
        ]),
      ),
      default: { description: 'Refused', content: { 'application/problem+json': {} } },
    },
  })
