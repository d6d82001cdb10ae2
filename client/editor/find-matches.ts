import type { Node } from '@tiptap/pm/model'

/** What is looked for, and how exactly. */
export interface FindQuery {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  /** True: "cafe" finds only "cafe". False: "café" too. */
  readonly matchDiacritics: boolean
}

/** A place in a document. */
export interface Match {
  readonly from: number
  readonly to: number
}

interface Folded {
  readonly text: string
  /** Of each unit of `text`, and of its end, where it stands in the text it was made of. */
  readonly at: readonly number[]
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(character)
/** A soft hyphen is not there for who searches; every kind of space, hyphen and quotation mark is the plain one. */
const alike = (character: string): string => {
  if (character === '\u00AD') return ''
  if (/[\u00A0\u2007\u202F]/u.test(character)) return ' '
  if (character === '\u2011') return '-'
  if (/[‘’‚‛]/u.test(character)) return "'"
  return /[“”„‟]/u.test(character) ? '"' : character
}

/** A text as this query compares it. */
function fold(text: string, { matchCase, matchDiacritics }: FindQuery): Folded {
  const at: number[] = []
  let folded = ''
  let index = 0
  for (const character of text) {
    let plain = alike(character)
    if (!matchDiacritics) plain = plain.normalize('NFD').replaceAll(/\p{M}/gu, '')
    if (!matchCase) plain = plain.toLowerCase()
    for (let unit = 0; unit < plain.length; unit += 1) at.push(index)
    folded += plain
    index += character.length
  }
  at.push(text.length)
  return { text: folded, at }
}

const unitsAt = (text: string, index: number): number => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)

/** Where the words stand in one block's text, without overlap. */
export function findInText(text: string, query: FindQuery): Match[] {
  const wanted = fold(query.words, query).text
  if (wanted === '') return []
  const folded = fold(text, query)
  const found: Match[] = []
  let index = folded.text.indexOf(wanted)
  while (index !== -1) {
    const end = index + wanted.length
    const isWhole = !isWordCharacter(folded.text[index - 1]) && !isWordCharacter(folded.text[end])
    const from = folded.at[index]
    const last = folded.at[end - 1]
    if ((isWhole || !query.wholeWord) && from !== undefined && last !== undefined) {
      found.push({ from, to: last + unitsAt(text, last) })
      index = folded.text.indexOf(wanted, end)
    } else index = folded.text.indexOf(wanted, index + 1)
  }
  return found
}

/** Finds in documents, and remembers per block what it found: the next search looks only at blocks that changed. */
export class Finder {
  readonly query: FindQuery
  readonly #known = new WeakMap<Node, readonly Match[]>()

  constructor(query: FindQuery) {
    this.query = query
  }

  /** All places in the document, or only those within `scope`. */
  find(document: Node, scope?: Match): Match[] {
    const found: Match[] = []
    document.descendants((node, pos) => {
      if (scope && (pos >= scope.to || pos + node.nodeSize <= scope.from)) return false
      if (!node.isTextblock) return true
      for (const { from, to } of this.#inBlock(node)) {
        const match = { from: pos + 1 + from, to: pos + 1 + to }
        if (!scope || (match.from >= scope.from && match.to <= scope.to)) found.push(match)
      }
      return false
    })
    return found
  }

  #inBlock(block: Node): readonly Match[] {
    const known = this.#known.get(block)
    if (known) return known
    // a leaf (a line break, a note) is one position, whatever words it stands for
    const text = block.children.map((child) => child.text ?? '\uFFFC'.repeat(child.nodeSize)).join('')
    const found = findInText(text, this.query)
    this.#known.set(block, found)
    return found
  }
}
