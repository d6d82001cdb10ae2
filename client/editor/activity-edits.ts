import { ContentType, type Transaction, XmlElement, XmlText, type XmlFragment, type YEvent } from 'yjs'
import { childOf } from './follow.ts'

/** A change that somebody else made, by where it is. */
export interface RemoteEdit {
  /** Under which clientID; undefined when only something went, because Yjs does not write down who took it away. */
  readonly client: number | undefined
  /** The child of the document; undefined when that is gone. */
  readonly child: XmlElement | undefined
  /** Id of the innermost block, to compare with the one that one's own caret is in. */
  readonly blockId: string | undefined
}

/** Clients of whom a transaction brought something. */
function writersOf({ beforeState, afterState }: Transaction): number[] {
  return [...afterState].flatMap(([client, clock]) => (clock > (beforeState.get(client) ?? 0) ? [client] : []))
}

const idOf = (element: unknown): string | undefined => {
  const id: unknown = element instanceof XmlElement ? element.getAttribute('id') : undefined
  return typeof id === 'string' ? id : undefined
}

/** The children that an event on the document itself brought, with who made them. */
const broughtBy = (event: YEvent<XmlFragment>): { child: XmlElement; writer: number }[] =>
  [...event.changes.added].flatMap(({ content, id }) =>
    content instanceof ContentType && content.type instanceof XmlElement
      ? [{ child: content.type, writer: id.client }]
      : [],
  )

/** Which of several writers changed this text: whose newest item stands in it. */
function writerIn(type: unknown, writers: readonly number[], { beforeState }: Transaction): number | undefined {
  if (!(type instanceof XmlText) && !(type instanceof XmlElement)) return undefined
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the items, which know who wrote them
  for (let item = type._start; item; item = item.right) {
    const { client, clock } = item.id
    if (writers.includes(client) && clock + item.length > (beforeState.get(client) ?? 0)) return client
  }
  return undefined
}

/** The changes of others in what `observeDeep` tells of one transaction. Costs what was changed. */
export function editsIn(
  fragment: XmlFragment,
  events: readonly YEvent<XmlFragment>[],
  transaction: Transaction,
): RemoteEdit[] {
  const writers = writersOf(transaction)
  const [first] = writers
  const edits: RemoteEdit[] = []
  for (const event of events) {
    // an event is of whatever changed, which its type does not say
    const target: unknown = event.target
    if (target === fragment) {
      const brought = broughtBy(event)
      edits.push(...brought.map(({ child, writer }) => ({ client: writer, child, blockId: idOf(child) })))
      if (brought.length === 0) edits.push({ client: first, child: undefined, blockId: undefined })
      continue
    }
    const block = target instanceof XmlText ? target.parent : target
    const client = writers.length > 1 ? writerIn(target, writers, transaction) : first
    edits.push({ client, child: childOf(fragment, target), blockId: idOf(block) })
  }
  return edits
}
