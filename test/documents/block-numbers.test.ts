import type { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { documentToContent } from '#server/documents/convert/from-state.ts'
import { contentToDocument } from '#server/documents/convert/to-update.ts'
import type { ContentFormat } from '#shared/documents/schema.ts'

const markdown = `# Voorstel

Vooraf.

## Aanleiding

## Financiële gevolgen

Eerst dit.

- een punt

> Daarna een citaat.

| Laag | Bedrag |
| --- | --- |
| Rijk | 4 |

Ten slotte.[^1]

#### 2027 in beeld

[^1]: De bron.
`
const paper = contentToDocument('markdown', markdown)
const written = (format: ContentFormat, document: Node = paper): string => documentToContent(document, format, true)

describe('a document with numbers on says them', () => {
  test('in text as others cite them; lists and tables belong to the paragraph before them', () => {
    expect(written('text').split('\n\n')).toEqual([
      '1 Voorstel',
      '[1, alinea 1] Vooraf.',
      '1.1 Aanleiding',
      '1.2 Financiële gevolgen',
      '[1.2, alinea 1] Eerst dit.',
      '- een punt',
      '[1.2, alinea 2] Daarna een citaat.',
      'Laag\tBedrag\nRijk\t4',
      '[1.2, alinea 3] Ten slotte.[1]',
      '1.2.0.1 2027 in beeld',
      '[1] De bron.\n',
    ])
  })

  test('in HTML, as what an export wrote for readers', () => {
    const html = written('html')
    expect(html).toContain('<h2><span data-generated="">1.2 </span>Financiële gevolgen</h2>')
    expect(html).toContain('<p><span data-generated="">[1.2, alinea 1] </span>Eerst dit.</p>')
    expect(html).toContain('<blockquote><span data-generated="">[1.2, alinea 2] </span><p>Daarna een citaat.</p>')
    expect(html).toContain('<li><p>een punt</p></li>')
  })

  test('in Markdown before the headings, with a mark that nobody sees', () => {
    const numbered = written('markdown')
    expect(numbered).toContain('\n## 1.2 Financiële gevolgen <!--nummer-->\n\nEerst dit.\n')
    expect(numbered).toContain('\n#### 1.2.0.1 2027 in beeld <!--nummer-->\n')
    expect(numbered.replaceAll(/ <!--nummer-->/gu, '').replaceAll(/^(#+) [\d.]+ /gmu, '$1 ')).toBe(markdown)
  })

  test('never in JSON: numbers are no content', () => {
    expect(written('json')).toBe(documentToContent(paper, 'json', false))
  })
})

test.each(['html', 'markdown'] as const)('no import reads the numbers of %s back into words', (format) => {
  const back = contentToDocument(format, written(format))
  expect(documentToContent(back, 'markdown', false)).toBe(markdown)
})

test('a number that people wrote stays theirs, also where they wrote our mark', () => {
  const own = '# 3.2 Zelf genummerd\n\n# 4 \\<!--nummer-->\n'
  const document = contentToDocument('markdown', own)
  expect(documentToContent(document, 'text', false)).toBe('3.2 Zelf genummerd\n\n4 <!--nummer-->\n')
  expect(documentToContent(document, 'markdown', false)).toBe(own)
  const back = contentToDocument('markdown', written('markdown', document))
  expect(documentToContent(back, 'markdown', false)).toBe(own)
})

test('the highest level that a text has is 1, 2, 3', () => {
  const second = contentToDocument('markdown', '## Aanleiding\n\nTekst.\n\n### Feiten\n\n## Doel\n')
  expect(written('text', second)).toBe('1 Aanleiding\n\n[1, alinea 1] Tekst.\n\n1.1 Feiten\n\n2 Doel\n')
  expect(written('text', contentToDocument('markdown', '#### Diep\n\n#### Diep\n'))).toBe('1 Diep\n\n2 Diep\n')
})

test('an empty heading keeps its number to itself', () => {
  const document = contentToDocument('markdown', '#\n\nTekst.\n')
  expect(written('text', document)).toBe('1\n\n[1, alinea 1] Tekst.\n')
  expect(written('markdown', document)).toBe('# 1 <!--nummer-->\n\nTekst.\n')
  expect(documentToContent(contentToDocument('markdown', '# 1 <!--nummer-->\n'), 'json', false)).not.toContain('text')
})
