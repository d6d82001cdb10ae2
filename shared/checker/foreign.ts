import { wordsIn } from '#shared/language/counts.ts'
import { splitSentences, type Span } from '#shared/language/sentences.ts'

/** Small words that are common in one of the languages and rare in the others. */
const small: Readonly<Record<'nl' | 'en' | 'de' | 'fr' | 'fy', ReadonlySet<string>>> = {
  nl: set('de het een en van dat voor met zijn niet op te aan door wordt worden ook als bij naar om uit deze dit wij'),
  en: set(
    'the and of to that for with are this from which by be have has not as their will shall should we our it its',
  ),
  de: set('der die das und ist nicht mit für von den dem ein eine auf werden wird auch sich wir sind zu zur im'),
  fr: set('le la les et des est une pour dans que qui sur avec par du au aux nous sont ce cette il'),
  fy: set('fan it oan troch mei foar binne dy ús wurdt wurde sy hawwe kin moat yn nei dat ek by'),
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

const others = ['en', 'de', 'fr', 'fy'] as const

/** Fewer words are a name, a title or a term, which needs no language of its own. */
const LEAST_WORDS = 8
/** Of the words of a sentence this part is small words in ordinary prose; a guess on fewer is no guess. */
const LEAST_PART = 0.25

/** Frisian has these from Dutch, or Dutch from Frisian: in a sentence that may be Frisian they tell nothing. */
const dutchAndFrisian: ReadonlySet<string> = new Set(['de', 'en', 'op', 'by'])

/** The language that a sentence seems to be in, when that is not Dutch. */
function languageOf(sentence: string): string | undefined {
  const words = wordsIn(sentence).map(({ from, to }) => sentence.slice(from, to).toLowerCase())
  if (words.length < LEAST_WORDS) return undefined
  const count = (language: keyof typeof small): number => words.filter((word) => small[language].has(word)).length
  const [best] = others.map((language) => ({ language, found: count(language) })).toSorted((a, b) => b.found - a.found)
  if (!best || best.found < words.length * LEAST_PART) return undefined
  const isDutch = (word: string): boolean =>
    small.nl.has(word) && !(best.language === 'fy' && dutchAndFrisian.has(word))
  if (best.found < 2 * words.filter(isDutch).length + 2) return undefined
  return best.language
}

/**
 * Sentences that seem to be in English, German, French or Frisian, neighbours in one language together. A light guess
 * from small words: it would rather miss one than name a Dutch sentence.
 */
export function findForeign(text: string): (Span & { readonly language: string })[] {
  const found: (Span & { readonly language: string })[] = []
  for (const { from, to } of splitSentences(text)) {
    const language = languageOf(text.slice(from, to))
    if (!language) continue
    const last = found.at(-1)
    if (last?.language === language && text.slice(last.to, from).trim() === '') {
      found[found.length - 1] = { from: last.from, to, language }
    } else found.push({ from, to, language })
  }
  return found
}
