import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, parseCell, sumColumn } from '#shared/language/numbers.ts'

const nbsp = '\u00a0'
const shown = (text: string): string => {
  const cell = parseCell(text)
  return cell.kind === 'number' ? formatNumber(cell).replaceAll(nbsp, ' ') : cell.kind
}

describe('numbers in Dutch notation', () => {
  test.each([
    ['4', '4'],
    ['4,5', '4,5'],
    ['1.234.567,89', '1.234.567,89'],
    ['1234567', '1.234.567'],
    ['12 500', '12.500'],
    [`12${nbsp}500`, '12.500'],
    ['€ 42 miljoen', '€ 42 miljoen'],
    ['€42 mln.', '€ 42 miljoen'],
    ['1,5 mld', '1,5 miljard'],
    ['EUR 1.000', '€ 1.000'],
    ['1.000 euro', '€ 1.000'],
    ['€ 5,-', '€ 5'],
    ['€ 5,–', '€ 5'],
    ['-3,5', '-3,5'],
    ['−3,5', '-3,5'],
    ['€ -3', '€ -3'],
    ['- € 3', '€ -3'],
    ['(1.250)', '-1.250'],
    ['€ (1.250)', '€ -1.250'],
    ['1.250-', '-1.250'],
    ['12,5 %', '12,5%'],
    ['3 procent', '3%'],
    ['ca. € 4', 'ca. € 4'],
    ['± 4', 'ca. 4'],
    ['nihil', '0'],
    ['007', '7'],
    ['', 'none'],
    ['–', 'none'],
    ['n.v.t.', 'none'],
    ['nvt', 'none'],
    ['N.v.t.', 'none'],
    ['nog niet te kwantificeren', 'unknown'],
    ['p.m.', 'unknown'],
    ['PM', 'unknown'],
    ['n.t.b.', 'unknown'],
    ['1.5', 'text'],
    ['12.34.567', 'text'],
    ['1,234,567', 'text'],
    ['2027', '2.027'],
    ['4 fte', 'text'],
    ['€ 5 %', 'text'],
    ['1e9', 'text'],
    ['9'.repeat(60), 'text'],
  ])('%j is %s', (text, expected) => expect(shown(text)).toBe(expected))

  test('what is written is read back as the same value', () => {
    const unit = fc.constantFrom('€', '%', '')
    const scale = fc.constantFrom('', 'duizend', 'miljoen', 'miljard')
    const value = fc.record({ units: fc.bigInt(-(10n ** 15n), 10n ** 15n), decimals: fc.nat(4), unit, scale })
    fc.assert(
      fc.property(value, fc.boolean(), (given, approximate) => {
        const number = { ...given, scale: given.unit === '%' ? '' : given.scale, kind: 'number', approximate } as const
        expect(parseCell(formatNumber(number))).toEqual(number)
      }),
    )
  })
})

const sum = (...cells: string[]): string => {
  const found = sumColumn(cells)
  if (found.kind !== 'sum') return found.kind
  return `${formatNumber(found.value).replaceAll(nbsp, ' ')} +${found.unknown} !${found.skipped}`
}

describe('the sum row of a column', () => {
  test.each([
    [['4,0', '5,5', '1,0'], '10,5 +0 !0'],
    [['€ 0,10', '€ 0,20'], '€ 0,30 +0 !0'],
    [['€ 3 miljoen', '€ 250.000'], '€ 3.250.000 +0 !0'],
    [['€ 3 miljoen', '€ 1,5 mln'], '€ 4,5 miljoen +0 !0'],
    [['€ 3', '4', '-10'], '€ -3 +0 !0'],
    [['25%', '75%'], '100% +0 !0'],
    [['25%', '3'], 'mixed'],
    [['n.v.t.', '3', 'nog niet te kwantificeren', 'zie bijlage'], '3 +1 !1'],
    [['n.v.t.', ''], 'nothing'],
    [[], 'nothing'],
  ])('%j gives %s', (cells, expected) => expect(sum(...cells)).toBe(expected))

  test('does not depend on the order of the rows', () => {
    const cell = fc.constantFrom('1,25', '€ 3 miljoen', '-4', '(2)', 'p.m.', 'x', '1.000', '0,333')
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        expect(sum(...cells.toReversed())).toBe(sum(...cells))
      }),
    )
  })
})
