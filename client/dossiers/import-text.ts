import type { ImportFormat } from '#shared/documents/schema.ts'
import { maxImportCharacters } from '#shared/documents/limits.ts'

/** A text that somebody brings, and what we take it for. */
export interface Imported {
  readonly format: ImportFormat
  readonly body: string
}

const byExtension: Readonly<Record<string, ImportFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  txt: 'text',
}

/** The format of a file by its name; undefined for what we do not read. */
export const formatOfFile = (name: string): ImportFormat | undefined =>
  byExtension[name.toLowerCase().split('.').at(-1) ?? '']

/** Lines that only Markdown has: a heading, a list, a quote, a row of a table; or bold and links inside. */
const markdownSigns = /^(#{1,6} |[-*+] |\d+\. |> |\|.+\|)|\*\*\S|\[[^\]]+\]\([^)]+\)/mu
const htmlSigns = /^\s*<(!doctype|html|body|h[1-6]|p|ul|ol|table|div|article|section)\b/iu

/** What a pasted text most likely is; whoever pasted it can say otherwise. */
export function guessFormat(text: string): ImportFormat {
  if (htmlSigns.test(text)) return 'html'
  return markdownSigns.test(text) ? 'markdown' : 'text'
}

/** HTML on the clipboard that says more than the plain text beside it: headings, lists, tables, bold, links. */
export const isRichHtml = (html: string): boolean => /<(h[1-6]|ul|ol|table|strong|b|em|i|a|blockquote)\b/iu.test(html)

export const isTooLong = (body: string): boolean => body.length > maxImportCharacters

/** Reads a file as UTF-8. @returns undefined when it is no text */
export async function readText(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

/** As much of a text as one needs to see that it is the right one. */
const PREVIEW_CHARACTERS = 600
export const previewOf = (body: string): string =>
  body.length > PREVIEW_CHARACTERS ? `${body.slice(0, PREVIEW_CHARACTERS)}…` : body
