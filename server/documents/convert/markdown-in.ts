import MarkdownIt from 'markdown-it'
import { addForms } from './markdown-forms.ts'

/** markdown-it's own bound on blocks inside blocks; deeper stays plain text. */
const MAX_NESTING = 100

/** CommonMark with tables, notes, tasks and callouts. HTML in it passes through to the HTML reader, which keeps only what the schema knows. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false })
markdown.set({ maxNesting: MAX_NESTING })
addForms(markdown)
// Addresses stay as they are written; which ones may be a link is decided in one place, `safeHref`.
markdown.normalizeLink = (url) => url
markdown.validateLink = () => true

/** Markdown as HTML that nobody has checked yet. */
export const htmlFromMarkdown = (body: string): string => markdown.render(body)
