import { describe, expect, test } from 'vitest'
import { wantedPage } from '#client/auth/return-address.ts'

const origin = 'https://samen.example'
const after = (wanted: string): string => wantedPage(`?naar=${encodeURIComponent(wanted)}`, origin)

describe('where one goes after signing in', () => {
  test('the page one wanted, place and all', () => {
    expect(after('/documenten/d1?x=1#blok')).toBe('/documenten/d1?x=1#blok')
  })
  test.each([
    'https://elders.example/inloggen',
    '//elders.example',
    '/\\elders.example',
    'javascript:alert(1)',
    'http://samen.example:81/',
    'data:text/html,x',
    '/inloggen?naar=/inloggen',
    '',
  ])('never elsewhere, and not to signing in again: %s', (wanted) => {
    expect(after(wanted)).toBe('/')
  })
  test('without a wish: the beginning', () => {
    expect(wantedPage('', origin)).toBe('/')
  })
})
