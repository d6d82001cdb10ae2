import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { EarlierTexts, ThreadList, ThreadView } from '#shared/threads/schema.ts'
import { api, isProblem, part } from '#client/lib/api.ts'

export type Threads = readonly ThreadView[]

/** The notices keep it up to date; it is asked anew when the connection was away. */
const FRESH_MS = 5 * 60_000

/** All threads of a document after this moment, page by page. */
async function fetchAfter(documentId: string, after: string | undefined, signal?: AbortSignal): Promise<ThreadView[]> {
  const all: ThreadView[] = []
  let from = after
  do {
    const page = await api.get<ThreadList>(
      `/documents/${part(documentId)}/threads`,
      { state: 'all', after: from },
      signal,
    )
    all.push(...page.items)
    from = page.next ?? undefined
  } while (from !== undefined)
  return all
}

/** The threads of a document that whoever asks may see, open or not, in their order. */
export const threadsQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['threads', documentId] as const,
    queryFn: async ({ signal }): Promise<Threads> => await fetchAfter(documentId, undefined, signal),
    staleTime: FRESH_MS,
  })

/** The list with these threads as they are now. What did not change stays the same object. */
export function withThreads(list: Threads, changed: Threads): Threads {
  if (changed.length === 0) return list
  const byId = new Map(changed.map((thread) => [thread.id, thread]))
  const kept = list.map((thread) => byId.get(thread.id) ?? thread)
  const known = new Set(list.map(({ id }) => id))
  const fresh = changed.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return kept
  return [...kept, ...fresh].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

const put = (client: QueryClient, documentId: string, changed: Threads): unknown =>
  client.setQueryData(threadsQuery(documentId).queryKey, (list) => list && withThreads(list, changed))

/** Earlier texts of a thread or of a reply in it. */
export const earlierTextsQuery = (threadId: string, replyId?: string) =>
  queryOptions({
    queryKey: ['thread-texts', threadId, replyId ?? null] as const,
    queryFn: ({ signal }) => {
      const reply = replyId === undefined ? '' : `/replies/${part(replyId)}`
      return api.get<EarlierTexts>(`/threads/${part(threadId)}${reply}/texts`, {}, signal)
    },
  })

/** One request about a thread; the answer is the thread as it is then. */
export interface Sent {
  readonly method: 'post' | 'put' | 'patch' | 'delete'
  /** After `/documents/{id}/threads` or `/threads`. */
  readonly path: string
  readonly body?: unknown
}

async function send({ method, path, body }: Sent): Promise<ThreadView> {
  if (method === 'delete') {
    // the answer of this one is a thread as well, which `api.delete` does not know
    return (await api.delete(path)) as unknown as ThreadView
  }
  return method === 'post' ? await api.post(path, body) : await api[method]<ThreadView>(path, body)
}

/** Sends a change; all that shows the thread follows. */
export function useSend(documentId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (thread) => {
      put(client, documentId, [thread])
      void client.invalidateQueries({ queryKey: ['thread-texts', thread.id] })
    },
  })
}

/** The address of a thread at the API, with what comes behind it. */
export const threadPath = (threadId: string, rest = ''): string => `/threads/${part(threadId)}${rest}`

/**
 * Follows the notices of a room: what changed is asked for in the ordinary way. Many new ones at once are one request,
 * and what is already asked for is not asked twice.
 */
export class ThreadFeed {
  readonly #client: QueryClient
  readonly #documentId: string
  readonly #onNew: (threads: Threads) => void
  readonly #waiting = new Set<string>()
  #isAsking = false

  constructor(client: QueryClient, documentId: string, onNew: (threads: Threads) => void) {
    this.#client = client
    this.#documentId = documentId
    this.#onNew = onNew
  }

  /** A thread is there, or changed. */
  hear(threadId: string): void {
    this.#waiting.add(threadId)
    if (!this.#isAsking) void this.#ask()
  }

  /** The connection was away: anything may have changed. */
  returned(): void {
    void this.#client.invalidateQueries({ queryKey: threadsQuery(this.#documentId).queryKey })
  }

  get #list(): Threads {
    return this.#client.getQueryData(threadsQuery(this.#documentId).queryKey) ?? []
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    try {
      while (this.#waiting.size > 0) {
        const ids = [...this.#waiting]
        this.#waiting.clear()
        await this.#refresh(ids)
      }
    } catch {
      // no connection: when it returns, all is asked anew
      this.#waiting.clear()
    } finally {
      this.#isAsking = false
    }
  }

  async #refresh(ids: readonly string[]): Promise<void> {
    const known = new Set(this.#list.map(({ id }) => id))
    const isNew = ids.some((id) => !known.has(id))
    const fresh = isNew ? await fetchAfter(this.#documentId, this.#list.at(-1)?.createdAt) : []
    const rest = ids.filter((id) => !fresh.some((thread) => thread.id === id))
    const changed = await Promise.all(rest.map((id) => this.#one(id)))
    const found = [...fresh, ...changed.filter((thread) => thread !== undefined)]
    put(this.#client, this.#documentId, found)
    const news = found.filter(({ id }) => !known.has(id))
    if (news.length > 0) this.#onNew(news)
  }

  /** The thread, or undefined when it is not there for whoever asks. */
  async #one(id: string): Promise<ThreadView | undefined> {
    try {
      return await api.get<ThreadView>(threadPath(id))
    } catch (error) {
      if (isProblem(error, 'not-found')) return undefined
      throw error
    }
  }
}
