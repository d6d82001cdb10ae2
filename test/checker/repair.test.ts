import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { describe, expect, test } from 'vitest'
import { repair } from '#shared/checker/repair.ts'
import { documentOf, findingsIn, h, p, positionOf, table, text } from './text.ts'

/** The document after everything that can be mended was, from its end so that places stay right. */
function mended(doc: Node): Node {
  const tr = new Transform(doc)
  for (const finding of findingsIn(doc).toReversed()) repair(tr, positionOf(doc, finding.block), finding)
  tr.doc.check()
  return tr.doc
}

describe('what is mended is found no more, and no word is lost', () => {
  test.each([
    ['C1', documentOf(h(1, 'Een'), h(1, 'Twee'))],
    ['C2', documentOf(h(2, 'Een'), h(4, 'Twee'))],
    ['C3', documentOf(h(2, ''), p('Tekst.'))],
    ['C4', documentOf(h(2, [text('Doel', 'bold')]))],
    ['C5', documentOf(p([text('Kosten', 'bold')], 'k'), p('Tekst.'))],
    ['C6', documentOf(p([text('De gemeenten en de waterschappen delen de kosten. '.repeat(3), 'bold')]))],
    [
      'C9',
      documentOf(
        table(
          [
            ['Laag', 'Euro'],
            ['Rijk', '4'],
          ],
          false,
        ),
      ),
    ],
  ])('[%s]', (rule, doc) => {
    expect(findingsIn(doc).map((finding) => finding.rule)).toEqual([rule])
    const after = mended(doc)
    expect(findingsIn(after)).toEqual([])
    expect(after.textContent).toBe(doc.textContent)
  })

  test('[C5] the block keeps its id, so that links to it still hold', () => {
    expect(mended(documentOf(p([text('Kosten', 'bold')], 'k'))).firstChild?.attrs['id']).toBe('k')
  })

  test('[C7] bullets, numbers from the one typed, and letters become lists', () => {
    const bullets = mended(documentOf(p('- water'), p([text('• '), text('bodem', 'bold')]), p('Einde.')))
    expect(bullets.toString()).toBe(
      'doc(bulletList(listItem(paragraph("water")), listItem(paragraph(bold("bodem")))), paragraph("Einde."))',
    )
    const numbers = mended(documentOf(p('3. water'), p('4. bodem')))
    expect(numbers.firstChild?.attrs).toMatchObject({ start: 3, type: null })
    expect(mended(documentOf(p('a) water'), p('b) bodem'))).firstChild?.attrs).toMatchObject({ type: 'a' })
  })

  test('[C16] the chosen word stands there, with the capital and the marks of the old one', () => {
    const doc = documentOf(p([text('Derhalve', 'bold'), text(' betalen wij.')]))
    const tr = new Transform(doc)
    const [finding] = findingsIn(doc)
    expect(finding && repair(tr, 0, finding, 1)).toBe(true)
    expect(tr.doc.toString()).toBe('doc(paragraph(bold("Dus"), " betalen wij."))')
  })
})

test('nothing happens when the text is no longer what was found', () => {
  const doc = documentOf(h(2, ''), p('Tekst.'))
  const [finding] = findingsIn(doc)
  const filled = new Transform(documentOf(h(2, 'Toch een kop'), p('Tekst.')))
  expect(finding && repair(filled, 0, finding)).toBe(false)
  expect(filled.steps).toEqual([])
})
