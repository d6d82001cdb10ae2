import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText, type XmlFragment } from 'yjs'
import { json, type Seat } from '#test/support/parties.ts'
import type { RoundTable } from './rounds.ts'

/** What a point of a draft is, when a test writes one. */
export interface TestPoint {
  readonly text: string
  /** Of its block; not given: a new one. */
  readonly id?: string
  /** The question under whose heading it stands; not given: none. */
  readonly questionId?: string
  /** The block of the text of the round that it is about. */
  readonly at?: string
}

/** Opens the reaction of this seat's organisation. @returns the id of its document */
export async function opened({ at, one }: RoundTable, by: Seat): Promise<string> {
  const { draft } = await json(at[by].post(`${one}/inside/draft`))
  return draft.documentId
}

/** Writes in the document of a draft, as an editor of this seat would. */
async function write(table: RoundTable, by: Seat, documentId: string, edit: (content: XmlFragment) => void) {
  const { sync } = table.app
  const doc = new Doc()
  applyUpdate(doc, await sync.read(documentId))
  const before = encodeStateVector(doc)
  doc.transact(() => edit(doc.getXmlFragment('content')))
  const update = encodeStateAsUpdate(doc, before)
  await sync.append(documentId, update, { userId: table.at[by].id, organisationCode: '' })
}

const blocks = (content: XmlFragment): XmlElement[] =>
  content.toArray().filter((child): child is XmlElement => child instanceof XmlElement)

const indexOf = (content: XmlFragment, id: string): number =>
  content.toArray().findIndex((child) => child instanceof XmlElement && child.getAttribute('id') === id)

function paragraph(id: string, { text, at }: TestPoint, documentId: string): XmlElement {
  const element = new XmlElement('paragraph')
  element.setAttribute('id', id)
  const words = new XmlText()
  words.insert(0, text, at === undefined ? {} : { link: { href: `/documenten/${documentId}#${at}` } })
  element.insert(0, [words])
  return element
}

let ids = 0

/** Writes points in the draft, each under its question or at the end. @returns their ids */
export async function writePoints(table: RoundTable, by: Seat, points: readonly TestPoint[]): Promise<string[]> {
  const documentId = await opened(table, by)
  const made = points.map((point) => ({ id: point.id ?? `punt-${(ids += 1)}`, point }))
  await write(table, by, documentId, (content) => {
    for (const { id, point } of made) {
      const at = point.questionId === undefined ? content.length : indexOf(content, point.questionId) + 1
      content.insert(at, [paragraph(id, point, table.documentId)])
    }
  })
  return made.map(({ id }) => id)
}

/** Writes the summary of the draft anew. */
export async function writeSummary(table: RoundTable, by: Seat, text: string): Promise<void> {
  const documentId = await opened(table, by)
  await write(table, by, documentId, (content) => {
    const at = indexOf(content, 'reactie-samenvatting') + 1
    content.delete(at, 1)
    content.insert(at, [paragraph(`samenvatting-${(ids += 1)}`, { text }, table.documentId)])
  })
}

/** Gives a point of the draft other words. */
export async function rewritePoint(table: RoundTable, by: Seat, id: string, text: string): Promise<void> {
  const documentId = await opened(table, by)
  await write(table, by, documentId, (content) => {
    const block = blocks(content).find((each) => each.getAttribute('id') === id)
    const words = block?.get(0)
    if (!(words instanceof XmlText)) throw new Error(`the draft has no point ${id}`)
    const [first] = words.toDelta()
    words.delete(0, words.length)
    words.insert(0, text, first?.attributes ?? {})
  })
}

/** Takes a point out of the draft. */
export async function dropPoint(table: RoundTable, by: Seat, id: string): Promise<void> {
  const documentId = await opened(table, by)
  await write(table, by, documentId, (content) => content.delete(indexOf(content, id), 1))
}

/** Puts an image at the end of the draft. */
export async function showImage(table: RoundTable, by: Seat, src: string): Promise<void> {
  const documentId = await opened(table, by)
  await write(table, by, documentId, (content) => {
    const element = new XmlElement('image')
    for (const [name, value] of Object.entries({ id: `beeld-${(ids += 1)}`, src, alt: 'Kaart' })) {
      element.setAttribute(name, value)
    }
    content.insert(content.length, [element])
  })
}
