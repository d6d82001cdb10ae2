import { useEffect } from 'react'

/** What stands above each page. */
interface PrintHead {
  readonly title: string
  /** Status, version and day, as one reads them. */
  readonly state: string
  /** "Pagina {page} van {pages}", in which the browser counts. */
  readonly page: string
}

/** A text as a CSS string: what would end it goes by its code. */
const cssString = (text: string): string =>
  `"${text.replaceAll(/["\\\n\r\f<]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`

const counted = (text: string): string =>
  text
    .split(/(\{pages?\})/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '{page}' ? 'counter(page)' : piece === '{pages}' ? 'counter(pages)' : cssString(piece)))
    .join(' ')

/**
 * Header and footer of every printed page. Page boxes take only literal strings, so the rule is made here; in a sheet of
 * its own, which no security policy counts as an inline style.
 */
export function usePrintSheet({ title, state, page }: PrintHead): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    const look = 'font: 9pt "Source Sans 3 Variable", sans-serif; color: #4d5561;'
    sheet.replaceSync(`@page {
      size: A4;
      margin: 25mm;
      @top-left { content: ${cssString(title)}; width: 60%; ${look} }
      @top-right { content: ${cssString(state)}; width: 40%; ${look} }
      @bottom-right { content: ${counted(page)}; ${look} }
    }`)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [title, state, page])
}
