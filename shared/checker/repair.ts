import { Fragment, type MarkType, type Node, type Schema } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import { typedItem } from './hand-typed.ts'
import type { Finding, Fix } from './rules.ts'

/** The mark that gives words a language of their own, when the schema has one. */
const languageMark = (schema: Schema): MarkType | undefined =>
  Object.values(schema.marks).find(({ spec }) => spec.attrs && 'lang' in spec.attrs)

/** Can this be mended in a document of this schema? */
export const canRepair = (schema: Schema, { fix }: Finding): boolean =>
  fix !== undefined && (fix.kind !== 'language' || languageMark(schema) !== undefined)

/**
 * Does what `finding.fix` says as steps of `tr`, so that it can be undone like any edit.
 * @param blockPos where the child of the document that the finding is in begins now
 * @param choice which of the replacements, for a fix that has them
 * @returns false, with `tr` untouched, when the text there is not what the finding was about or the schema has no such thing
 */
export function repair(tr: Transform, blockPos: number, finding: Finding, choice = 0): boolean {
  const { fix } = finding
  if (!fix) return false
  const from = blockPos + finding.from
  const to = blockPos + finding.to
  if (to > tr.doc.content.size) return false
  switch (fix.kind) {
    case 'level':
      return setLevel(tr, from, fix.level)
    case 'heading':
      return makeHeading(tr, from, fix.level)
    case 'paragraph':
      return makeParagraph(tr, from)
    case 'unmark':
      return unmark(tr, { from, to }, fix.marks)
    case 'list':
      return makeList(tr, from, fix)
    case 'header-row':
      return makeHeaderRow(tr, from)
    case 'language':
      return markLanguage(tr, { from, to }, fix.language)
    case 'replace':
      return replace(tr, { from, to }, fix.choices[choice])
  }
}

interface Range {
  readonly from: number
  readonly to: number
}

function setLevel(tr: Transform, pos: number, level: number): boolean {
  const node = tr.doc.nodeAt(pos)
  if (node?.type.name !== 'heading') return false
  tr.setNodeAttribute(pos, 'level', level)
  return true
}

function makeHeading(tr: Transform, pos: number, level: number): boolean {
  const node = tr.doc.nodeAt(pos)
  const { heading } = tr.doc.type.schema.nodes
  if (node?.type.name !== 'paragraph' || !heading) return false
  unmark(tr, { from: pos, to: pos + node.nodeSize }, ['bold', 'italic'])
  tr.setNodeMarkup(pos, heading, { id: node.attrs['id'], level })
  return true
}

function makeParagraph(tr: Transform, pos: number): boolean {
  const node = tr.doc.nodeAt(pos)
  const { paragraph } = tr.doc.type.schema.nodes
  // somebody may have typed its words in the meantime
  if (node?.type.name !== 'heading' || node.content.size > 0 || !paragraph) return false
  tr.setNodeMarkup(pos, paragraph, { id: node.attrs['id'] })
  return true
}

function unmark(tr: Transform, { from, to }: Range, marks: readonly string[]): boolean {
  const before = tr.steps.length
  for (const name of marks) {
    const type = tr.doc.type.schema.marks[name]
    if (type) tr.removeMark(from, to, type)
  }
  return tr.steps.length > before
}

/** The paragraphs from `pos`, as many as `count`; undefined when they are not all there, or no longer look like items. */
function typedParagraphs(doc: Node, pos: number, count: number): Node[] | undefined {
  const paragraphs: Node[] = []
  let at = pos
  while (paragraphs.length < count) {
    const node = doc.nodeAt(at)
    if (node?.type.name !== 'paragraph' || !typedItem(node.textBetween(0, node.content.size))) return undefined
    paragraphs.push(node)
    at += node.nodeSize
  }
  return paragraphs
}

function makeList(tr: Transform, pos: number, { count, start, type }: Extract<Fix, { kind: 'list' }>): boolean {
  const { bulletList, orderedList, listItem } = tr.doc.type.schema.nodes
  const paragraphs = typedParagraphs(tr.doc, pos, count)
  if (!bulletList || !orderedList || !listItem || !paragraphs) return false
  const items = paragraphs.map((paragraph) => {
    const mark = typedItem(paragraph.textBetween(0, paragraph.content.size))?.length ?? 0
    return listItem.create(null, paragraph.cut(mark))
  })
  const content = Fragment.fromArray(items)
  const list = start === undefined ? bulletList.create(null, content) : orderedList.create({ start, type }, content)
  const end = paragraphs.reduce((at, { nodeSize }) => at + nodeSize, pos)
  tr.replaceRangeWith(pos, end, list)
  return true
}

function makeHeaderRow(tr: Transform, pos: number): boolean {
  const table = tr.doc.nodeAt(pos)
  const { tableHeader } = tr.doc.type.schema.nodes
  if (table?.type.name !== 'table' || !tableHeader) return false
  let done = false
  table.forEach((row, offset) => {
    if (done || row.type.name !== 'tableRow') return
    done = true
    row.forEach((cell, inRow) => {
      if (cell.type !== tableHeader) tr.setNodeMarkup(pos + 1 + offset + 1 + inRow, tableHeader, cell.attrs)
    })
  })
  return done
}

function markLanguage(tr: Transform, { from, to }: Range, language: string): boolean {
  const type = languageMark(tr.doc.type.schema)
  if (!type) return false
  tr.addMark(from, to, type.create({ lang: language }))
  return true
}

function replace(tr: Transform, { from, to }: Range, choice: string | undefined): boolean {
  if (!choice) return false
  const old = tr.doc.textBetween(from, to)
  const isCapital = /^\p{Lu}/u.test(old)
  const words = isCapital ? choice.charAt(0).toUpperCase() + choice.slice(1) : choice
  const marks = tr.doc.nodeAt(from)?.marks ?? []
  tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks))
  return true
}
