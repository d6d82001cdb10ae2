import { boundary } from './loose.ts'

type GivenAttributes = Readonly<Record<string, string>>

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
  'hr',
  'html',
  'main',
  'nav',
  'option',
  'section',
]

/** Elements that begin and end a block. */
export const blocks: ReadonlyMap<string, BlockForm> = new Map<string, BlockForm>([
  ...plainBlocks.map((name) => [name, { type: boundary }] as const),
  ...['p', 'dt', 'dd', 'pre', 'caption', 'figcaption', 'legend', 'summary'].map(
    (name) => [name, { type: 'paragraph' }] as const,
  ),
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
  ['table', { type: 'table' }],
  ['tr', { type: 'tableRow' }],
  ['td', cell('tableCell')],
  ['th', cell('tableHeader')],
])

/** Elements that mark the text in them. */
export const marks: ReadonlyMap<
  string,
  { readonly type: string; readonly attrs?: (given: GivenAttributes) => unknown }
> = new Map([
  ['strong', { type: 'bold' }],
  ['b', { type: 'bold' }],
  ['em', { type: 'italic' }],
  ['i', { type: 'italic' }],
  ['a', { type: 'link', attrs: (given: GivenAttributes) => ({ href: given['href'] }) }],
])

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
