import type { Node } from '@tiptap/pm/model'
import type { BlockCheck, FoundHeading } from './check-block.ts'
import { goesOn } from './hand-typed.ts'
import { type Finding, quoteOf } from './rules.ts'

/** A finding with the child of the document it is in. The child tells where that is now, or that it is no longer there. */
export interface PlacedFinding extends Finding {
  readonly block: Node
  /** The same finding in the same words of the same block has the same key, also tomorrow. */
  readonly key: string
}

interface Part {
  readonly block: Node
  readonly check: BlockCheck
}

/** Deepest level there is, and the level of a first heading under the title of the page. */
const DEEPEST = 4
const FIRST_LEVEL = 2

/**
 * All findings of a document in its order, from what is known of each of its children: the rules that look at one block,
 * and those that look along the headings and the paragraphs. Costs what the number of children costs, not their text.
 */
export function checkDocument(parts: readonly Part[]): PlacedFinding[] {
  const found: PlacedFinding[] = []
  const seen = new Map<string, number>()
  const headings = new HeadingOrder()
  for (const [index, { block, check }] of parts.entries()) {
    const own: Finding[] = [...handTypedFrom(parts, index)]
    const levelBefore = headings.level
    for (const heading of check.headings) own.push(...headings.next(heading))
    own.push(...check.findings.map((finding) => withLevel(finding, levelBefore)))
    for (const finding of own.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
      const name = `${finding.rule}:${String(block.attrs['id'])}:${hashOfQuote(finding)}`
      const times = seen.get(name) ?? 0
      seen.set(name, times + 1)
      found.push({ ...finding, block, key: times === 0 ? name : `${name}:${times}` })
    }
  }
  return found
}

/** Follows the headings of a document. */
class HeadingOrder {
  /** Of the last heading; undefined before the first. */
  level: number | undefined
  #firsts = 0

  next({ level, ...place }: FoundHeading): Finding[] {
    const findings: Finding[] = []
    if (level === 1) this.#firsts += 1
    if (level === 1 && this.#firsts > 1) {
      findings.push({ rule: 'C1', ...place, fix: { kind: 'level', level: FIRST_LEVEL } })
    }
    // the title of the page is the heading above the first one
    const deepest = (this.level ?? 1) + 1
    if (level > deepest) {
      findings.push({ rule: 'C2', ...place, n: level, fix: { kind: 'level', level: deepest } })
    }
    this.level = level
    return findings
  }
}

/** A paragraph that poses as a heading goes under the heading above it. */
function withLevel(finding: Finding, above: number | undefined): Finding {
  if (finding.fix?.kind !== 'heading') return finding
  return { ...finding, fix: { kind: 'heading', level: Math.min(DEEPEST, (above ?? 1) + 1) } }
}

/** The list typed by hand that begins with this child, when one does. */
function handTypedFrom(parts: readonly Part[], index: number): Finding[] {
  const first = parts[index]
  const item = first?.check.typed
  if (!item) return []
  const before = parts[index - 1]?.check.typed
  if (before && goesOn(before, item)) return []
  let last = item
  let end = index + 1
  for (let next = parts[end]?.check.typed; next && goesOn(last, next); next = parts[end]?.check.typed) {
    last = next
    end += 1
  }
  if (end - index < 2) return []
  const blocks = parts.slice(index, end).map(({ block }) => block)
  const to = blocks.reduce((size, block) => size + block.nodeSize, 0)
  return [
    {
      rule: 'C7',
      from: 0,
      to,
      quote: quoteOf(first.block.textContent),
      n: blocks.length,
      fix: { kind: 'list', count: blocks.length, start: item.ordinal, type: item.mark === 'letter' ? 'a' : null },
    },
  ]
}

/** A finding stays the same object as long as its block does. */
const hashes = new WeakMap<Finding, string>()

function hashOfQuote(finding: Finding): string {
  const known = hashes.get(finding)
  if (known !== undefined) return known
  const hash = hashOf(finding.quote)
  hashes.set(finding, hash)
  return hash
}

/** 32 bits of a text (FNV-1a), so that what is passed over can be remembered without keeping words of a document. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36)
}
