import { describe, expect, test } from 'vitest'
import { isSameOrigin } from '#server/http/same-origin.ts'

const own = 'https://samen.example'
const from = (headers: Record<string, string>): boolean => isSameOrigin(new Headers(headers), own)

describe('where a request comes from', () => {
  test.each([
    ['our page', { origin: own, 'sec-fetch-site': 'same-origin' }],
    ['an older browser on our page', { origin: own }],
    ['a program', {}],
    ['an address somebody typed', { 'sec-fetch-site': 'none' }],
  ])('%s may', (_who, headers) => {
    expect(from({ ...headers })).toBe(true)
  })

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site in an older browser', { origin: 'https://evil.example' }],
    ['a sibling domain', { origin: 'https://other.example', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    [
      'the same host without the lock, which is whoever sits on the line',
      { origin: 'http://samen.example', host: 'samen.example' },
    ],
    ['another port', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }],
  ])('%s may not', (_who, headers) => {
    expect(from({ ...headers })).toBe(false)
  })

  test('where users come over http, a page of this very server under another name may', () => {
    const headers = new Headers({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })
    expect(isSameOrigin(headers, 'http://localhost:3000')).toBe(true)
  })
})
