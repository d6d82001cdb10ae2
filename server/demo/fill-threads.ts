import { z } from 'zod'
import { contentRoot } from '#shared/documents/nodes.ts'
import { makeAnchor } from '#shared/threads/anchor.ts'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { placeOf, readTextIndex, wordsBetween, type TextIndex } from '#shared/threads/text-index.ts'
import type { DemoApi } from './api.ts'
import { threads, type DemoThread } from './threads.ts'

const created = z.object({ id: z.string() })

/** The words of a paper as an anchor. @throws {Error} when the story quotes what is not there */
function anchorOn(index: TextIndex, words: string): Anchor {
  const at = wordsBetween(index, 0, Number.MAX_SAFE_INTEGER).indexOf(words)
  const anchor = at < 0 ? undefined : makeAnchor(index, placeOf(index, at), placeOf(index, at + words.length - 1) + 1)
  if (!anchor) throw new Error(`the paper does not say: ${words}`)
  return anchor
}

/** A key per thing that is said, as a browser makes one. */
let said = 0
const nextKey = (): string => `demo-thread-${String((said += 1)).padStart(8, '0')}`

const inputOf = ({ kind, visibility, text, words }: DemoThread, anchor: Anchor | null) => ({
  key: nextKey(),
  kind,
  ...(visibility && { visibility }),
  anchor,
  body: bodyOfText(text),
  ...(words !== undefined && { proposal: { content: words === '' ? [] : [{ type: 'text', text: words }] } }),
})

/**
 * Says what the story says about the papers, with whoever says it.
 * @param as the API with somebody's session, by e-mail
 * @param documents ids of the papers, by title
 */
export async function fillThreads(
  as: (email: string) => DemoApi,
  documents: ReadonlyMap<string, string>,
): Promise<void> {
  const indexes = new Map<string, TextIndex>()
  for (const thread of threads) {
    const documentId = documents.get(thread.paper)
    if (documentId === undefined) throw new Error(`there is no paper ${thread.paper}`)
    const api = as(thread.by)
    const known = indexes.get(documentId)
    const index = known ?? readTextIndex((await api.text(documentId)).getXmlFragment(contentRoot))
    indexes.set(documentId, index)
    const anchor = thread.on === undefined ? null : anchorOn(index, thread.on)
    const { id } = created.parse(await api.send('POST', `/documents/${documentId}/threads`, inputOf(thread, anchor)))
    for (const { by, text } of thread.replies ?? []) {
      await as(by).send('POST', `/threads/${id}/replies`, {
        key: nextKey(),
        body: bodyOfText(text),
        ...(thread.visibility && { visibility: thread.visibility }),
      })
    }
    for (const by of thread.agreed ?? []) await as(by).send('PUT', `/threads/${id}/agreement`, {})
    const { resolved } = thread
    if (resolved) await as(resolved.by).send('POST', `/threads/${id}/resolve`, { note: resolved.text })
  }
}
