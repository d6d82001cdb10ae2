import type { Mark, Node } from '@tiptap/pm/model'
import { hintsFor, type Hint, type WordIndex } from '#shared/language/hints.ts'
import { findForeign } from './foreign.ts'
import { typedItem, type TypedItem } from './hand-typed.ts'
import { saysNothing } from './link-text.ts'
import { checkTable } from './check-table.ts'
import { type Finding, type Fix, quoteOf } from './rules.ts'

/** A heading within a child of the document. */
export interface FoundHeading {
  readonly level: number
  readonly from: number
  readonly to: number
  readonly quote: string
}

/** All that can be said of one child of the document without looking at the others. Kept as long as that child stays. */
export interface BlockCheck {
  readonly findings: readonly Finding[]
  readonly headings: readonly FoundHeading[]
  /** The child is a paragraph that looks like an item of a list. */
  readonly typed: TypedItem | undefined
}

/** Longer than a heading ever is. */
const HEADING_LENGTH = 100
/** Level for a paragraph that poses as a heading, when no heading stands above it; `checkDocument` knows better. */
const UNKNOWN_LEVEL = 2

/**
 * The text of a textblock in which every character stands at its place: a line break is one, and what is no text is
 * blotted out. So an index in it is a position in the block.
 */
function flatText(block: Node): string {
  let text = ''
  block.forEach((child) => {
    if (child.isText) text += child.text ?? ''
    else if (child.type.name === 'hardBreak') text += '\n'
    else text += '\ufffc'.repeat(child.nodeSize)
  })
  return text
}

const isBold = (node: Node): boolean => node.marks.some(({ type }) => type.name === 'bold')

/** Are all words of the block bold? */
function isAllBold(block: Node): boolean {
  let hasWords = false
  let isAll = true
  block.forEach((child) => {
    if (!child.isText || !child.text?.trim()) return
    hasWords = true
    isAll &&= isBold(child)
  })
  return hasWords && isAll
}

/** The language that a mark or node sets, whatever it is called. */
const languageOfMark = ({ attrs }: Mark): boolean => typeof attrs['lang'] === 'string'

/** Finds what is wrong in one child of the document. */
export function checkBlock(child: Node, words: WordIndex): BlockCheck {
  const findings: Finding[] = []
  const headings: FoundHeading[] = []
  const look = (node: Node, pos: number, isTop: boolean): void => {
    if (node.type.name === 'heading') checkHeading(node, pos, findings, headings)
    if (node.type.name === 'paragraph' && isTop) checkBoldParagraph(node, pos, findings)
    if (node.type.name === 'table') findings.push(...checkTable(node, pos))
    if (node.type.name === 'image') checkImage(node, pos, findings)
    if (node.isTextblock) checkWords(node, pos, words, findings)
  }
  look(child, 0, true)
  child.descendants((node, pos) => {
    look(node, pos + 1, false)
    return !node.isText
  })
  const typed = child.type.name === 'paragraph' ? typedItem(flatText(child)) : undefined
  return { findings: findings.toSorted((a, b) => a.from - b.from || a.to - b.to), headings, typed }
}

function checkHeading(node: Node, pos: number, findings: Finding[], headings: FoundHeading[]): void {
  const place = { from: pos, to: pos + node.nodeSize, quote: quoteOf(node.textContent) }
  if (node.textContent.trim() === '') {
    findings.push({ rule: 'C3', ...place, fix: { kind: 'paragraph' } })
    return
  }
  headings.push({ level: Number(node.attrs['level']), ...place })
  const marks = new Set<string>()
  node.forEach(({ marks: of }) => {
    for (const { type } of of) if (type.name === 'bold' || type.name === 'italic') marks.add(type.name)
  })
  if (marks.size > 0) findings.push({ rule: 'C4', ...place, fix: { kind: 'unmark', marks: [...marks] } })
}

function checkBoldParagraph(node: Node, pos: number, findings: Finding[]): void {
  if (!isAllBold(node)) return
  const text = node.textContent.trim()
  const place = { from: pos, to: pos + node.nodeSize, quote: quoteOf(text) }
  const poses = text.length <= HEADING_LENGTH && !/[.!?;,]$/u.test(text) && typedItem(text)?.mark !== 'bullet'
  if (poses) findings.push({ rule: 'C5', ...place, fix: { kind: 'heading', level: UNKNOWN_LEVEL } })
  else if (text.length > HEADING_LENGTH) {
    findings.push({ rule: 'C6', ...place, fix: { kind: 'unmark', marks: ['bold'] } })
  }
}

/** `alt` null: not described yet; an empty one is decoration, which somebody chose. */
function checkImage(node: Node, pos: number, findings: Finding[]): void {
  const alt: unknown = node.attrs['alt']
  if (alt !== null && (typeof alt !== 'string' || alt === '' || alt.trim() !== '')) return
  findings.push({ rule: 'C8', from: pos, to: pos + node.nodeSize, quote: '' })
}

function checkWords(block: Node, pos: number, words: WordIndex, findings: Finding[]): void {
  const text = flatText(block)
  const start = pos + 1
  const at = (from: number, to: number) => ({
    from: start + from,
    to: start + to,
    quote: quoteOf(text.slice(from, to)),
  })
  for (const { from, to } of linksIn(block)) {
    if (saysNothing(text.slice(from, to))) findings.push({ rule: 'C11', ...at(from, to) })
  }
  if (hasLanguage(block)) return
  const foreign = findForeign(text)
  for (const { from, to, language } of foreign) {
    findings.push({ rule: 'C12', ...at(from, to), fix: { kind: 'language', language } })
  }
  for (const hint of hintsFor(text, words)) {
    // advice about Dutch is no use in a sentence that is none
    if (foreign.some(({ from, to }) => hint.from >= from && hint.to <= to)) continue
    findings.push({ ...ofHint(hint), ...at(hint.from, hint.to) })
  }
}

/** A block in which something has a language of its own is left to whoever marked it. */
function hasLanguage(block: Node): boolean {
  let found = typeof block.attrs['lang'] === 'string'
  block.forEach(({ marks }) => {
    found ||= marks.some(languageOfMark)
  })
  return found
}

function ofHint(hint: Hint): Pick<Finding, 'rule' | 'n' | 'fix'> {
  if (hint.kind === 'long-paragraph') return { rule: 'C13', n: hint.words }
  if (hint.kind === 'long-sentence') return { rule: 'C14', n: hint.words }
  if (hint.kind === 'passive') return { rule: 'C15' }
  const fix: Fix = { kind: 'replace', choices: hint.plainer.split(' / ').filter(isWhole) }
  return { rule: 'C16', fix }
}

/** Advice that can stand in the text as it is: no gap to fill in, no remark. */
const isWhole = (advice: string): boolean => !/[…(]|-$/u.test(advice)

/** The links of a block, pieces of one address that touch each other together. */
function linksIn(block: Node): { from: number; to: number }[] {
  const links: { href: unknown; from: number; to: number }[] = []
  block.forEach((child, offset) => {
    const link = child.marks.find(({ type }) => type.name === 'link')
    if (!link) return
    const last = links.at(-1)
    const href: unknown = link.attrs['href']
    const to = offset + child.nodeSize
    if (last && last.to === offset && last.href === href) last.to = to
    else links.push({ href, from: offset, to })
  })
  return links
}
