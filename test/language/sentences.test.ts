import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitSentences } from '#shared/language/sentences.ts'

const sentences = (text: string): string[] => splitSentences(text).map(({ from, to }) => text.slice(from, to))

describe('the sentences of a Dutch text', () => {
  test.each([
    ['Dit is één zin. Dit is er nog een.', ['Dit is één zin.', 'Dit is er nog een.']],
    ['Zie art. 2 Fvw. Dat geldt ook hier.', ['Zie art. 2 Fvw.', 'Dat geldt ook hier.']],
    ['De taak kost ca. € 42 miljoen. Wie betaalt?', ['De taak kost ca. € 42 miljoen.', 'Wie betaalt?']],
    ['Dat geldt o.a. voor Utrecht.', ['Dat geldt o.a. voor Utrecht.']],
    ['Denk aan wegen, dijken enz. Dat is duur.', ['Denk aan wegen, dijken enz.', 'Dat is duur.']],
    ['Denk aan wegen, dijken enz. in het gebied.', ['Denk aan wegen, dijken enz. in het gebied.']],
    ['Mevr. J.P. de Vries spreekt. Zij is minister.', ['Mevr. J.P. de Vries spreekt.', 'Zij is minister.']],
    ['Het is 1.250,50 euro. Akkoord.', ['Het is 1.250,50 euro.', 'Akkoord.']],
    ['Om 14.32 uur begint het.', ['Om 14.32 uur begint het.']],
    ['‘Is dat zo?’ vroeg zij.', ['‘Is dat zo?’ vroeg zij.']],
    ['Hij zei: „Dat kan.” Daarna ging hij.', ['Hij zei: „Dat kan.”', 'Daarna ging hij.']],
    ['Wat nu? ’s Avonds is het stil.', ['Wat nu?', '’s Avonds is het stil.']],
    ['Het wachten is … op het Rijk.', ['Het wachten is … op het Rijk.']],
    ['1. Inleiding', ['1. Inleiding']],
    ['Eerste regel\nTweede regel', ['Eerste regel', 'Tweede regel']],
    ['Er zijn drie partijen. 12 gemeenten doen mee.', ['Er zijn drie partijen.', '12 gemeenten doen mee.']],
    ['Zie www.rijksoverheid.nl voor meer.', ['Zie www.rijksoverheid.nl voor meer.']],
    ['', []],
    ['   ', []],
  ])('%s', (text, expected) => expect(sentences(text)).toEqual(expected))

  test('nothing but white space is left out, and places are in order', () => {
    const word = fc.constantFrom('Water', 'bodem', 'art.', 'ca.', 'J.', 'enz.', '3,5', 'Wie?', '”', '…', '!', '\n', ' ')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ')
        expect(sentences(text).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
        const edges = splitSentences(text).flatMap(({ from, to }) => [from, to])
        expect(edges).toEqual(edges.toSorted((a, b) => a - b))
      }),
    )
  })

  test('a hostile text takes no more than linear time', () => {
    const text = `${'.'.repeat(200_000)} ${'a.'.repeat(100_000)}${'('.repeat(100_000)}`
    const started = performance.now()
    splitSentences(text)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
