import type { Mark, Node } from '@tiptap/pm/model'
import { leafWords } from '#shared/documents/leaf-words.ts'
import type { NoteOrder } from '#shared/documents/notes.ts'

/** Where the text stands decides what has to be escaped and how a line break is written. */
export interface InlinePlace {
  /** Headings and table cells are one line. */
  readonly oneLine: boolean
  readonly notes: NoteOrder
}

interface Form {
  /** Undefined: Markdown has none, and it is always written as HTML. */
  readonly mark?: string
  readonly open: string
  readonly close: string
}

const forms: Readonly<Record<string, Form>> = {
  bold: { mark: '**', open: '<strong>', close: '</strong>' },
  italic: { mark: '_', open: '<em>', close: '</em>' },
  superscript: { open: '<sup>', close: '</sup>' },
  subscript: { open: '<sub>', close: '</sub>' },
  smallCaps: { open: '<span data-small-caps>', close: '</span>' },
}

/** How a mark that is no link is written. */
const formOf = ({ type, attrs }: Mark): Form | undefined =>
  type.name === 'language' ? { open: `<span lang="${String(attrs['lang'])}">`, close: '</span>' } : forms[type.name]

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly mark: Mark; readonly partner: { index: number } }

/** Every character that could mean something anywhere in a line. `_` and `~` only where they can. */
function escapeText(text: string): string {
  return text
    .replace(/\s*[\n\r]\s*/gu, ' ')
    .replace(/[\\`*[\]<|]/gu, String.raw`\$&`)
    .replace(/&(?=#|[a-z])/giu, String.raw`\&`)
    .replaceAll('\u00a0', '&nbsp;')
    .replace(/~(?=~|$)|(?<=~|^)~/gu, String.raw`\~`)
    .replace(/!$/u, String.raw`\!`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
}

/** An address between angle brackets where it holds what would end it. */
function destination(href: string): string {
  const escaped = href.replace(/[\\<>&*_]/gu, (character) => (/[*_]/u.test(character) ? character : `\\${character}`))
  return /[()]/u.test(href) ? `<${escaped}>` : escaped
}

interface Piece {
  readonly node: Node
  readonly text: string
  readonly marks: readonly Mark[]
}

const isEmphasis = (mark: Mark): boolean => formOf(mark) !== undefined

/** White space at the edge of emphasis stands outside it, where Markdown wants it; nobody sees the difference. */
function piecesOf(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap((node, index): Piece[] => {
    if (!node.isText) return [{ node, text: '', marks: [] }]
    const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(node.text ?? '') ?? []
    const marks = node.marks.filter((mark) => mark.type.name === 'link' || isEmphasis(mark))
    const sharedWith = (neighbour: Node | undefined): Mark[] =>
      marks.filter((mark) => !isEmphasis(mark) || mark.isInSet(neighbour?.marks ?? []))
    return [
      { node, text: before, marks: core === '' ? sharedWith(undefined) : sharedWith(nodes[index - 1]) },
      { node, text: core, marks },
      { node, text: after, marks: sharedWith(nodes[index + 1]) },
    ].filter(({ text }) => text !== '')
  })
}

/** Tokens with every mark opened once around all that it holds. */
function tokensOf(nodes: readonly Node[], place: InlinePlace): Token[] {
  const tokens: Token[] = []
  const open: { mark: Mark; partner: { index: number } }[] = []
  const closeTo = (depth: number): void => {
    while (open.length > depth) {
      const last = open.pop()
      if (!last) return
      last.partner.index = tokens.length
      tokens.push({ kind: 'close', ...last })
    }
  }
  for (const { node, text, marks } of piecesOf(nodes)) {
    const kept = open.findIndex(({ mark }, depth) => !marks[depth]?.eq(mark))
    closeTo(kept === -1 ? Math.min(open.length, marks.length) : kept)
    for (const mark of marks.slice(open.length)) {
      const partner = { index: -1 }
      open.push({ mark, partner })
      tokens.push({ kind: 'open', mark, partner })
    }
    tokens.push({ kind: 'text', text: node.isText ? escapeText(text) : leafMarkdown(node, place) })
  }
  closeTo(0)
  return tokens
}

function leafMarkdown(node: Node, { oneLine, notes }: InlinePlace): string {
  if (node.type.name === 'hardBreak') return oneLine ? '<br>' : '\\\n'
  if (node.type.name !== 'footnoteReference') return escapeText(leafWords(node.type.name, node.attrs))
  const number = notes.numbers.get(String(node.attrs['note']))
  return number === undefined ? '' : `[^${number}]`
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/u.test(character)
const isPunctuation = (character: string | undefined): boolean =>
  character !== undefined && /[\p{P}\p{S}]/u.test(character)

/** First or last character that a token will show; every delimiter is punctuation. */
function edge(token: Token | undefined, side: 'first' | 'last'): string | undefined {
  if (!token) return undefined
  if (token.kind !== 'text') return '*'
  return (side === 'first' ? /^./su : /.$/su).exec(token.text)?.[0]
}

/** CommonMark 6.2: may a delimiter run stand here with `inside` on its inner and `outside` on its outer side? */
function flanks(inside: string | undefined, outside: string | undefined, isUnderscore: boolean): boolean {
  if (isSpace(inside)) return false
  const freeOutside = isSpace(outside) || isPunctuation(outside)
  return isUnderscore || isPunctuation(inside) ? freeOutside : true
}

/** Indices of the opening tokens whose delimiters would not be read as such; these are written as HTML. */
function needsHtml(tokens: readonly Token[]): ReadonlySet<number> {
  const needing = new Set<number>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'open') continue
    const { index: closing } = token.partner
    const form = formOf(token.mark)
    if (form && form.mark === undefined) {
      needing.add(index)
      continue
    }
    const isUnderscore = form?.mark === '_'
    const opens = flanks(edge(tokens[index + 1], 'first'), edge(tokens[index - 1], 'last'), isUnderscore)
    const closes = flanks(edge(tokens[closing - 1], 'last'), edge(tokens[closing + 1], 'first'), isUnderscore)
    if (!opens || !closes) needing.add(index)
  }
  return needing
}

/** Inline content as Markdown. Where asterisks would not be read as emphasis it is written as HTML, which always is. */
export function inlineMarkdown(block: Node, place: InlinePlace): string {
  const tokens = tokensOf(block.children, place)
  const html = needsHtml(tokens)
  const written: string[] = []
  const openedAsHtml: boolean[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') {
      written.push(token.text)
      continue
    }
    const form = formOf(token.mark)
    if (!form) {
      written.push(token.kind === 'open' ? '[' : `](${destination(String(token.mark.attrs['href']))})`)
      continue
    }
    const asHtml = token.kind === 'open' ? html.has(index) : (openedAsHtml.pop() ?? false)
    if (token.kind === 'open') openedAsHtml.push(asHtml)
    if (!asHtml && form.mark !== undefined) written.push(form.mark)
    else written.push(token.kind === 'open' ? form.open : form.close)
  }
  return place.oneLine ? written.join('').trim() : escapeLines(written.join(''))
}

/** What means something only at the start of a line, and a break that nothing follows. */
function escapeLines(markdown: string): string {
  return markdown
    .replace(/(?:\\\n)+$/u, (breaks) => '<br>'.repeat(breaks.length / 2))
    .split('\n')
    .map((line) =>
      line
        .trimStart()
        // a reference at the start of a line with a colon behind it would be the note itself
        .replace(/^(\[\^\d+\]):/u, String.raw`$1\:`)
        .replace(/^(?:[#>+=:-]|(\d{1,9})(?=[.)](?:\s|\\?$)))/u, (start, digits?: string) =>
          digits === undefined ? `\\${start}` : start,
        )
        .replace(/^(\d{1,9})([.)])(?=\s|\\?$)/u, String.raw`$1\$2`),
    )
    .join('\n')
    .trim()
}
