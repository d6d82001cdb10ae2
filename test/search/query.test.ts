import { describe, expect, test } from 'vitest'
import { answers, answersInside, searchWords, snippetParts } from '#shared/search/query.ts'

describe('what the search box means', () => {
  test.each([
    ['Súdwest-Fryslân', ['sudwest', 'fryslan']],
    ["'s-Gravenhage", ['s', 'gravenhage']],
    ['water  water WATER', ['water']],
    ['"NEAR(" * OR', ['near', 'or']],
    [' – … ', []],
    ['', []],
  ])('%j looks for %j', (query, words) => expect(searchWords(query)).toEqual(words))

  test('a hostile query has bounds', () => {
    const words = searchWords(
      Array.from({ length: 100 }, (_, index) => `${'x'.repeat(100)}${index} y${index}`).join(' '),
    )
    expect(words.length).toBeLessThanOrEqual(8)
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(60)
  })

  test('every word is the beginning of a word', () => {
    expect(answers('Water en bódem in Utrecht', ['bodem', 'wat'])).toBe(true)
    expect(answers('Water en bodem', ['odem'])).toBe(false)
    expect(answers('Water en bodem', ['water', 'lucht'])).toBe(false)
  })
})

test('in a title a word may stand inside another, when it is long enough to mean something', () => {
  expect(answersInside('Veenbodemnota', ['bodem'])).toBe(true)
  expect(answersInside('Veenbodemnota', ['no'])).toBe(false)
  expect(answersInside('Nota veenbodem', ['no', 'bodem'])).toBe(true)
  expect(answersInside('Veenbodem', ['bodem', 'lucht'])).toBe(false)
})

describe('a snippet', () => {
  test('is told in parts, whatever is in the text', () => {
    expect(snippetParts('de \u0001water\u0002 <b> en \u0001bodem\u0002')).toEqual([
      { text: 'de ', hit: false },
      { text: 'water', hit: true },
      { text: ' <b> en ', hit: false },
      { text: 'bodem', hit: true },
    ])
    expect(snippetParts('')).toEqual([])
  })
})
