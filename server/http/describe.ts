import { describeRoute, resolver } from 'hono-openapi'
import type { z } from 'zod'

/** What an answer holds: JSON of this schema, or a file of this media type. */
type Held = z.ZodType | `${string}/${string}`
/** What a good answer holds, by status: nothing, one form, or one of several that the query chooses between. */
type Answers = Readonly<Record<number, null | Held | readonly Held[]>>

const file = { schema: { type: 'string', format: 'binary' } } as const

const contentOf = (held: Held | readonly Held[]) =>
  Object.fromEntries(
    [held]
      .flat()
      .map((each) => (typeof each === 'string' ? [each, file] : ['application/json', { schema: resolver(each) }])),
  )

/**
 * Documents a route in the OpenAPI: one sentence, and what a good answer holds by status.
 * @param takes the media types of a body that is a file; JSON is documented by `body()`
 */
export const describe = (summary: string, answers: Answers, takes: readonly string[] = []) =>
  describeRoute({
    summary,
    ...(takes.length > 0 && {
      requestBody: { required: true, content: Object.fromEntries(takes.map((type) => [type, file])) },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, held]) => [
          status,
          held ? { description: 'Done', content: contentOf(held) } : { description: 'Done, no content' },
        ]),
      ),
      default: { description: 'Refused', content: { 'application/problem+json': {} } },
    },
  })
