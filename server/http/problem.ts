import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem, type ProblemBody, type ProblemCode } from '#shared/lib/problem.ts'
import { storageProblem } from '#server/db/storage-errors.ts'
import type { Logger } from '#server/lib/log.ts'
import type { AppContext, AppEnv } from './context.ts'

/** Every error answer of the server is made here: `application/problem+json`, RFC 9457. */
export function answerProblem(c: AppContext, problem: Problem): Response {
  const body: ProblemBody = {
    type: `urn:samenschrift:problem:${problem.code}`,
    title: problem.code.replaceAll('-', ' '),
    status: problem.status,
    code: problem.code,
    reference: c.get('requestId'),
    ...problem.details,
  }
  if (problem.details.retryAfterSeconds) c.header('Retry-After', String(problem.details.retryAfterSeconds))
  return c.body(JSON.stringify(body), problem.status, { 'Content-Type': 'application/problem+json' })
}

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-json',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
}

/** A refusal is answered as it is; storage that failed says so; anything else is a bug, logged whole, sent bare. */
export const onError =
  (log: Logger): ErrorHandler<AppEnv> =>
  (error, c) => {
    if (error instanceof Problem) return answerProblem(c, error)
    if (error instanceof HTTPException) {
      const code = codeOfStatus[error.status]
      if (code) return answerProblem(c, new Problem(code))
    }
    log.error({ requestId: c.get('requestId'), path: c.req.path, err: error }, 'request failed')
    return answerProblem(c, storageProblem(error) ?? new Problem('internal-error'))
  }

export const onNotFound: NotFoundHandler<AppEnv> = (c) => answerProblem(c, new Problem('not-found'))
