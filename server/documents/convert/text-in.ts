import { type LooseChild, looseNode } from './loose.ts'

/**
 * Plain text: an empty line ends a paragraph, a line end is a line break. A line that ends in a space runs on in the
 * next one (RFC 3676, format=flowed), as in text that was wrapped by a mail program or copied from a PDF.
 */
export function looseFromText(body: string): LooseChild[] {
  const paragraphs = body
    .replace(/\r\n?|\u2028|\u2029|\f/gu, '\n')
    .replace(/^\ufeff/u, '')
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
  return paragraphs.map((paragraph) => looseNode('paragraph', {}, linesOf(paragraph)))
}

function linesOf(paragraph: string): LooseChild[] {
  const lines = paragraph
    .replace(/[ \t]+\n/gu, ' ')
    .trim()
    .split('\n')
  return lines.flatMap((line, index) => {
    const text = { text: line.replaceAll('\t', ' ').trim(), marks: [] }
    return index === 0 ? [text] : [looseNode('hardBreak'), text]
  })
}
