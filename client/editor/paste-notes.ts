import { all } from './paste-dom.ts'

/** The element that a link within the page goes to. */
function targetOf(root: HTMLElement, link: Element): HTMLElement | undefined {
  const name = decodeURI(link.getAttribute('href') ?? '').slice(1)
  if (name === '') return undefined
  return all(root, '[id], a[name]').find((element) => element.id === name || element.getAttribute('name') === name)
}

/** The smallest element that holds all words of the note. */
const noteAround = (target: Element): Element | null =>
  target.closest('div[id^="ftn"], div[id^="edn"], div[id^="sdfootnote"], div[id^="sdendnote"], li') ??
  target.closest('p, div')

function note(document: Document, id: string, around: Element): HTMLElement {
  const made = document.createElement('div')
  made.dataset['note'] = id
  const paragraphs = around.matches('p') ? [around] : all(around, 'p')
  for (const paragraph of paragraphs.length > 0 ? paragraphs : [around]) {
    const words = document.createElement('p')
    words.append(...paragraph.childNodes)
    words.firstChild?.replaceWith(words.firstChild.cloneNode(true))
    made.append(words)
  }
  return made
}

/**
 * Notes of Word, LibreOffice, Google Docs and web pages: two links that point at each other, of which the first is the
 * reference and the second stands before the words. They become notes of ours, at the end.
 * @param newId a name for each note, unlike any other
 */
export function restoreNotes(body: HTMLElement, newId: () => string): void {
  const notes: HTMLElement[] = []
  for (const reference of all(body, 'a[href^="#"]')) {
    if (!body.contains(reference)) continue
    const target = targetOf(body, reference)
    const around = target && noteAround(target)
    if (!target || !around || around.contains(reference)) continue
    const back = target.matches('a[href^="#"]') ? target : around.querySelector('a[href^="#"]')
    const origin = back && targetOf(body, back)
    if (!back || !origin || !(origin === reference || origin.contains(reference))) continue
    const id = newId()
    ;(back.closest('sup') ?? back).remove()
    notes.push(note(body.ownerDocument, id, around))
    around.remove()
    const link = body.ownerDocument.createElement('a')
    link.dataset['note'] = id
    link.textContent = '*'
    const raised = reference.closest('sup')
    ;(raised && raised.textContent.trim() === reference.textContent.trim() ? raised : reference).replaceWith(link)
  }
  for (const rule of all(body, '[style*="footnote-list"] > hr, [style*="endnote-list"] > hr')) rule.remove()
  body.append(...notes)
}
