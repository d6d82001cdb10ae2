import { describe, expect, test } from 'vitest'
import { documentSchema } from '#shared/documents/nodes.ts'
import { changeBetween } from '#client/editor/thread-decorations.ts'
import { bodyOfEditor, editorOfBody } from '#client/editor/thread-body-schema.ts'
import { body, type Body } from '#shared/threads/body.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'

const doc = (...paragraphs: string[]) =>
  documentSchema.node(
    'doc',
    null,
    paragraphs.map((text) => documentSchema.node('paragraph', null, text === '' ? [] : [documentSchema.text(text)])),
  )

describe('what changed between two documents, as y-tiptap hands them over whole', () => {
  test('is the stretch that differs, and maps what stands around it', () => {
    const change = changeBetween(doc('een twee drie', 'vier'), doc('een twee en half drie', 'vier'))
    // "drie" began at 10; eight letters came in before it
    expect(change?.map(11)).toBe(19)
    expect(change?.map(2)).toBe(2)
    expect(change?.map(17)).toBe(25)
  })

  test('also where the same letters stand on both sides of it', () => {
    const change = changeBetween(doc('aaaa'), doc('aaaaaa'))
    expect(change?.map(6)).toBe(8)
    expect(changeBetween(doc('aaaaaa'), doc('aaaa'))?.map(8)).toBe(6)
  })

  test('nothing is no change', () => {
    expect(changeBetween(doc('een'), doc('een'))).toBeUndefined()
  })
})

describe('the small editor', () => {
  const rich: Body = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Kijk ', bold: true, italic: true },
        { type: 'person', id: 'joris', name: 'Joris de Wit' },
        { type: 'break' },
        { type: 'text', text: 'hier', href: 'https://www.rijksoverheid.nl' },
      ],
    },
    {
      type: 'bulletList',
      items: [[{ type: 'text', text: 'een' }], [{ type: 'organisation', code: 'vng', name: 'VNG' }]],
    },
    { type: 'orderedList', items: [[{ type: 'text', text: 'twee' }]] },
  ]

  test('gives back what it was given, as a body that the server takes', () => {
    expect(bodyOfEditor(editorOfBody(rich))).toEqual(rich)
    expect(body.parse(bodyOfEditor(editorOfBody(rich)))).toEqual(rich)
  })

  test('an empty one is no body; empty lines at the end go', () => {
    expect(bodyOfEditor(editorOfBody([]))).toEqual([])
    const lines: Body = [...bodyOfText('Een'), { type: 'paragraph', content: [] }]
    expect(bodyOfEditor(editorOfBody(lines))).toEqual(bodyOfText('Een'))
  })
})
