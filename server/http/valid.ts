import { validator } from 'hono-openapi'
import type { z } from 'zod'
import { Problem, type FieldProblem } from '#shared/lib/problem.ts'

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

const fieldOf = (issue: Issue): FieldProblem => ({
  path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  message: issue.message,
})

/**
 * Validates one part of a request and documents it in the OpenAPI. After it, `c.req.valid(target)` is trusted.
 * @throws {Problem} `invalid-input` with all fields at once
 */
const valid = <T extends 'json' | 'query', S extends z.ZodType>(target: T, schema: S) =>
  validator(target, schema, (result) => {
    if (!result.success) throw new Problem('invalid-input', { fields: result.error.map(fieldOf) })
  })

/** The JSON body of a request. */
export const body = <S extends z.ZodType>(schema: S) => valid('json', schema)
/** The query of a request. */
export const query = <S extends z.ZodType>(schema: S) => valid('query', schema)
