import type { DocumentNode } from '#shared/documents/schema.ts'
import type { PartGuidance } from './schema.ts'

/** A top-level block of a document as its parts see it. */
export type OutlineBlock =
  | { readonly kind: 'heading'; readonly id: string | null; readonly level: number; readonly text: string }
  /** Filled: somebody put something in it that the template had not. */
  | { readonly kind: 'content'; readonly filled: boolean }

/** The texts that a template itself has, by block id: labels in a table, an example list. They fill no part. */
export type OwnTexts = ReadonlyMap<string, string>

const idOf = (node: DocumentNode): string | null =>
  typeof node.attrs?.['id'] === 'string' && node.attrs['id'] !== '' ? node.attrs['id'] : null

const inline: ReadonlySet<string> = new Set(['text', 'hardBreak', 'mention', 'date', 'footnoteReference'])
const isInline = (node: DocumentNode): boolean => inline.has(node.type)
const hasText = (node: DocumentNode): boolean => node.content?.some(isInline) ?? false

const textOf = (node: DocumentNode): string =>
  (node.text ?? node.content?.map(textOf).join('') ?? '').replaceAll(/\s+/gu, ' ')

export function ownTexts(template: DocumentNode): OwnTexts {
  const own = new Map<string, string>()
  const visit = (node: DocumentNode): void => {
    const id = idOf(node)
    if (id && hasText(node)) own.set(id, textOf(node).trim())
    node.content?.forEach(visit)
  }
  visit(template)
  return own
}

/** Frames that are nothing by themselves; any other node without content (a picture, a rule) is something. */
const frames: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'listItem',
  'taskItem',
  'blockquote',
  'callout',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'tableCaption',
  'footnote',
  'hardBreak',
  'horizontalRule',
  'pageBreak',
])

function isFilled(node: DocumentNode, own: OwnTexts): boolean {
  if (node.type === 'text') return (node.text ?? '').trim() !== ''
  if (!node.content) return !frames.has(node.type)
  const id = idOf(node)
  if (id && hasText(node) && own.get(id) === textOf(node).trim()) return false
  return node.content.some((child) => isFilled(child, own))
}

/**
 * One top-level node as its parts see it. Depends on nothing else, so keep the answer by node: of a ProseMirror
 * document only the nodes that changed are new objects.
 */
export const outlineBlock = (node: DocumentNode, own: OwnTexts): OutlineBlock =>
  node.type === 'heading'
    ? { kind: 'heading', id: idOf(node), level: Number(node.attrs?.['level'] ?? 1), text: textOf(node).trim() }
    : { kind: 'content', filled: isFilled(node, own) }

export interface PartState extends PartGuidance {
  /** Missing: the heading is gone, and no other has its title. */
  readonly state: 'filled' | 'empty' | 'missing'
  /** Index of the heading among the top-level blocks; null when it is missing. */
  readonly at: number | null
}

/**
 * The state of every part that the template speaks of, in its order. A part is found by the id of its heading, also when
 * it was renamed or moved, else by its title.
 */
export function partStates(blocks: readonly OutlineBlock[], guidance: readonly PartGuidance[]): PartState[] {
  const byId = new Map<string, number>()
  const byTitle = new Map<string, number>()
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue
    if (block.id && !byId.has(block.id)) byId.set(block.id, index)
    if (!byTitle.has(block.text.toLowerCase())) byTitle.set(block.text.toLowerCase(), index)
  }
  const states: PartState[] = []
  for (const part of guidance) {
    const at = byId.get(part.block) ?? byTitle.get(part.title.toLowerCase())
    const state = at === undefined ? 'missing' : sectionFilled(blocks, at) ? 'filled' : 'empty'
    states.push({ ...part, state, at: at ?? null })
  }
  return states
}

/** Is something written between this heading and the next of its level or above? Headings alone are no content. */
function sectionFilled(blocks: readonly OutlineBlock[], at: number): boolean {
  const heading = blocks[at]
  const level = heading?.kind === 'heading' ? heading.level : 1
  for (let index = at + 1; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (!block || (block.kind === 'heading' && block.level <= level)) return false
    if (block.kind === 'content' && block.filled) return true
  }
  return false
}

/** Which required parts are still empty, or gone: "Nog leeg: financiële gevolgen". For listing, never for blocking. */
export function emptyParts(
  document: DocumentNode,
  template: { readonly content: DocumentNode; readonly guidance: readonly PartGuidance[] },
): PartState[] {
  const own = ownTexts(template.content)
  const blocks = (document.content ?? []).map((node) => outlineBlock(node, own))
  return partStates(blocks, template.guidance).filter((part) => part.required && part.state !== 'filled')
}
