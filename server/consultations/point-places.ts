import type { Place } from '#shared/consultations/schema.ts'
import { wordsOf } from '#shared/consultations/place-words.ts'
import type { TextPoint } from '#shared/consultations/reaction-text.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { Parts } from '#server/parts.ts'
import { versionContent } from '#server/versions/store.ts'
import type { StoredRound } from './store.ts'

/** A quote that is kept with a place; the API takes 2000. */
const MAX_QUOTE = 1000

/** A point with the place in the text of the round that it is about. */
export interface PlacedPoint {
  readonly id: string
  readonly text: string
  readonly questionId: string | null
  readonly place: Place | null
}

/** The points of a reaction, each at the block of the frozen text to which its first link leads ([C18]). */
export async function pointsIn(
  db: Parts['db'],
  round: StoredRound,
  points: readonly TextPoint[],
): Promise<PlacedPoint[]> {
  const blocks = points.some(({ link }) => link !== null) ? await frozenBlocks(db, round) : new Map<string, TopBlock>()
  return points.map(({ id, text, questionId, link }) => {
    const block = link === null ? undefined : blocks.get(blockOf(link, round) ?? '')
    const place = block ? { blockId: block.id, quote: block.words.slice(0, MAX_QUOTE), prefix: '', suffix: '' } : null
    return { id, text, questionId, place }
  })
}

interface TopBlock {
  readonly id: string
  readonly words: string
}

/** The blocks at the top of the frozen text, each by its own id and by those of the blocks in it. */
async function frozenBlocks(
  db: Parts['db'],
  { documentId, versionId }: StoredRound,
): Promise<ReadonlyMap<string, TopBlock>> {
  const found = await versionContent(db, documentId, versionId)
  // what the document schema wrote
  const text: DocumentNode = found ? (JSON.parse(found.content) as DocumentNode) : { type: 'doc' }
  const inner = new Map<string, TopBlock>()
  const top = new Map<string, TopBlock>()
  for (const node of text.content ?? []) {
    const id = node.attrs?.['id']
    if (typeof id !== 'string') continue
    const block = { id, words: wordsOf(node) }
    top.set(id, block)
    for (const each of (node.content ?? []).flatMap(idsOf)) inner.set(each, block)
  }
  return new Map([...inner, ...top])
}

/** The id of a block, when it has one, and then those of the blocks in it. */
function idsOf({ attrs, content = [] }: DocumentNode): string[] {
  const id = attrs?.['id']
  return [...(typeof id === 'string' ? [id] : []), ...content.flatMap(idsOf)]
}

/** The block to which a link leads: in the document that the round is about, or in its frozen text on the round's page. */
function blockOf(link: string, { documentId, id }: StoredRound): string | undefined {
  const url = URL.parse(link, 'http://here')
  if (!url) return undefined
  if (url.pathname === `/documenten/${documentId}`) return url.hash.slice(1)
  const isFrozen = url.pathname.endsWith(`/consultaties/${id}`) && url.hash.startsWith('#blok-')
  return isFrozen ? url.hash.slice('#blok-'.length) : undefined
}
