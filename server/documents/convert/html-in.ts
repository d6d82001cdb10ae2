import {
  blockForm,
  empty,
  type GivenAttributes,
  isBlock,
  isGenerated,
  leafForm,
  marksOf,
  withoutContent,
} from './html-elements.ts'
import { type HtmlHandler, readHtml } from './html-tokens.ts'
import { isText, type LooseChild, type LooseMark, looseNode, MAX_LOOSE_DEPTH } from './loose.ts'

/** Open elements; deeper ones are not opened any more and give their text to the deepest one. */
const MAX_OPEN_ELEMENTS = 4 * MAX_LOOSE_DEPTH

interface Open {
  readonly name: string
  readonly children: LooseChild[]
  readonly marks: readonly LooseMark[]
  readonly depth: number
  /** Line breaks in the source are line breaks in the text. */
  readonly keepsLines: boolean
}

/**
 * Builds the loose tree while the tokens come in. Linear in the length of the input and without recursion.
 */
class Builder implements HtmlHandler {
  readonly root: LooseChild[] = []
  readonly open: Open[] = [{ name: '', children: this.root, marks: [], depth: 0, keepsLines: false }]
  /** How often each name is open, so that a stray end tag costs nothing. */
  readonly counts = new Map<string, number>()
  /** Inside an element without content: its name and how many of that name are open. */
  skipping: { readonly name: string; depth: number; readonly isLeaf: boolean } | undefined

  get current(): Open {
    // The root is never closed.
    return this.open.at(-1) as Open
  }

  start(name: string, attrs: GivenAttributes): void {
    // A mention that nobody closed must not take the rest of the document with it.
    if (this.skipping?.isLeaf && isBlock(name)) this.skipping = undefined
    if (this.skipping) {
      if (this.skipping.name === name) this.skipping.depth += 1
      return
    }
    if (withoutContent.has(name)) {
      this.skip(name, false)
      return
    }
    this.impliedEnds(name)
    const leaf = leafForm(name, attrs)
    if (leaf) this.current.children.push(looseNode(leaf.type, leaf.attrs))
    if (leaf || isGenerated(attrs)) this.skip(name, leaf !== undefined)
    else if (empty.has(name)) this.addEmpty(name, attrs)
    else if (this.open.length < MAX_OPEN_ELEMENTS) this.enter(name, attrs)
  }

  /** Nothing of what is in this element comes in. */
  skip(name: string, isLeaf: boolean): void {
    if (!empty.has(name)) this.skipping = { name, depth: 1, isLeaf }
  }

  enter(name: string, attrs: GivenAttributes): void {
    const { current } = this
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    const form = blockForm(name, attrs)
    if (form && current.depth < MAX_LOOSE_DEPTH) {
      const node = looseNode(form.type, form.attrs?.(attrs))
      this.parentFor(name).push(node)
      const keepsLines = name === 'pre' || current.keepsLines
      this.open.push({ name, children: node.children, marks: current.marks, depth: current.depth + 1, keepsLines })
      return
    }
    const added = marksOf(name, attrs)
    const names = new Set(added.map(({ type }) => type))
    const kept = current.marks.filter(({ type }) => !names.has(type))
    this.open.push({ ...current, name, marks: added.length > 0 ? [...kept, ...added] : current.marks })
  }

  /** A caption stands inside a table in HTML; here it is the block before it. */
  parentFor(name: string): LooseChild[] {
    const { current } = this
    const around = this.open.at(-2)
    if (name !== 'caption' || current.name !== 'table' || !around) return current.children
    const before = looseNode('')
    around.children.splice(-1, 0, before)
    return before.children
  }

  addEmpty(name: string, attrs: GivenAttributes): void {
    const { children } = this.current
    const form = blockForm(name, attrs)
    if (form) children.push(looseNode(form.type))
    else if (name === 'br') children.push(looseNode('hardBreak'))
    else if (name === 'img' && attrs['alt']) this.text(attrs['alt'])
  }

  text(text: string): void {
    if (this.skipping) return
    const { children, marks: held, keepsLines } = this.current
    if (!keepsLines) {
      const last = children.at(-1)
      // Text comes in pieces (one for each entity), which belong to one another.
      if (last && isText(last) && last.marks === held)
        children[children.length - 1] = { text: last.text + text, marks: held }
      else children.push({ text, marks: held })
      return
    }
    for (const [index, line] of text.replace(/\r\n?/gu, '\n').split('\n').entries()) {
      if (index > 0) children.push(looseNode('hardBreak'))
      children.push({ text: line.replaceAll('\t', '    ').replaceAll('  ', ' \u00a0'), marks: held })
    }
  }

  end(name: string): void {
    if (this.skipping) {
      if (this.skipping.name === name) this.skipping.depth -= 1
      if (this.skipping.depth === 0) this.skipping = undefined
      return
    }
    if ((this.counts.get(name) ?? 0) > 0) this.closeTo(name)
    else if (name === 'br') this.addEmpty(name, {})
  }

  /** Closes elements up to and with the innermost one of this name. */
  closeTo(name: string): void {
    for (let closed: Open | undefined; this.open.length > 1 && closed?.name !== name;) {
      closed = this.open.pop()
      if (closed) this.counts.set(closed.name, (this.counts.get(closed.name) ?? 1) - 1)
    }
  }

  /** End tags that HTML lets people leave out: an open p, li, tr, td … ends where another block or a sibling begins. */
  impliedEnds(name: string): void {
    const { current } = this
    if (isBlock(name) && current.name === 'p') this.closeTo('p')
    const ended = siblings.get(name)
    if (ended?.has(this.current.name)) this.closeTo(this.current.name)
    if (name === 'tr' && this.current.name === 'tr') this.closeTo('tr')
  }
}

const cells = new Set(['td', 'th'])
const items = new Set(['dt', 'dd'])
/** Which open element ends where this one begins. */
const siblings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['dt', items],
  ['dd', items],
  ['td', cells],
  ['th', cells],
  ['tr', cells],
  ['option', new Set(['option'])],
])

/** HTML from anywhere as a loose tree. What is unknown gives its text; programs and styles give nothing. */
export function looseFromHtml(html: string): LooseChild[] {
  const builder = new Builder()
  readHtml(html, builder)
  return builder.root
}
