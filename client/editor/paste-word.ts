import { headingLevels } from '#shared/documents/attributes.ts'
import { all, isBlank, rename, styleOf, unwrap, wordStyle } from './paste-dom.ts'

/** What Word, LibreOffice and Outlook call a heading, beside the tags: built-in styles in two languages. */
const headingClass = /^(?:Mso)?(?:Heading|Kop)\s?(\d)/iu

/** Classes to which the style sheet of the clipboard gives an outline level: styles that a house made itself. */
export function outlineClasses(document: Document): Map<string, number> {
  const levels = new Map<string, number>()
  for (const { textContent } of all(document, 'style')) {
    for (const [, selectors = '', rules = ''] of textContent.matchAll(/([^{}]+)\{([^}]*)\}/gu)) {
      const level = /mso-outline-level:\s*(\d)/iu.exec(rules)?.[1]
      if (level === undefined) continue
      for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/gu)) levels.set(name, Number(level))
    }
  }
  return levels
}

function headingLevel(paragraph: Element, classes: ReadonlyMap<string, number>): number | undefined {
  if (paragraph.classList.contains('MsoTitle')) return 1
  const own = wordStyle(paragraph, 'mso-outline-level')
  if (own !== undefined) return /^\d$/u.test(own) ? Number(own) : undefined
  for (const name of paragraph.classList) {
    const level = headingClass.exec(name)?.[1] ?? classes.get(name)
    if (level !== undefined) return Number(level)
  }
  return undefined
}

/** Paragraphs that are headings by their style become headings; deeper levels than the house has become its deepest. */
export function restoreHeadings(body: HTMLElement, classes: ReadonlyMap<string, number>): void {
  for (const paragraph of all(body, 'p')) {
    const level = headingLevel(paragraph, classes)
    if (level === undefined || level < 1 || isBlank(paragraph)) continue
    for (const marker of markersOf(paragraph)) marker.remove()
    rename(paragraph, `h${Math.min(level, headingLevels.length)}`)
  }
  for (const heading of all(body, 'h5, h6')) rename(heading, `h${headingLevels.length}`)
  for (const heading of all(body, 'h1, h2, h3, h4')) {
    for (const marker of markersOf(heading)) marker.remove()
    // a heading is bold by itself
    for (const bold of all(heading, 'b, strong')) unwrap(bold)
    for (const styled of all(heading, '[style]')) styled.style.removeProperty('font-weight')
  }
}

const markersOf = (paragraph: Element): HTMLElement[] =>
  all(paragraph, '[style*="mso-list"]').filter((element) => /mso-list:\s*ignore/iu.test(styleOf(element)))

interface Item {
  readonly paragraph: HTMLElement
  readonly list: string
  readonly level: number
  readonly marker: string
}

function itemOf(paragraph: Element): Item | undefined {
  const value = wordStyle(paragraph, 'mso-list')
  const level = /level(\d)/iu.exec(value ?? '')?.[1]
  if (!(paragraph instanceof HTMLElement) || value === undefined || level === undefined) return undefined
  const [first] = markersOf(paragraph)
  const marker = (first?.textContent ?? '').replaceAll(/[\s\u00A0]/gu, '')
  return { paragraph, list: /l\d+/iu.exec(value)?.[0] ?? value, level: Number(level), marker }
}

const roman = /^[ivx]+$/iu

/** Kind and first number of a list, from the first marker in it: "3." "b)" "iv." "•". */
function listFor(document: Document, marker: string): HTMLElement {
  const text = /^\(?([a-z]{1,5}|\d{1,4}(?:\.\d{1,3})*)[.)]?$/iu.exec(marker)?.[1]
  if (text === undefined || marker === 'o' || marker === '§') return document.createElement('ul')
  const list = document.createElement('ol')
  if (/^\d/u.test(text)) {
    const start = Number(text.split('.').at(-1))
    if (start !== 1) list.setAttribute('start', String(start))
  } else {
    const isRoman = roman.test(text) && (text.length > 1 || text.toLowerCase() === 'i')
    const isUpper = text === text.toUpperCase()
    list.setAttribute('type', isRoman ? (isUpper ? 'I' : 'i') : isUpper ? 'A' : 'a')
  }
  return list
}

/** One run of list paragraphs in a row, as lists in lists. */
function buildLists(items: readonly Item[]): HTMLElement[] {
  const lists: HTMLElement[] = []
  const open: { level: number; name: string; list: HTMLElement }[] = []
  for (const { paragraph, list: name, level, marker } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop()
    const last = open.at(-1)
    if (last && last.level === level && last.name !== name && open.length === 1) open.pop()
    let list = open.at(-1)?.level === level ? open.at(-1)?.list : undefined
    if (!list) {
      list = listFor(paragraph.ownerDocument, marker)
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else lists.push(list)
      open.push({ level, name, list })
    }
    for (const element of markersOf(paragraph)) element.remove()
    const item = paragraph.ownerDocument.createElement('li')
    const words = paragraph.ownerDocument.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    list.append(item)
  }
  return lists
}

/** Word has no lists in its HTML, only paragraphs that say of which list and level they are (`mso-list:l0 level2 lfo1`). */
export function restoreLists(body: HTMLElement): void {
  let run: Item[] = []
  const close = (): void => {
    const [first] = run
    if (!first) return
    const place = first.paragraph.ownerDocument.createComment('')
    first.paragraph.before(place)
    const lists = buildLists(run)
    for (const { paragraph } of run) paragraph.remove()
    place.replaceWith(...lists)
    run = []
  }
  for (const paragraph of all(body, 'p')) {
    const item = itemOf(paragraph)
    if (!item) continue
    if (run.length > 0 && run.at(-1)?.paragraph.nextElementSibling !== paragraph) close()
    run.push(item)
  }
  close()
}

/** Result of tracked changes: what was struck is gone, what was put in is text. @returns whether there were any */
export function acceptChanges(body: HTMLElement): boolean {
  const gone = all(body, 'del, .msoDel, .MsoDel')
  const come = all(body, 'ins, .msoIns, .MsoIns')
  for (const element of gone) element.remove()
  for (const element of come) unwrap(element)
  return gone.length + come.length > 0
}

const comments =
  '.MsoCommentReference, .MsoCommentText, .MsoCommentSubject, .msocomanchor, .msocomtxt, .msocomoff, [style*="mso-element:comment"]'

/** Comments have a place of their own and are never text. @returns whether there were any */
export function dropComments(body: HTMLElement): boolean {
  const found = all(body, comments)
  for (const element of found) element.remove()
  for (const element of all(body, '[style*="mso-comment-reference"]')) unwrap(element)
  return found.length > 0
}

/** Spaces that Word makes by other means, and paragraphs that are there only for their white space. */
export function restoreSpaces(body: HTMLElement): void {
  for (const element of all(body, '[style*="mso-spacerun"], [style*="mso-tab-count"]')) element.replaceWith(' ')
  for (const paragraph of all(body, 'p')) {
    const isFiller = isBlank(paragraph) && !paragraph.querySelector('img, br') && !paragraph.closest('td, th, li')
    if (isFiller) paragraph.remove()
  }
}
