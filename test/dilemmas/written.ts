import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs'
import { codeOf, json, type Loose, type Seat, type Table } from '#test/support/parties.ts'

/** Opens the options table of a circle. @returns it, as this seat sees it */
export async function openedTable(table: Table, by: Seat, one: string, visibility = 'everyone'): Promise<Loose> {
  const { tables } = await json(table.at[by].post(`${one}/options/tables`, { visibility }))
  return tables.find((each: Loose) => each.circle.visibility === visibility)
}

/** The tables that this seat sees. */
export const tablesSeen = async (table: Table, by: Seat, one: string): Promise<Loose[]> =>
  (await json(table.at[by].get(`${one}/options`))).tables

function filled(name: string, id: string, words: string): XmlElement {
  const cell = new XmlElement(name)
  cell.setAttribute('id', id)
  const paragraph = new XmlElement('paragraph')
  paragraph.setAttribute('id', `${id}-woorden`)
  const text = new XmlText()
  text.insert(0, words)
  paragraph.insert(0, [text])
  cell.insert(0, [paragraph])
  return cell
}

let rows = 0

/** Changes the table in a document, as an editor of this seat would; the log knows who it was. */
export async function editTable(
  { app, at }: Table,
  by: Seat,
  documentId: string,
  edit: (table: XmlElement) => void,
): Promise<void> {
  const doc = new Doc()
  applyUpdate(doc, await app.sync.read(documentId))
  const before = encodeStateVector(doc)
  const table = doc
    .getXmlFragment('content')
    .toArray()
    .find((block): block is XmlElement => block instanceof XmlElement && block.nodeName === 'table')
  if (!table) throw new Error(`document ${documentId} has no table`)
  doc.transact(() => edit(table))
  const author = { userId: at[by].id, organisationCode: codeOf(by) }
  await app.sync.append(documentId, encodeStateAsUpdate(doc, before), author)
  // the log in memory does not write this down, as the real one does
  await app.parts.db
    .insertInto('document_clients')
    .values({
      document_id: documentId,
      client_id: doc.clientID,
      user_id: author.userId,
      organisation_code: author.organisationCode,
      bound_at: app.clock.instant,
    })
    .execute()
}

/** Writes a row at the end of a table. @returns the id of its first cell */
export async function writeRow(table: Table, by: Seat, documentId: string, cells: readonly string[]): Promise<string> {
  const id = `rij-${(rows += 1)}`
  await editTable(table, by, documentId, (element) => {
    const row = new XmlElement('tableRow')
    row.insert(
      0,
      cells.map((words, at) => filled(at === 0 ? 'tableHeader' : 'tableCell', at === 0 ? id : `${id}-${at}`, words)),
    )
    element.insert(element.length, [row])
  })
  return id
}

/** Puts a column before all others, as an editor of this seat would. */
export const addFirstColumn = (table: Table, by: Seat, documentId: string): Promise<void> =>
  editTable(table, by, documentId, (element) => {
    for (const [at, row] of element.toArray().entries()) {
      if (row instanceof XmlElement) row.insert(0, [filled('tableHeader', `voor-${at}`, '')])
    }
  })

/** Takes the first column away, as an editor of this seat would. */
export const dropFirstColumn = (table: Table, by: Seat, documentId: string): Promise<void> =>
  editTable(table, by, documentId, (element) => {
    for (const row of element.toArray()) if (row instanceof XmlElement) row.delete(0, 1)
  })
