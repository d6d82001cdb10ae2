import { getSchema, Mark } from '@tiptap/core'
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model'
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform'
import { prosemirrorToYXmlFragment, updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, UndoManager, type XmlFragment } from 'yjs'
import { contentRoot, documentExtensions } from '#shared/documents/nodes.ts'
import type { Random } from '#test/support/random.ts'

/** Every word carries where it came from, also through copying, undo and restore: that is how a test knows whose it is. */
const Origin = Mark.create({
  name: 'origin',
  inclusive: false,
  addAttributes: () => ({ id: { default: null } }),
})
const schema: Schema = getSchema([...documentExtensions, Origin])

/** So few words that most stand in a text more than once: the wrong one is always near. */
const vocabulary =
  'water gemeente kosten de het provincie beheer van jaar nieuw wet en in op bestuur bodem lucht zorg weg brug'.split(
    ' ',
  )
/** What is typed later never stood there before, so that nothing is its own words by accident. */
const later = ['dijk', 'rijk', 'plan', 'geld', 'taak', 'waterschap', 'overleg', 'op']

/** Two people in one document, who see each other's changes when they sync. */
export class History {
  readonly random: Random
  readonly sides: readonly [Side, Side]
  #words = 0
  #ids = 0
  /** Forms that somebody may restore. */
  readonly #earlier: Node[] = []

  constructor(random: Random) {
    this.random = random
    const start = stateOf(this.#document())
    this.sides = [new Side(start, 2 + random.below(2 ** 20)), new Side(start, 2 ** 21 + random.below(2 ** 20))]
    this.#earlier.push(this.sides[0].node())
  }

  #text(words: readonly string[]): Node[] {
    return words.map((word) => {
      this.#words += 1
      return schema.text(`${word} `, [schema.mark('origin', { id: `w${this.#words}` })])
    })
  }

