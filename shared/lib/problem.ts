import type { EditConflict } from './kept.ts'

/**
 * Every refusal the product can give, with its HTTP status. The list is closed: a client may switch on it, and each
 * code has a sentence in the message catalogue (a code without one does not compile).
 */
export const problemStatuses = {
  'invalid-input': 400,
  'malformed-json': 400,
  'link-not-valid': 400,
  'password-too-common': 400,
  'password-wrong': 400,
  'image-damaged': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'not-allowed': 403,
  'cross-origin': 403,
  'not-found': 404,
  'last-manager': 409,
  'last-administrator': 409,
  'email-in-use': 409,
  'invitation-for-other-person': 409,
  archived: 409,
  'setup-done': 409,
  'changed-meanwhile': 409,
  'step-not-possible': 409,
  'too-narrow': 409,
  'others-wrote': 409,
  'points-unanswered': 409,
  'too-large': 413,
  'image-dimensions': 413,
  'unsupported-media-type': 415,
  'image-type': 415,
  'image-svg': 415,
  'too-many-requests': 429,
  'storage-full': 507,
  'storage-unavailable': 503,
  'not-ready': 503,
  'internal-error': 500,
} as const

export type ProblemCode = keyof typeof problemStatuses
export type ProblemStatus = (typeof problemStatuses)[ProblemCode]

/** One field of invalid input: where (`members.0.role`, empty for the whole) and what rule it broke. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

export interface ProblemDetails {
  readonly detail?: string
  readonly fields?: readonly FieldProblem[]
  readonly retryAfterSeconds?: number
  /** With `changed-meanwhile`: what was typed and what is there now. */
  readonly conflict?: EditConflict
}

/**
 * A refusal that a person can act on. Thrown by rules and handlers; leaves the server as
 * `application/problem+json` (RFC 9457) in one place, `server/http/problem.ts`.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? code)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }

  get status(): ProblemStatus {
    return problemStatuses[this.code]
  }
}

/** The body of an error answer (RFC 9457, NL API Design Rules). */
export interface ProblemBody extends ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  /** The request id: quote it to whoever runs the server. */
  readonly reference?: string
}
