import { Mark } from '@tiptap/core'
import { partLanguages } from './attributes.ts'
import { safeHref } from './href.ts'

/**
 * Only the address: target and class are the page's business, and one thing less to attack. What makes links while
 * somebody writes is in `client/editor/links.ts`.
 */
export const DocumentLink = Mark.create({
  name: 'link',
  // outermost: words of one link stay one link when some of them are bold
  priority: 1000,
  keepOnSplit: false,
  exitable: true,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element) => safeHref(element.getAttribute('href')) ?? null },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (safeHref(element.getAttribute('href')) === undefined ? false : null) },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    { ...HTMLAttributes, href: safeHref(HTMLAttributes['href']) ?? null, rel: 'noopener noreferrer nofollow' },
    0,
  ],
})

/** m², 1e: above the line. */
export const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'superscript subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
  addKeyboardShortcuts() {
    return { 'Mod-.': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** CO₂: below the line. */
export const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
  addKeyboardShortcuts() {
    return { 'Mod-,': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** Small capitals; the letters themselves stay as they are typed. */
export const SmallCaps = Mark.create({
  name: 'smallCaps',
  parseHTML: () => [{ tag: 'span[data-small-caps]' }],
  renderHTML: () => ['span', { 'data-small-caps': '' }, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-k': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** The language that `lang` names, when it is one a part may have: `en-US` is English. Word writes `NL` everywhere. */
export function partLanguage(lang: string | null | undefined): string | undefined {
  const primary = lang === 'nl' ? lang : /^([a-z]{2,3})(?:-|$)/iu.exec(lang ?? '')?.[1]?.toLowerCase()
  const found = partLanguages.find((known) => known === primary)
  return found === 'nl' && lang !== 'nl' ? undefined : found
}

/** A part in another language: read aloud, spelled and exported as such (WCAG 3.1.2). */
export const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({
    lang: { default: null, parseHTML: (element) => partLanguage(element.getAttribute('lang')) ?? null },
  }),
  parseHTML: () => [
    {
      tag: 'span[lang]',
      getAttrs: (element) => (partLanguage(element.getAttribute('lang')) === undefined ? false : null),
      consuming: false,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
