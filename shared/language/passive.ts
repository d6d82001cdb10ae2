import { wordsIn } from './counts.ts'
import type { Span } from './sentences.ts'

const worden: ReadonlySet<string> = new Set(['word', 'wordt', 'worden', 'werd', 'werden', 'geworden'])

/** Words between "worden" and its participle; further apart a guess is more often wrong than right. */
const MAX_WORDS_BETWEEN = 12

const separable =
  'aan|achter|af|bij|binnen|dicht|door|goed|in|klaar|los|mee|na|neer|om|onder|op|open|over|plaats|rond|samen|stop|tegen|terug|toe|tussen|uit|vast|vol|voor|vooruit|vrij|weer|weg'
const weak = new RegExp(`^(?:${separable})?ge\\p{L}{2,}[dt]$|^(?:be|ver|ont|her|er)\\p{L}{2,}[dt]$`, 'u')
const strong = new RegExp(
  `^(?:${separable})?ge(?:bleken|boden|broken|bogen|daan|dragen|dwongen|geven|goten|grepen|gaan|hangen|heven|holpen|houden|kozen|kregen|laden|laten|lezen|logen|lopen|meten|nomen|noten|raden|roepen|schoten|schoven|schreven|sloten|sneden|sproken|stolen|stoten|stoken|trokken|troffen|vangen|varen|vonden|vouwen|weten|wezen|wonnen|worpen|worven|wogen|zegd|zien|zonden|zonnen|zocht|bracht|dacht|kocht)$`,
  'u',
)
const irregular: ReadonlySet<string> = new Set(
  `aanbevolen begrepen behouden bekeken beschreven besloten besproken betrokken bevolen bewezen bewogen bevonden
  herroepen herzien onderhouden ondernomen onderschreven onderworpen ontbonden onthouden ontnomen ontslagen ontvangen
  ontworpen ontzien overgenomen overwogen overdragen verboden verbonden vergeleken verdreven verhoogd verkozen verkregen
  verlaten verloren vermeden verschoven vernomen vertrokken vervangen verwezen verworpen verworven verzonden verzwegen
  voorgeschreven voorzien volbracht voltooid doorbroken aanvaard onderbouwd onderzocht overlegd gefinancierd`.split(
    /\s+/u,
  ),
)
/** Look like a participle and are none: nouns and adjectives after "wordt". */
const others: ReadonlySet<string> = new Set(
  `gebied geluid geweld geduld gedrag gezicht gewicht gerecht gevecht gedicht gebit gehalte gezond gemeend gemeenschap
  belt beleid bericht besluit bestand bewind besef bezit beroep bericht geldt verband verstand verdriet verschot verlof vervoer
  vergoed erfgoed ergst eruit ernst bestuurt herfst vert verst best gelijktijdig overheid gebiedend getal ontzet vergezicht
  gezag geld geheid beperkt bereid bekend verkeerd verplicht vereist`.split(/\s+/u),
)

const isParticiple = (word: string): boolean =>
  !others.has(word) && (strong.test(word) || irregular.has(word) || weak.test(word))

/**
 * The place of a passive in a sentence: a form of "worden" with a past participle near it, before or after ("is besloten"
 * is left alone: too often a state). A guess that is meant as a hint, from our own word lists.
 * @param sentence one sentence; places are in it
 */
export function findPassive(sentence: string): Span | undefined {
  const spans = wordsIn(sentence)
  const words = spans.map(({ from, to }) => sentence.slice(from, to).toLowerCase())
  for (const [index, word] of words.entries()) {
    if (!worden.has(word)) continue
    const nearest = nearestParticiple(words, index)
    if (nearest === undefined) continue
    const [first, last] = [spans[Math.min(index, nearest)], spans[Math.max(index, nearest)]]
    if (!first || !last) continue
    // a comma between them: another clause
    if (/[,;:]/u.test(sentence.slice(first.to, last.from))) continue
    return { from: first.from, to: last.to }
  }
  return undefined
}

function nearestParticiple(words: readonly string[], at: number): number | undefined {
  for (let away = 1; away <= MAX_WORDS_BETWEEN; away += 1) {
    for (const index of [at + away, at - away]) {
      // before "worden" a participle stands at once or with a modal verb between: "moet betaald worden"
      if (index < at && at - index > 2) continue
      const word = words[index]
      if (word !== undefined && isParticiple(word)) return index
    }
  }
  return undefined
}
