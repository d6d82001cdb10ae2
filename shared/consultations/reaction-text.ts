import { blockIdOf, blockWords, withNewIds } from '#shared/documents/block-words.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** Key of the template with which a reaction begins. */
export const reactionTemplate = 'consultatiereactie'
/** The heading over the summary, in that template and in every reaction that began with it. */
const summaryHeading = 'reactie-samenvatting'
/** The heading under which the questions of the round are put. */
const questionsHeading = 'reactie-vragen'

/** A question of the round. Its id is the id of the heading that it becomes. */
interface Question {
  readonly id: string
  readonly text: string
}

/** What the text of a reaction says, with its points in its order. */
export interface ReactionText {
  readonly summary: string
  readonly points: readonly TextPoint[]
}

export interface TextPoint {
  /** The id of its block, which stays while its words change. */
  readonly id: string
  readonly text: string
  readonly questionId: string | null
  /** The address of its first link: where in the text of the round it is about. */
  readonly link: string | null
}

/** Where in the reading one is: under which heading, and how deep that is. */
interface Part {
  readonly level: number
  readonly is: 'summary' | 'points'
  readonly questionId: string | null
}

/** Before the first heading: what somebody writes above all is the summary too. */
const start: Part = { level: Infinity, is: 'summary', questionId: null }

/** What says nothing as a point: a line, a place for a note, the notes themselves. */
const silent: ReadonlySet<string> = new Set(['horizontalRule', 'pageBreak', 'footnote'])
const lists: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList'])

/**
 * The structure of a reaction ([C18]): what stands under the summary's heading, or above all headings, is the summary;
 * every other block with words is a point, of a list every item. A point answers the question under whose heading it
 * stands, also under a deeper heading there; under any other heading it answers none.
 */
export function readReaction(text: DocumentNode, questions: readonly Question[]): ReactionText {
  const isQuestion = new Set(questions.map(({ id }) => id))
  const summary: string[] = []
  const points: TextPoint[] = []
  const seen = new Set<string>()
  let part = start
  for (const [index, block] of (text.content ?? []).entries()) {
    if (block.type === 'heading') {
      part = partUnder(block, part, isQuestion)
      continue
    }
    for (const [at, node] of blocksOf(block).entries()) {
      const words = blockWords(node)
      if (words === '') continue
      if (part.is === 'summary') {
        summary.push(words)
        continue
      }
      const id = unused(blockIdOf(node) ?? `b${index}-${at}`, seen)
      points.push({ id, text: words, questionId: part.questionId, link: linkIn(node) })
    }
  }
  return { summary: summary.join('\n\n'), points }
}

function partUnder(heading: DocumentNode, before: Part, isQuestion: ReadonlySet<string>): Part {
  const level = Number(heading.attrs?.['level'] ?? 1)
  const id = blockIdOf(heading)
  if (id === summaryHeading) return { level, is: 'summary', questionId: null }
  if (id !== undefined && isQuestion.has(id)) return { level, is: 'points', questionId: id }
  return level > before.level ? before : { level, is: 'points', questionId: null }
}

const blocksOf = (block: DocumentNode): readonly DocumentNode[] => {
  if (silent.has(block.type)) return []
  return lists.has(block.type) ? (block.content ?? []) : [block]
}

/** Whoever copies a block by hand may copy its id: two points are never one. */
function unused(id: string, seen: Set<string>): string {
  let own = id
  for (let copy = 2; seen.has(own); copy += 1) own = `${id}-${copy}`
  seen.add(own)
  return own
}

function linkIn(node: DocumentNode): string | null {
  const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.['href']
  if (typeof href === 'string') return href
  for (const child of node.content ?? []) {
    const link = linkIn(child)
    if (link !== null) return link
  }
  return null
}

const heading = ({ id, text }: Question): DocumentNode => ({
  type: 'heading',
  attrs: { id, level: 3 },
  content: [{ type: 'text', text }],
})

/**
 * The document in which a reaction begins: the template, with the questions of the round as headings, and what was
 * drafted already.
 * @param newId for the blocks that are not headings: the same template begins every reaction, and their points are
 * told apart by these ids
 */
export function beginReaction(
  template: DocumentNode,
  { questions, summary, points }: ReactionText & { readonly questions: readonly Question[] },
  newId: () => string,
): DocumentNode {
  const own = (template.content ?? []).map((node) => (node.type === 'heading' ? node : withNewIds(node, newId)))
  const pointsOn = (questionId: string | null): DocumentNode[] =>
    points
      .filter((point) => point.questionId === questionId)
      .map((point) => paragraph(point.id, point.text, point.link))
  const asked = questions.flatMap((question) => {
    const drafted = pointsOn(question.id)
    return [heading(question), ...(drafted.length > 0 ? drafted : [paragraph(newId())])]
  })
  const at = own.findIndex((node) => blockIdOf(node) === questionsHeading)
  const content = at < 0 ? [...own, ...asked] : own.toSpliced(at, questions.length === 0 ? 1 : 0)
  if (at >= 0 && questions.length > 0) content.splice(at + 1, 0, ...asked)
  return { type: 'doc', content: [...withSummary(content, summary, newId), ...pointsOn(null)] }
}

function withSummary(content: readonly DocumentNode[], summary: string, newId: () => string): DocumentNode[] {
  const at = content.findIndex((node) => blockIdOf(node) === summaryHeading)
  if (summary === '') return [...content]
  return content.toSpliced(at + 1, 0, paragraph(newId(), summary))
}

function paragraph(id: string, text = '', link: string | null = null): DocumentNode {
  const marks = link === null ? {} : { marks: [{ type: 'link', attrs: { href: link } }] }
  const content: DocumentNode[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) content.push({ type: 'hardBreak' })
    if (line !== '') content.push({ type: 'text', text: line, ...marks })
  }
  return { type: 'paragraph', attrs: { id }, ...(content.length > 0 && { content }) }
}
