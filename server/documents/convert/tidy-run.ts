import type { Run } from './fit.ts'
import { isText, type LooseNode, type LooseText } from './loose.ts'

/** White space that HTML collapses; a no-break space is a character like any other. */
const spaces = /[ \t\n\r\f]+/gu

const lineBreak = 'hardBreak'
const isBreak = (child: LooseText | LooseNode | undefined): boolean =>
  child !== undefined && !isText(child) && child.type === lineBreak

/**
 * A run of text as HTML shows it: white space collapsed, none at the edges or around a line break. A lone break only
 * holds a line open in HTML, and is no content.
 */
export function tidyRun(run: Run): Run {
  const tidy: (LooseText | LooseNode)[] = []
  let afterSpace = true
  for (const [index, child] of run.entries()) {
    if (!isText(child)) {
      tidy.push(child)
      afterSpace = isBreak(child)
      continue
    }
    let text = child.text.replace(spaces, ' ')
    if (afterSpace) text = text.replace(/^ /u, '')
    if (isBreak(run[index + 1]) || index === run.length - 1) text = text.replace(/ $/u, '')
    if (!text) continue
    tidy.push({ ...child, text })
    afterSpace = text.endsWith(' ')
  }
  trimEnd(tidy)
  return tidy.length === 1 && isBreak(tidy[0]) ? [] : tidy
}

/** A space that became the last one because what followed it was nothing but space. */
function trimEnd(run: (LooseText | LooseNode)[]): void {
  for (let index = run.length - 1; index >= 0; index -= 1) {
    const child = run[index]
    if (!child || !isText(child)) continue
    if (!child.text.endsWith(' ')) continue
    if (index < run.length - 1 && !isBreak(run[index + 1])) continue
    const text = child.text.slice(0, -1)
    if (text) run[index] = { ...child, text }
    else run.splice(index, 1)
  }
}
