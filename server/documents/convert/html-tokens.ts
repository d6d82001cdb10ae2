import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

export interface HtmlHandler {
  /** @param attrs with names in lower case; of a name given twice the first counts, as in HTML */
  start(name: string, attrs: Readonly<Record<string, string>>): void
  end(name: string): void
  text(text: string): void
}

/**
 * Hands the tags and text of a piece of HTML to `handler`. Only the tokenizer of htmlparser2 is used: its parser keeps
 * a list of open elements in which every step costs more the deeper it is, so that a megabyte of `<div>` would hang it.
 */
export function readHtml(html: string, handler: HtmlHandler): void {
  let name = ''
  let attributeName = ''
  let value = ''
  let attrs: Record<string, string> = {}
  const openTag = (): void => handler.start(name, attrs)
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      name = html.slice(start, end).toLowerCase()
      attrs = {}
    },
    onattribname: (start, end) => {
      attributeName = html.slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => {
      value += html.slice(start, end)
    },
    onattribentity: (codepoint) => {
      value += String.fromCodePoint(codepoint)
    },
    onattribend: () => {
      if (!Object.hasOwn(attrs, attributeName)) attrs[attributeName] = value
    },
    onopentagend: openTag,
    onselfclosingtag: openTag,
    onclosetag: (start, end) => handler.end(html.slice(start, end).toLowerCase()),
    ontext: (start, end) => handler.text(html.slice(start, end)),
    ontextentity: (codepoint) => handler.text(String.fromCodePoint(codepoint)),
    oncdata: () => undefined,
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
}
