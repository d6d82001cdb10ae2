import { describe, expect, test } from 'vitest'
import { isCommon } from '#shared/auth/rules.ts'
import common from '#server/auth/common-passwords.json' with { type: 'json' }

const about = ['Fatima de Vries', 'f.devries@utrecht.nl', 'Utrecht']
const lists = { words: new Set(common.words), whole: new Set(common.passwords), about }

describe('common passwords are refused', () => {
  test.each([
    ['a word with digits', 'Welkom123456'],
    ['a season and a year', 'Zomer2026!!!'],
    ['in another language', 'password1234'],
    ['disguised letters', 'P@ssw0rd1234'],
    ['two common words', 'welkomthuis12'],
    ['a word twice', 'geheimgeheim'],
    ['one character', 'aaaaaaaaaaaaaa'],
    ['a repeated piece', 'abc1abc1abc1'],
    ['a sequence', '123456789012'],
    ['a row of the keyboard', 'qwertyuiopasdf'],
    ['a row of the keyboard backwards', 'poiuytrewq321'],
    ['the product', 'samenschrift2026'],
    ['the own name', 'fatimadevries1'],
    ['the own e-mail address', 'F.deVries@utrecht.nl'],
    ['the own organisation', 'Utrecht-Utrecht-2026'],
    ['a known phrase', 'correcthorsebatterystaple'],
  ])('%s', (_what, password) => {
    expect(isCommon(password, lists)).toBe(true)
  })

  test.each([
    'vier lagen, een tekst',
    'paarse olifant fietst',
    'kTz8vq2mWn4x',
    'de dijkgraaf eet zelden mosterd',
    'Utrechtse heuvelrug in de mist',
    'zzz hond in bad, half vier',
  ])('"%s" is not', (password) => {
    expect(isCommon(password, lists)).toBe(false)
  })

  test('every listed password is refused, and the list is thousands long', () => {
    expect(common.passwords.filter((password) => !isCommon(password, lists))).toEqual([])
    expect(common.words.length + common.passwords.length).toBeGreaterThan(3000)
  })
})
