/** Words of a link that mean nothing without the sentence around them, in the languages of the workspace. */
const empty: ReadonlySet<string> = new Set(
  `hier|klik|klik hier|klik hier voor meer|klik hier voor meer informatie|lees meer|lees verder|meer|meer info
meer informatie|meer lezen|meer weten|link|deze link|via deze link|url|website|de website|deze website|site|pagina
deze pagina|download|downloaden|bekijk|bekijk hier|zie hier|verder|document|bijlage|bestand|pdf|here|click here|more
read more|more information|this link|this page`.split(/[|\n]/u),
)

const address = /^(?:https?:\/\/|www\.)\S+$/iu

/** Does the text of a link say where it goes? An address read out letter by letter does not, nor does "klik hier". */
export function saysNothing(text: string): boolean {
  const words = text.replaceAll(/[\s\u00a0]+/gu, ' ').trim()
  if (address.test(words)) return true
  return empty.has(
    words
      .toLowerCase()
      .replace(/[.…:!»>→]+$/u, '')
      .trim(),
  )
}
