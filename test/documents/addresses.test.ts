import { describe, expect, test } from 'vitest'
import { addressesIn, addressOfWord, hrefOfPasted } from '#client/editor/addresses.ts'

describe('addresses among words', () => {
  test.each([
    ['ends before what the sentence adds', 'Zie https://vng.nl/nota, of niet.', ['https://vng.nl/nota']],
    ['keeps what may stand inside', 'https://a.nl/b_c?d=e,f&g=%20#h.i', ['https://a.nl/b_c?d=e,f&g=%20#h.i']],
    ['keeps its own brackets only', '(https://a.nl/b_(c)). [http://d.nl/]', ['https://a.nl/b_(c)', 'http://d.nl/']],
    ['ends at a quotation mark', '“https://a.nl” en <https://b.nl>', ['https://a.nl', 'https://b.nl']],
    ['ends at a note or a person', 'https://a.nl\ufffcen', ['https://a.nl']],
    ['may be a mail address that says so', 'mailto:jan@a.nl?subject=x!', ['mailto:jan@a.nl?subject=x']],
    ['says what it is', 'www.a.nl a.nl jan@a.nl ftp://a.nl //a.nl javascript:a.nl', []],
    ['has a place', 'https:// https://. http://) mailto: mailto:jan mailto:jan@a', []],
    ['is not the end of another', 'xhttps://a.nl 1http://a.nl web.nl/https://a.nl', []],
    ['is no longer than a link may be', `https://a.nl/${'a'.repeat(3000)}`, []],
  ])('an address %s', (_name, words, expected) => {
    const found = addressesIn(words)
    expect(found.map(({ text }) => text)).toEqual(expected)
    for (const { text, index } of found) expect(words.slice(index, index + text.length)).toBe(text)
  })

  test.each(['mailto:', '(', 'https://a', 'a.', 'a@', '-.'])('a megabyte of %s is read at once', (part) => {
    const words = `https://a.nl/${part.repeat(1_000_000 / part.length)}`
    const startedMs = performance.now()
    addressesIn(words)
    hrefOfPasted(words)
    hrefOfPasted(words.slice('https://'.length))
    expect(performance.now() - startedMs).toBeLessThan(2000)
  })
})

test.each([
  ['https://a.nl', 'https://a.nl'],
  ['(https://a.nl)', 'https://a.nl'],
  ['[mailto:jan@a.nl]', 'mailto:jan@a.nl'],
  ['https://a.nl.', undefined],
  ['(https://a.nl', undefined],
  ['zie:https://a.nl', undefined],
  ['a.nl', undefined],
])('the word %s is the address %s', (word, href) => {
  expect(addressOfWord(word)?.href).toBe(href)
})

test.each([
  ['https://a.nl/b', 'https://a.nl/b'],
  ['a.nl', 'https://a.nl'],
  ['www.a-b.amsterdam:8080/c?d#e', 'https://www.a-b.amsterdam:8080/c?d#e'],
  ['jan.de-vries@a.nl', 'mailto:jan.de-vries@a.nl'],
  ['Zie https://a.nl', undefined],
  ['https://a.nl ', undefined],
  ['a.nl.', undefined],
  ['e.d.', undefined],
  ['nota.pdf', undefined],
  ['art.5', undefined],
  ['jan@a.nl/b', undefined],
  ['a.nl/"', undefined],
  ['a.nl/b_(c)', 'https://a.nl/b_(c)'],
  ['/a', undefined],
  ['#a', undefined],
  ['ftp://a.nl', undefined],
  ['javascript:a.nl', undefined],
])('what is pasted, %s, is the address %s', (words, href) => {
  expect(hrefOfPasted(words)).toBe(href)
})