  #newId(): string {
    this.#ids += 1
    return `b${this.#ids}`
  }

  #paragraph(words: readonly string[]): Node {
    return schema.node('paragraph', { id: this.#newId() }, this.#text(words))
  }

  #document(): Node {
    const sentences: string[][] = []
    for (let count = 3 + this.random.below(5); count > 0; count -= 1) {
      const fresh = Array.from({ length: 3 + this.random.below(18) }, () => this.random.pick(vocabulary))
      // papers repeat themselves, whole paragraphs at a time
      sentences.push(sentences.length > 0 && this.random.chance(25) ? this.random.pick(sentences) : fresh)
    }
    const paragraphs = sentences.map((words) => this.#paragraph(words))
    if (this.random.chance(30)) {
      const items = paragraphs.splice(1, 2).map((item) => schema.node('listItem', { id: this.#newId() }, [item]))
      paragraphs.splice(1, 0, schema.node('bulletList', { id: this.#newId() }, items))
    }
    return schema.node('doc', null, paragraphs)
  }

  /** One change by one of the two. @returns what it was */
  step(towards: { from: number; to: number } | undefined): string {
    const side = this.random.pick(this.sides)
    const kind = this.random.pick(changes)
    side.change((tr) => this.#change(tr, kind, towards))
    if (kind === 'undo') side.undo.undo()
    if (kind === 'redo') side.undo.redo()
    if (kind === 'restore') side.become(this.random.pick(this.#earlier))
    if (kind === 'sync') this.sync()
    if (this.random.chance(20)) this.#earlier.push(side.node())
    return kind
  }

  sync(): void {
    const [a, b] = this.sides
    const fromA = encodeStateAsUpdate(a.doc, encodeStateVector(b.doc))
    const fromB = encodeStateAsUpdate(b.doc, encodeStateVector(a.doc))
    applyUpdate(b.doc, fromA, 'sync')
    applyUpdate(a.doc, fromB, 'sync')
  }

  /** A range of the document, half of the time one that touches what the test looks at. */
  #range(doc: Node, towards: { from: number; to: number } | undefined, most: number): { from: number; to: number } {
    const size = doc.content.size
    const near = towards && towards.to <= size && this.random.chance(50) ? towards : undefined
    if (near && this.random.chance(50)) return near
    const middle = near ? near.from + this.random.below(near.to - near.from + 1) : this.random.below(size)
    const from = Math.max(0, middle - this.random.below(most))
    return { from, to: Math.min(size, middle + this.random.below(most)) }
  }

  #change(tr: Transform, kind: string, towards: { from: number; to: number } | undefined): void {
    const words = (): Node[] =>
      this.#text(Array.from({ length: 1 + this.random.below(4) }, () => this.random.pick(later)))
    const { from, to } = this.#range(tr.doc, towards, kind === 'delete-much' ? 120 : 30)
    const spot = this.#spot(tr.doc)
    if (kind === 'type') tr.insert(spot, words())
    if (kind === 'type-here') tr.insert(this.#inText(tr.doc, from), words())
    if (kind === 'delete' || kind === 'delete-much') tr.delete(from, to)
    if (kind === 'replace') tr.replaceWith(from, to, words())
    if (kind === 'delete-block') this.#deleteBlock(tr, from)
    if (kind === 'split') this.#split(tr, this.#inText(tr.doc, from))
    if (kind === 'join') this.#join(tr)
    if (kind === 'cut') this.#paste(tr, { from, to, isCut: true })
    if (kind === 'copy') this.#paste(tr, { from, to, isCut: false })
    if (kind === 'move-block') this.#moveBlock(tr, from)
  }

  /** A position inside a text block. */
  #spot(doc: Node): number {
    return this.#inText(doc, this.random.below(doc.content.size))
  }
  #inText(doc: Node, position: number): number {
    const found: number[] = []
    doc.descendants((node, at) => {
      if (node.isTextblock && (at >= position || at + node.nodeSize > position)) found.push(at)
      return true
    })
    const at = found[0] ?? 0
    const size = doc.nodeAt(at)?.content.size ?? 0
    return Math.min(Math.max(at + 1, position), at + 1 + size)
  }

  #topAt(doc: Node, position: number): { at: number; node: Node } | undefined {
    const $at = doc.resolve(Math.min(position, doc.content.size))
    const at = $at.depth > 0 ? $at.before(1) : $at.pos
    const node = doc.nodeAt(at)
    return node ? { at, node } : undefined
  }

  #deleteBlock(tr: Transform, position: number): void {
    const top = this.#topAt(tr.doc, position)
    if (top && tr.doc.childCount > 1) tr.delete(top.at, top.at + top.node.nodeSize)
  }

  #moveBlock(tr: Transform, position: number): void {
    const top = this.#topAt(tr.doc, position)
    if (!top || tr.doc.childCount < 2) return
    tr.delete(top.at, top.at + top.node.nodeSize)
    const places = [0]
    tr.doc.forEach((node, at) => void places.push(at + node.nodeSize))
    // an editor may give what is pasted a new id
    const keepsId = this.random.chance(50) || top.node.type.name !== 'paragraph'
    tr.insert(
      this.random.pick(places),
      keepsId ? top.node : top.node.type.create({ id: this.#newId() }, top.node.content),
    )
  }

  #split(tr: Transform, position: number): void {
    const type = tr.doc.resolve(position).parent.type
    const after = [{ type, attrs: { id: this.#newId() } }]
    if (canSplit(tr.doc, position, 1, after)) tr.split(position, 1, after)
  }

  #join(tr: Transform): void {
    const joints: number[] = []
    tr.doc.forEach((node, at) => {
      if (tr.doc.resolve(at).nodeBefore?.type === node.type && canJoin(tr.doc, at)) joints.push(at)
    })
    if (joints.length > 0) tr.join(this.random.pick(joints))
  }

  #paste(tr: Transform, { from, to, isCut }: { from: number; to: number; isCut: boolean }): void {
    const cut = tr.doc.slice(from, to)
    const text = tr.doc.resolve(from).sameParent(tr.doc.resolve(to)) ? new Slice(Fragment.from(cut.content), 0, 0) : cut
    if (isCut) tr.delete(from, to)
    const spot = this.#spot(tr.doc)
    tr.replace(spot, spot, text)
  }
}

/** A document as y-tiptap first writes it; the same client each time, so that a seed is the whole of a history. */
function stateOf(node: Node): Uint8Array {
  const doc = new Doc()
  doc.clientID = 1
  prosemirrorToYXmlFragment(node, doc.getXmlFragment(contentRoot))
  return encodeStateAsUpdate(doc)
}

const changes = [
  'type',
  'type-here',
  'type-here',
  'delete',
  'delete-much',
  'replace',
  'delete-block',
  'split',
  'split',
  'join',
  'cut',
  'cut',
  'copy',
  'move-block',
  'undo',
  'redo',
  'restore',
  'sync',
  'sync',
] as const

/** One of the two: his document, changed as y-tiptap changes it. */
export class Side {
  readonly doc = new Doc()
  readonly fragment: XmlFragment
  readonly undo: UndoManager

  constructor(start: Uint8Array, clientID: number) {
    applyUpdate(this.doc, start)
    this.doc.clientID = clientID
    this.fragment = this.doc.getXmlFragment(contentRoot)
    this.undo = new UndoManager(this.fragment, { captureTimeout: 0, trackedOrigins: new Set(['local']) })
  }

  node(): Node {
    return yXmlFragmentToProseMirrorRootNode(this.fragment, schema)
  }

  change(edit: (tr: Transform) => void): void {
    const node = this.node()
    // two people can delete the last paragraphs at the same time; an editor then shows an empty one
    const hasText = node.content.size > 0 && node.textBetween(0, node.content.size).length > 0
    const tr = new Transform(hasText ? node : schema.node('doc', null, [schema.node('paragraph', { id: 'empty' })]))
    edit(tr)
    if (tr.docChanged) this.become(tr.doc)
  }

  /** Becomes this document by the differences, as typing and as restoring a version do. */
  become(node: Node): void {
    this.doc.transact(() => {
      updateYFragment(this.doc, this.fragment, node, { mapping: new Map(), isOMark: new Map() })
    }, 'local')
  }
}
