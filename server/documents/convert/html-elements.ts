import { generatedInDom } from '#shared/documents/blocks.ts'
import { partLanguage } from '#shared/documents/marks.ts'
import { imageAt } from '#shared/images/address.ts'
import { isDay } from '#shared/lib/day.ts'
import { boundary, type LooseMark } from './loose.ts'

export type GivenAttributes = Readonly<Record<string, string>>

/** What an HTML element becomes here. An element in none of these lists gives its content to the text around it. */
export interface BlockForm {
  readonly type: string
  readonly attrs?: (given: GivenAttributes) => Record<string, unknown>
}

const heading = (level: number): BlockForm => ({ type: 'heading', attrs: () => ({ level }) })

const alignOf = (given: GivenAttributes): string | undefined =>
  /text-align:\s*(left|center|right)/iu.exec(given['style'] ?? '')?.[1]?.toLowerCase() ?? given['align']?.toLowerCase()

const widthsOf = (given: GivenAttributes): number[] | undefined =>
  given['colwidth']?.split(',').map((width) => Number.parseInt(width, 10))

const cell = (type: string): BlockForm => ({
  type,
  attrs: (given) => ({
    colspan: given['colspan'],
    rowspan: given['rowspan'],
    align: alignOf(given),
    colwidth: widthsOf(given),
  }),
})

const plainBlocks = [
  'address',
  'article',
  'aside',
  'body',
  'center',
  'details',
  'dialog',
  'div',
  'dl',
  'fieldset',
  'figure',
  'footer',
  'form',
  'header',
  'hgroup',
  'html',
  'main',
  'nav',
  'option',
  'section',
]

/** Elements that begin and end a block. */
const blocks: ReadonlyMap<string, BlockForm> = new Map<string, BlockForm>([
  ...plainBlocks.map((name) => [name, { type: boundary }] as const),
  ...['p', 'dt', 'dd', 'pre', 'figcaption', 'legend', 'summary'].map((name) => [name, { type: 'paragraph' }] as const),
  ['h1', heading(1)],
  ['h2', heading(2)],
  ['h3', heading(3)],
  ['h4', heading(4)],
  ['h5', heading(4)],
  ['h6', heading(4)],
  ['ul', { type: 'bulletList' }],
  ['menu', { type: 'bulletList' }],
  ['ol', { type: 'orderedList', attrs: (given) => ({ start: given['start'], type: given['type'] }) }],
  ['li', { type: 'listItem' }],
  ['blockquote', { type: 'blockquote' }],
  ['table', { type: 'table', attrs: (given) => ({ sumRow: 'data-sum-row' in given }) }],
  ['caption', { type: 'tableCaption' }],
  ['hr', { type: 'horizontalRule' }],
  ['tr', { type: 'tableRow' }],
  ['td', cell('tableCell')],
  ['th', cell('tableHeader')],
])

const isTrue = (value: string | undefined): boolean => value === 'true'

/** Elements that our own export means something more with. */
function ownForm(name: string, given: GivenAttributes): BlockForm | undefined {
  const has = (attribute: string): boolean => attribute in given
  if (name === 'aside' && has('data-callout'))
    return { type: 'callout', attrs: () => ({ kind: given['data-callout'] }) }
  if (name === 'ul' && has('data-tasks')) return { type: 'taskList' }
  if (name === 'li' && has('data-checked'))
    return { type: 'taskItem', attrs: () => ({ checked: isTrue(given['data-checked']) }) }
  if ((name === 'li' || name === 'div') && has('data-note'))
    return { type: 'footnote', attrs: () => ({ note: given['data-note'] }) }
  if (name === 'ol' && has('data-notes')) return { type: boundary }
  if (name === 'p' && has('data-caption')) return { type: 'tableCaption' }
  if (name === 'hr' && has('data-page-break')) return { type: 'pageBreak' }
  return undefined
}

export const isBlock = (name: string): boolean => blocks.has(name)
/** The block that begins with this element; undefined when it is none. */
export const blockForm = (name: string, given: GivenAttributes): BlockForm | undefined =>
  ownForm(name, given) ?? blocks.get(name)

/** The node that an element is, whatever is in it; undefined when it is none. */
export function leafForm(
  name: string,
  given: GivenAttributes,
): { type: string; attrs: Record<string, unknown> } | undefined {
  if (name === 'img' && imageAt(given['src'])) {
    const { src, alt, width, height } = given
    return { type: 'image', attrs: { src, alt, width, height, frames: given['data-frames'] } }
  }
  if (name === 'a' && given['data-note']) return { type: 'footnoteReference', attrs: { note: given['data-note'] } }
  if (name === 'span' && given['data-mention'] && given['data-label']) {
    return {
      type: 'mention',
      attrs: { kind: given['data-mention'], ref: given['data-ref'], label: given['data-label'] },
    }
  }
  if (name === 'time' && isDay(given['datetime'])) return { type: 'date', attrs: { day: given['datetime'] } }
  return undefined
}

/** Written for readers by an export of ours: it is made again by the next one, and is no content. */
export const isGenerated = (given: GivenAttributes): boolean => generatedInDom in given

const plainMarks: ReadonlyMap<string, string> = new Map([
  ['strong', 'bold'],
  ['b', 'bold'],
  ['em', 'italic'],
  ['i', 'italic'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
])

/** The marks that an element sets on the text in it. */
export function marksOf(name: string, given: GivenAttributes): LooseMark[] {
  const found: LooseMark[] = []
  const plain = plainMarks.get(name)
  if (plain) found.push({ type: plain, attrs: {} })
  if (name === 'a') found.push({ type: 'link', attrs: { href: given['href'] } })
  if (name === 'span' && 'data-small-caps' in given) found.push({ type: 'smallCaps', attrs: {} })
  const lang = partLanguage(given['lang'])
  if (lang) found.push({ type: 'language', attrs: { lang } })
  return found
}

/** Elements of which nothing may come in: programs, styles, other documents, and what no reader sees. */
export const withoutContent: ReadonlySet<string> = new Set([
  'applet',
  'audio',
  'canvas',
  'datalist',
  'embed',
  'frameset',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'plaintext',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'video',
  'xmp',
])

/** Elements that cannot have content. */
export const empty: ReadonlySet<string> = new Set([
  'area',
  'base',
  'basefont',
  'bgsound',
  'br',
  'col',
  'embed',
  'frame',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])
