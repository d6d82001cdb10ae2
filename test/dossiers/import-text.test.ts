import { describe, expect, test } from 'vitest'
import { maxImportCharacters } from '#shared/documents/limits.ts'
import { formatOfFile, guessFormat, isRichHtml, isTooLong, previewOf, readText } from '#client/dossiers/import-text.ts'

describe('a text that somebody brings', () => {
  test.each([
    ['nota.md', 'markdown'],
    ['NOTA.MARKDOWN', 'markdown'],
    ['verslag.v2.html', 'html'],
    ['brief.txt', 'text'],
    ['nota.docx', undefined],
    ['md', 'markdown'],
    ['zonder', undefined],
  ])('the file %s is read as %s', (name, format) => {
    expect(formatOfFile(name)).toBe(format)
  })

  test.each([
    ['# Kop\n\nTekst', 'markdown'],
    ['Tekst\n\n- een\n- twee', 'markdown'],
    ['1. eerst\n2. dan', 'markdown'],
    ['een **vet** woord', 'markdown'],
    ['<h1>Kop</h1>', 'html'],
    ['<!DOCTYPE html><html></html>', 'html'],
    ['Geachte leden,\n\nHierbij 5 < 6 en 7 > 3.', 'text'],
    ['- dit is geen lijst'.slice(2), 'text'],
  ])('pasted %j is taken for %s', (text, format) => {
    expect(guessFormat(text)).toBe(format)
  })

  test('HTML on the clipboard is worth more than plain text only when it says more', () => {
    expect(isRichHtml('<meta charset="utf-8"><span>gewoon</span>')).toBe(false)
    expect(isRichHtml('<h2 class="x">Kop</h2><p>tekst</p>')).toBe(true)
  })

  test('what does not fit is known before it is sent', () => {
    expect(isTooLong('x'.repeat(maxImportCharacters))).toBe(false)
    expect(isTooLong('x'.repeat(maxImportCharacters + 1))).toBe(true)
    expect(previewOf('x'.repeat(2000))).toHaveLength(601)
  })

  test('a file that is no UTF-8 is not guessed at', async () => {
    expect(await readText(new File(['één'], 'a.txt'))).toBe('één')
    expect(await readText(new File([new Uint8Array([0xff, 0xfe, 0x00])], 'a.txt'))).toBeUndefined()
  })
})
