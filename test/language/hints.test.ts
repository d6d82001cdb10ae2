import { describe, expect, test } from 'vitest'
import { findOfficialese, hintsFor, indexWords, LONG_SENTENCE_WORDS } from '#shared/language/hints.ts'
import { findPassive } from '#shared/language/passive.ts'
import { plainWords } from '#shared/language/plain-words.ts'

const index = indexWords(plainWords)

describe('the word list', () => {
  test('has at least 150 entries, each once and with something plainer', () => {
    expect(plainWords.length).toBeGreaterThanOrEqual(150)
    expect(new Set(plainWords.map(({ phrase }) => phrase)).size).toBe(plainWords.length)
    expect(plainWords.filter(({ phrase, plainer }) => !phrase || !plainer || phrase === plainer)).toEqual([])
    expect(plainWords.filter(({ phrase }) => phrase !== phrase.toLowerCase())).toEqual([])
  })

  test('no advice is itself on the list', () => {
    const advice = plainWords.flatMap(({ plainer }) => plainer.split(' / '))
    expect(advice.filter((words) => findOfficialese(words, index).length > 0)).toEqual([])
  })

  test('every entry is found in a sentence', () => {
    for (const { phrase } of plainWords) {
      expect(findOfficialese(`Wij schrijven ${phrase}.`, index)).toMatchObject([{ phrase }])
    }
  })
})

const found = (text: string) => findOfficialese(text, index).map(({ from, to }) => text.slice(from, to))

describe('officialese', () => {
  test('the longest phrase counts, whatever its case, with its place', () => {
    expect(found('Ten aanzien van de kosten en Met name het beheer, teneinde te sparen.')).toEqual([
      'Ten aanzien van',
      'Met name',
      'teneinde',
    ])
  })

  test('part of another word is not the word', () => expect(found('De minderheid en de daarden')).toEqual([]))
})

describe('passives', () => {
  test.each([
    ['De kosten worden door het Rijk betaald.', 'worden door het Rijk betaald'],
    ['Dit moet betaald worden.', 'betaald worden'],
    ['Het advies werd in mei vastgesteld.', 'werd in mei vastgesteld'],
    ['Daarna wordt het besluit genomen.', 'wordt het besluit genomen'],
  ])('%s', (sentence, passive) => {
    const span = findPassive(sentence)
    expect(span && sentence.slice(span.from, span.to)).toBe(passive)
  })

  test.each([
    'Zij wordt minister.',
    'Het gebied wordt groter.',
    'Het Rijk betaalt de kosten.',
    'De gemeenten worden groter, zegt het besluit.',
    'Het wordt een groot gebied.',
    'Wordt het beleid beter?',
  ])('not in: %s', (sentence) => expect(findPassive(sentence)).toBeUndefined())
})

describe('hints for a block', () => {
  const long = `${Array.from({ length: LONG_SENTENCE_WORDS + 1 }, () => 'Woord').join(' ')}.`

  test('a long sentence is named with its words, a short one is not', () => {
    expect(hintsFor(`Kort. ${long}`, index)).toEqual([
      { kind: 'long-sentence', from: 6, to: 6 + long.length, words: LONG_SENTENCE_WORDS + 1 },
    ])
  })

  test('by place, the wider one first', () => {
    const kinds = hintsFor(`Indien ${long}`, index).map(({ kind }) => kind)
    expect(kinds).toEqual(['long-sentence', 'officialese'])
  })
})
