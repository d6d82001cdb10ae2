import type { EditConflict } from '#shared/lib/kept.ts'
import type { FieldProblem, ProblemBody, ProblemCode } from '#shared/lib/problem.ts'

const BASE = '/api/v1'
/** A request that takes longer is given up: the person gets a sentence and a button instead of a wheel. */
const TIMEOUT_MS = 30_000

/** A refusal of the server, as it came (RFC 9457). */
export class ApiProblem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly fields: readonly FieldProblem[]
  /** What to quote to whoever runs the server. */
  readonly reference: string | undefined
  readonly retryAfterSeconds: number | undefined
  /** With `changed-meanwhile`: both texts, and the version to go on from. */
  readonly conflict: EditConflict | undefined

  constructor(body: Pick<ProblemBody, 'code' | 'status'> & Partial<ProblemBody>) {
    super(body.detail ?? body.code)
    this.name = 'ApiProblem'
    this.code = body.code
    this.status = body.status
    this.fields = body.fields ?? []
    this.reference = body.reference
    this.retryAfterSeconds = body.retryAfterSeconds
    this.conflict = body.conflict
  }
}

/** No answer came: no network, the server is away, or it took too long. */
export class NetworkFailure extends Error {}

/** Where an edit stands after its last attempt to save. */
interface EditStanding<T> {
  /** The text of whoever was first, when the save was refused for that. */
  readonly theirs: T | undefined
  /** The version that the next save is made from. */
  readonly basedOn: number
}

/**
 * Where an edit stands: both texts are shown when somebody else was first, and saving again goes on from theirs.
 * @param error what the last save threw
 * @param began the version that was there when typing began; 0 when there was none
 */
export function standingOf<T>(error: unknown, began: number): EditStanding<T> {
  const conflict = error instanceof ApiProblem ? error.conflict : undefined
  // beside its refusal the server sends the newest text, in the shape of what it was sent
  return { theirs: conflict?.theirs as T | undefined, basedOn: conflict?.version ?? began }
}

export const isProblem = (error: unknown, code: ProblemCode): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code

type Query = Readonly<Record<string, string | number | undefined>>

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const isBytes = body instanceof Blob
  const response = await reach(`${BASE}${path}`, {
    method,
    headers: body === undefined || isBytes ? {} : { 'Content-Type': 'application/json' },
    body: isBytes ? body : body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  })
  if (!response.ok) throw await problemOf(response)
  // the answer is the server's own, made from the same schema: it is not validated a second time
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new NetworkFailure('no answer', { cause })
  }
}

async function problemOf(response: Response): Promise<ApiProblem | NetworkFailure> {
  const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (isOurs) return new ApiProblem((await response.json()) as ProblemBody)
  // a proxy that stands before a server that is away
  if (response.status >= 502) return new NetworkFailure(`status ${response.status}`)
  return new ApiProblem({ code: 'internal-error', status: response.status })
}

/**
 * The server's API: paths under `/api/v1`, JSON in and out.
 * @throws {ApiProblem} when the server refuses
 * @throws {NetworkFailure} when no answer came
 */
export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    send<T>('GET', withQuery(path, query), undefined, signal),
  post: <T>(path: string, body?: unknown) => send<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => send<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, body),
  /** The bytes themselves as the body. */
  upload: <T>(path: string, bytes: Blob) => send<T>('POST', path, bytes),
  delete: (path: string) => send<undefined>('DELETE', path),
}

/** One part of a path, safe to put between slashes. */
export const part = encodeURIComponent
