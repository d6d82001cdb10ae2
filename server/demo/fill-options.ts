import { XmlElement } from 'yjs'
import { z } from 'zod'
import type { DemoApi } from './api.ts'
import type { DemoOption } from './dilemmas.ts'
import { durable, paragraph } from './write.ts'

const opened = z.object({ tables: z.array(z.object({ id: z.string(), documentId: z.string() })) })

/**
 * Writes the options of a dilemma in the table that everybody sees, each by its own author, with what parties remark.
 * @param path of the dilemma in the API
 */
export async function fillOptions(
  as: (email: string) => DemoApi,
  path: string,
  options: readonly DemoOption[],
): Promise<void> {
  const [first] = options
  if (!first) return
  const answer = await as(first.by).send('POST', `${path}/options/tables`, { visibility: 'everyone' })
  const [table] = opened.parse(answer).tables
  if (!table) throw new Error(`${path} has no table`)
  for (const [index, { by, cells, remarks }] of options.entries()) {
    const id = `demo-optie-${index + 1}`
    await as(by).write(table.documentId, (content) => {
      const element = content.toArray().find((block) => block instanceof XmlElement && block.nodeName === 'table')
      if (!(element instanceof XmlElement)) throw new Error('the table is gone')
      // the first one takes the place of the empty row with which a table begins
      if (index === 0) element.delete(1, 1)
      element.insert(element.length, [row(id, cells)])
    })
    await durable(as(by), table.documentId, cells[0] ?? '')
    for (const remark of remarks ?? []) {
      const where = `${path}/options/tables/${table.id}/rows/${id}/remark`
      await as(remark.by).send('PUT', where, { body: remark.body })
    }
  }
}

function row(id: string, cells: readonly string[]): XmlElement {
  const element = new XmlElement('tableRow')
  element.setAttribute('id', `${id}-rij`)
  element.insert(
    0,
    cells.map((words, at) => {
      const cell = new XmlElement(at === 0 ? 'tableHeader' : 'tableCell')
      cell.setAttribute('id', at === 0 ? id : `${id}-${at}`)
      cell.insert(
        0,
        words.split('\n').map((text, line) => paragraph(`${id}-${at}-${line}`, { text })),
      )
      return cell
    }),
  )
  return element
}
