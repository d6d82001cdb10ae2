import { safeHref } from '#shared/documents/href.ts'
import { all, isBlank, rename, unwrap } from './paste-dom.ts'
import { restoreNotes } from './paste-notes.ts'
import { paragraphsOf } from './paste-text.ts'
import {
  acceptChanges,
  dropComments,
  outlineClasses,
  restoreHeadings,
  restoreLists,
  restoreSpaces,
} from './paste-word.ts'

/** What did not come along as it was, for a word about it. */
export type PasteWord = 'tracked' | 'comments' | 'images'

export interface Cleaned {
  readonly html: string
  readonly words: readonly PasteWord[]
}

/** Never text, whatever is in it. */
const junk =
  'script, style, meta, link, title, base, template, noscript, iframe, frame, object, embed, applet, svg, math, canvas, audio, video, input, select, textarea, button, xml, [hidden], [aria-hidden="true"]'
/** Attributes that mean something in a document of ours. Ids of blocks are given anew, so those of elsewhere are not here. */
const kept: ReadonlySet<string> = new Set(
  'href colspan rowspan start type lang datetime src alt data-note data-caption data-callout data-generated data-tasks data-checked data-page-break data-small-caps'.split(
    ' ',
  ),
)

/** The address behind a mail scanner or a search engine that put itself before it. */
function directAddress(href: string): string {
  if (!URL.canParse(href)) return href
  const { hostname, pathname, searchParams } = new URL(href)
  const isWrapped =
    (hostname.endsWith('.safelinks.protection.outlook.com') && searchParams.has('url')) ||
    (hostname === 'www.google.com' && pathname === '/url')
  return (isWrapped && (searchParams.get('url') ?? searchParams.get('q'))) || href
}

function cleanLinks(body: HTMLElement): void {
  for (const link of all(body, 'a')) {
    if (link.dataset['note'] !== undefined) continue
    const href = safeHref(directAddress(link.getAttribute('href') ?? ''))
    // a place within the page that was copied is not here
    if (href === undefined || href.startsWith('#') || href.startsWith('/') || isBlank(link)) unwrap(link)
    else link.setAttribute('href', href)
  }
}

/** Lists in lists belong in an item; Google Docs and LibreOffice put them between the items. */
function nestLists(body: HTMLElement): void {
  for (const list of all(body, ':is(ul, ol) > :is(ul, ol)')) {
    const before = list.previousElementSibling
    if (before?.tagName === 'LI') before.append(list)
    else {
      const item = body.ownerDocument.createElement('li')
      list.replaceWith(item)
      item.append(list)
    }
  }
  const types: Readonly<Record<string, string>> = {
    'lower-alpha': 'a',
    'lower-latin': 'a',
    'upper-alpha': 'A',
    'upper-latin': 'A',
    'lower-roman': 'i',
    'upper-roman': 'I',
  }
  for (const item of all(body, 'ol > li:first-child')) {
    const list = item.parentElement
    const type = list && (types[list.style.listStyleType] ?? types[item.style.listStyleType])
    if (type) list.setAttribute('type', type)
  }
}

const isBoldCell = (cell: Element): boolean => {
  const words = all(cell, 'b, strong, [style*="font-weight"]')
    .filter((element) => element.matches('b, strong') || /^(?:bold|[6-9]00)$/u.test(element.style.fontWeight))
    .map((element) => element.textContent)
  return !isBlank(cell) && words.some((text) => text.trim() === cell.textContent.trim())
}

/** Header rows: those the source names as such, else a first row that is bold all over. */
function cleanTables(body: HTMLElement): void {
  for (const table of all(body, 'table')) {
    const cells = all(table, 'td, th')
    if (cells.length === 1 && cells[0]) {
      table.replaceWith(...cells[0].childNodes)
      continue
    }
    for (const caption of all(table, 'caption')) {
      const name = rename(caption, 'p')
      name.dataset['caption'] = ''
      if (isBlank(name)) name.remove()
      else table.before(name)
    }
    const rows = all(table, 'tr')
    const header = all(table, 'thead tr')
    const first = rows[0]
    if (header.length === 0 && first && rows.length > 1 && all(first, 'td, th').every(isBoldCell)) header.push(first)
    for (const cell of header.flatMap((row) => all(row, 'td'))) renameCell(cell)
    for (const cell of all(table, 'th')) plainWeight(cell)
  }
}

