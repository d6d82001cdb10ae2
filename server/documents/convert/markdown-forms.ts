import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'
import { calloutMarkers } from './callout-markers.ts'
import { withoutNumber } from './heading-numbers.ts'

/** A label in `[^label]`; what people and other programs write there, too. */
const label = /^\[\^([\w-]{1,64})\]/u

/** `[^1]`: the place that a note is about. */
function noteReference(state: StateInline, silent: boolean): boolean {
  const key = label.exec(state.src.slice(state.pos, state.pos + 80))?.[1]
  if (key === undefined) return false
  if (!silent) state.push('html_inline', '', 0).content = `<a data-note="${key}"></a>`
  state.pos += key.length + 3
  return true
}

/** `[^1]: words`, with what belongs to it indented by four. */
function noteDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const line = state.src.slice(start, state.eMarks[startLine])
  const key = label.exec(line)?.[1]
  const indent = state.sCount[startLine] ?? 0
  if (key === undefined || line[key.length + 3] !== ':' || indent - state.blkIndent >= 4) return false
  if (silent) return true
  let next = startLine + 1
  let end = next
  for (; next < endLine; next += 1) {
    if (state.isEmpty(next)) continue
    if ((state.sCount[next] ?? 0) < state.blkIndent + 4) break
    end = next + 1
  }
  const body = [line.slice(key.length + 4).trimStart(), state.getLines(startLine + 1, end, state.blkIndent + 4, false)]
  state.push('html_block', '', 0).content = `<div data-note="${key}">`
  state.md.block.parse(body.join('\n'), state.md, state.env, state.tokens)
  state.push('html_block', '', 0).content = '</div>'
  state.line = end
  return true
}

const task = /^\[([ xX])\](?: +|(?=\n)|$)/u

/** The line of text that an item or a quote begins with. */
function firstInline(tokens: readonly Token[], open: number): Token | undefined {
  const [paragraph, inline] = [tokens[open + 1], tokens[open + 2]]
  return paragraph?.type === 'paragraph_open' && inline?.type === 'inline' ? inline : undefined
}

/** A list of which every item begins with `[ ]` or `[x]` is a list of tasks. */
function taskLists({ tokens }: StateCore): void {
  const open: { list: Token; items: { item: Token; inline: Token | undefined }[] }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') open.push({ list: token, items: [] })
    if (token.type === 'list_item_open') open.at(-1)?.items.push({ item: token, inline: firstInline(tokens, index) })
    if (token.type !== 'bullet_list_close' && token.type !== 'ordered_list_close') continue
    const closed = open.pop()
    if (!closed || closed.list.type !== 'bullet_list_open') continue
    const found = closed.items.map(({ item, inline }) => ({ item, inline, box: task.exec(inline?.content ?? '') }))
    if (!found.every(({ box }) => box)) continue
    closed.list.attrSet('data-tasks', '')
    for (const { item, inline, box } of found) {
      item.attrSet('data-checked', String(box?.[1] !== ' '))
      if (inline && box) inline.content = inline.content.slice(box[0].length)
    }
  }
}

const markers = new Map(Object.entries(calloutMarkers).map(([kind, marker]) => [`[!${marker}]`, kind]))

/** A quote that begins with `[!NOTE]` on a line of its own is a callout. */
function callouts({ tokens }: StateCore): void {
  const open: { quote: Token; kind: string | undefined }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'blockquote_open') {
      const inline = firstInline(tokens, index)
      const [first = ''] = inline?.content.split('\n', 1) ?? []
      const kind = markers.get(first.trim())
      open.push({ quote: token, kind })
      if (kind === undefined || !inline) continue
      token.tag = 'aside'
      token.attrSet('data-callout', kind)
      inline.content = inline.content.slice(first.length + 1)
      // the paragraph that held nothing but the marker is none
      if (inline.content === '') for (const part of tokens.slice(index + 1, index + 4)) part.hidden = true
    }
    if (token.type === 'blockquote_close' && open.pop()?.kind !== undefined) token.tag = 'aside'
  }
}

/** What an export of ours set before the words of a heading is made again by the next one. */
function headingNumbers({ tokens }: StateCore): void {
  for (const [index, { type }] of tokens.entries()) {
    const inline = tokens[index + 1]
    if (type === 'heading_open' && inline) inline.content = withoutNumber(inline.content)
  }
}

/** What our documents hold and CommonMark does not know: notes, tasks and callouts, as GitHub writes them. */
export function addForms(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'note-reference', noteReference)
  markdown.block.ruler.before('reference', 'note-definition', noteDefinition, { alt: ['paragraph', 'reference'] })
  markdown.core.ruler.after('block', 'task-lists', taskLists)
  markdown.core.ruler.after('block', 'callouts', callouts)
  markdown.core.ruler.after('block', 'heading-numbers', headingNumbers)
}
