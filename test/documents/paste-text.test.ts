import { describe, expect, test } from 'vitest'
import { findInText, type FindQuery } from '#client/editor/find-matches.ts'
import { paragraphsOf } from '#client/editor/paste-text.ts'

describe('the paragraphs of a plain text', () => {
  test.each([
    ['each line is one, as in a text editor', 'een\ntwee\r\ndrie', ['een', 'twee', 'drie']],
    ['an empty line parts them', 'een\n\n\ntwee', ['een', 'twee']],
    ['nothing but white space is nothing', ' \n \n', []],
    [
      'lines of a printed page are joined, and a broken word is whole',
      'Dit is een regel van een afgedrukte bladzijde met een beleids-\nvoorstel over water en bodem, dat doorloopt tot op de volgende\nregel en daar eindigt.',
      [
        'Dit is een regel van een afgedrukte bladzijde met een beleidsvoorstel over water en bodem, dat doorloopt tot op de volgende regel en daar eindigt.',
      ],
    ],
    [
      'a hyphen before "en" stays',
      'Hier staat een lange regel over de taken van de provincie-\nen gemeentebesturen, die samen met het Rijk en de waterschappen\nwerken aan het landelijk gebied.',
      [
        'Hier staat een lange regel over de taken van de provincie- en gemeentebesturen, die samen met het Rijk en de waterschappen werken aan het landelijk gebied.',
      ],
    ],
    [
      'items of a list are apart',
      'De partijen spreken af dat zij elk jaar samen kijken naar de\n• voortgang van de afspraken in elk gebied en wat daarin nodig\n• geld dat het Rijk en de provincies daarvoor samen hebben',
      [
        'De partijen spreken af dat zij elk jaar samen kijken naar de',
        '• voortgang van de afspraken in elk gebied en wat daarin nodig',
        '• geld dat het Rijk en de provincies daarvoor samen hebben',
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(paragraphsOf(text)).toEqual(expected)
  })
})

const query = (words: string, more: Partial<FindQuery> = {}): FindQuery => ({
  words,
  matchCase: false,
  wholeWord: false,
  matchDiacritics: false,
  ...more,
})
const found = (text: string, wanted: FindQuery): string[] =>
  findInText(text, wanted).map(({ from, to }) => text.slice(from, to))

describe('finding words', () => {
  test.each([
    ['case does not count', 'Café cafe', query('CAFE'), ['Café', 'cafe']],
    ['case counts', 'Cafe cafe', query('cafe', { matchCase: true }), ['cafe']],
    ['accents count', 'café cafe', query('cafe', { matchDiacritics: true }), ['cafe']],
    ['a decomposed letter is the same', 'cafe\u0301 x', query('café x'), ['cafe\u0301 x']],
    ['whole words only', 'water waterschap', query('water', { wholeWord: true }), ['water']],
    ['a soft hyphen is not there', 'beleids\u00ADvoorstel', query('beleidsvoorstel'), ['beleids\u00ADvoorstel']],
    ['a non-breaking space is a space', 'art.\u00A04', query('art. 4'), ['art.\u00A04']],
    ['quotation marks are alike', '„zo” en ’t', query('"zo" en \'t'), ['„zo” en ’t']],
    ['characters outside the first plane', 'x 😀 y 😀', query('😀'), ['😀', '😀']],
    ['no overlap', 'aaaa', query('aa'), ['aa', 'aa']],
    ['nothing finds nothing', 'a', query('\u00AD'), []],
  ])('%s', (_name, text, wanted, expected) => {
    expect(found(text, wanted)).toEqual(expected)
  })
})