/** A header cell is bold by itself. */
function plainWeight(cell: HTMLElement): void {
  for (const bold of all(cell, 'b, strong')) unwrap(bold)
  for (const styled of all(cell, '[style]')) styled.style.removeProperty('font-weight')
}

function renameCell(cell: HTMLElement): void {
  const { colSpan, rowSpan } = cell instanceof HTMLTableCellElement ? cell : { colSpan: 1, rowSpan: 1 }
  const renamed = rename(cell, 'th')
  if (colSpan > 1) renamed.setAttribute('colspan', String(colSpan))
  if (rowSpan > 1) renamed.setAttribute('rowspan', String(rowSpan))
}

/** What is left of an element's looks: bold, italic, above and below the line. The schema reads these and nothing else. */
function cleanAttributesOf(element: HTMLElement): void {
  const { fontWeight, fontStyle, verticalAlign } = element.style
  if (element.matches('b, strong') && /^(?:normal|[1-4]00)$/u.test(fontWeight)) return unwrap(element)
  if (element.matches('i, em') && fontStyle === 'normal') return unwrap(element)
  for (const name of element.getAttributeNames()) if (!kept.has(name)) element.removeAttribute(name)
  if (!element.matches('span')) return
  if (/^(?:bold|bolder|[6-9]00)$/u.test(fontWeight)) element.style.fontWeight = 'bold'
  if (fontStyle === 'italic' || fontStyle === 'oblique') element.style.fontStyle = 'italic'
  if (verticalAlign === 'super' || verticalAlign === 'sub') {
    const raised = element.ownerDocument.createElement(verticalAlign === 'super' ? 'sup' : 'sub')
    raised.append(...element.childNodes)
    element.append(raised)
  }
}

/** A page of a PDF in the browser is lines without structure. */
function isPdfPage(body: HTMLElement): boolean {
  const lines = all(body, 'span[role="presentation"]')
  return lines.length > 2 && all(body, 'p, h1, h2, li, table').length === 0
}

function fromPdf(body: HTMLElement): void {
  for (const line of all(body, 'br')) line.replaceWith('\n')
  const paragraphs = paragraphsOf(body.textContent).map((text) => {
    const paragraph = body.ownerDocument.createElement('p')
    paragraph.textContent = text
    return paragraph
  })
  body.replaceChildren(...paragraphs)
}

function dropImages(body: HTMLElement, isOurs: (address: string) => boolean): boolean {
  const found = all(body, 'img').filter((image) => !isOurs(image.getAttribute('src') ?? ''))
  for (const image of found) image.remove()
  // a dot to see whether a mail was opened is no picture
  return found.some((image) => image.getAttribute('width') !== '1' && image.getAttribute('height') !== '1')
}

/**
 * HTML from anywhere as a document of ours could hold it: structure kept, looks and clutter gone. What comes out still
 * goes through the schema, which is what keeps strangers out; this is only so that nothing of worth is lost there.
 * @param isOurImage is this the address of a picture that a document here may show?
 */
export function cleanPastedHtml(html: string, newId: () => string, isOurImage: (address: string) => boolean): Cleaned {
  // a document of a parser runs no script and fetches nothing
  const document = new DOMParser().parseFromString(html, 'text/html')
  const { body } = document
  const classes = outlineClasses(document)
  for (const element of all(document, junk)) element.remove()
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT)
  const nodes: Node[] = []
  while (comments.nextNode()) nodes.push(comments.currentNode)
  for (const comment of nodes) comment.parentNode?.removeChild(comment)
  const words: PasteWord[] = []
  if (dropComments(body)) words.push('comments')
  if (acceptChanges(body)) words.push('tracked')
  if (dropImages(body, isOurImage)) words.push('images')
  if (isPdfPage(body)) fromPdf(body)
  restoreNotes(body, newId)
  restoreSpaces(body)
  restoreHeadings(body, classes)
  restoreLists(body)
  nestLists(body)
  cleanTables(body)
  cleanLinks(body)
  for (const line of all(body, 'br.Apple-interchange-newline')) line.remove()
  for (const element of all(body, '*')) cleanAttributesOf(element)
  return { html: body.innerHTML, words }
}
