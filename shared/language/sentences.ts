/** A piece of a text by its place: `text.slice(from, to)`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Abbreviations that end in a full stop without ending a sentence, without that stop, lower case. */
const abbreviations: ReadonlySet<string> = new Set(
  `a.d a.h.v a.i a.s a.u.b afd afz alg art b.g.g b.v bijl bijv blz ca c.a c.q c.s cf d.d d.m.v d.w.z dhr dr drs e.a e.d
  e.e.a e.v evt excl fig gem hfdst hoofdst i.c i.c.m i.e i.h.b i.m i.o i.p.v i.s.m i.t.t i.v.m incl ing inz ir jl jr lid
  m.a.w m.b.t m.b.v m.i m.i.v m.m m.n m.u.v mej mevr mgr min mr mw n.a.v n.b nl no nr nrs o.a o.b.v o.g.v o.i o.i.d o.l.v
  o.m o.v.v p.a p.m p.p par pag plv prof prov r.o red resp rijksw s.v.p sec st stb stcrt t.a.v t.b.v t.g.v t.h.v t.m t.n.v
  t.o.v t.w t.z.t tel t.e.m toel u.a v.a v.w.b vgl vlg vlgs vz w.o w.v.t.t.k wnd z.g.a.n z.i z.o.z zgn`.split(/\s+/u),
)
/** Abbreviations that just as well end a sentence: only a capital after them tells. */
const openEnded: ReadonlySet<string> = new Set([
  'enz',
  'etc',
  'e.d',
  'e.a',
  'o.i.d',
  'jl',
  'n.v.t',
  'p.m',
  'a.i',
  'c.s',
])

const end = /[.!?…]+["'”’»)\]]*(?=\s|$)|\n+/gu
const initials = /(?:^|[\s(])(?:\p{Lu}\.)*\p{Lu}$/u
const lastWord = /[\p{L}\p{N}.]+$/u
const opensSentence = /^\s*["'„“‘«([]*(?:[’']\p{Ll}[\s-]+)?[\p{Lu}\p{N}]/u

/** Do these marks end a sentence? `after` is where what follows them begins. */
function endsSentence(text: string, marks: RegExpExecArray, after: number): boolean {
  const at = marks.index
  const rest = text.slice(after, after + 40)
  if (rest.trim() === '') return true
  // "‘Is dat zo?’ vroeg zij." and "dat was … veel" run on in a small letter
  if (!opensSentence.test(rest)) return false
  if (!/^\.(?!\.)/u.test(marks[0])) return true
  const before = text.slice(Math.max(0, at - 30), at)
  const word = lastWord.exec(before)?.[0].toLowerCase() ?? ''
  if (openEnded.has(word)) return true
  // "J.P. de Vries"
  if (abbreviations.has(word) || initials.test(before)) return false
  // "1. Inleiding" at the beginning of a line is a number, not a sentence
  return !(/^\d{1,3}$/u.test(word) && /(?:^|\n)\s*\d+$/u.test(text.slice(Math.max(0, at - 10), at)))
}

/**
 * The sentences of one block of Dutch text, in order, without the white space between them. Abbreviations, initials,
 * numbers and dates do not end one. Linear in the length of the text.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = []
  let from = 0
  const close = (to: number): void => {
    const piece = text.slice(from, to)
    const start = from + (piece.length - piece.trimStart().length)
    const stop = from + piece.trimEnd().length
    if (stop > start) sentences.push({ from: start, to: stop })
    from = to
  }
  for (const found of text.matchAll(end)) {
    const after = found.index + found[0].length
    if (found[0].startsWith('\n')) close(found.index)
    else if (endsSentence(text, found, after)) close(after)
  }
  close(text.length)
  return sentences
}
