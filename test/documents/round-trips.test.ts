import * as fc from 'fast-check'
import { Node } from '@tiptap/pm/model'
import { prosemirrorToYDoc } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { stateToDocument } from '#server/documents/convert/from-state.ts'
import { documentToHtml } from '#server/documents/convert/html-out.ts'
import { documentToMarkdown } from '#server/documents/convert/markdown-out.ts'
import { contentToDocument } from '#server/documents/convert/to-update.ts'
import { documentToUpdate } from '#server/documents/convert/yjs-out.ts'
import { blockNumbers } from '#shared/documents/block-numbers.ts'
import { contentRoot, documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { generatedDocument } from './generated.ts'
import { held } from './held.ts'

const parse = (json: DocumentNode): Node => {
  const doc = Node.fromJSON(documentSchema, json)
  doc.check()
  return doc
}
const inHtml = { emptyParagraphs: true, markedSpaces: true, programs: true }
const inMarkdown = { emptyParagraphs: false, markedSpaces: false, programs: false }
const runs = { numRuns: 200 }

describe('generated documents come back as they went', () => {
  test('through Yjs, with everything', () => {
    fc.assert(
      fc.property(generatedDocument, (json) => {
        const doc = parse(json)
        expect(stateToDocument(documentToUpdate(doc)).toJSON()).toEqual(doc.toJSON())
      }),
      runs,
    )
  })

  test('through HTML, with everything that HTML can hold, with or without numbers', () => {
    fc.assert(
      fc.property(generatedDocument, fc.boolean(), (json, numbered) => {
        const doc = parse(json)
        const back = contentToDocument('html', documentToHtml(doc, numbered ? blockNumbers(doc) : undefined))
        back.check()
        expect(held(back, inHtml).toJSON()).toEqual(held(doc, inHtml).toJSON())
      }),
      runs,
    )
  })

  test('through Markdown, with everything that Markdown can hold, with or without numbers', () => {
    fc.assert(
      fc.property(generatedDocument, fc.boolean(), (json, numbered) => {
        const doc = parse(json)
        const markdown = documentToMarkdown(doc, numbered ? blockNumbers(doc) : undefined)
        const back = contentToDocument('markdown', markdown)
        // The text beside the document, so that a counterexample shows what was written.
        expect({ markdown, json: held(back, inMarkdown).toJSON() }).toEqual({
          markdown,
          json: held(doc, inMarkdown).toJSON(),
        })
      }),
      runs,
    )
  })
})

test('an import is written to Yjs as the editor itself would write it', () => {
  fc.assert(
    fc.property(generatedDocument, (json) => {
      const document = parse(json)
      const ours = new Doc()
      applyUpdate(ours, documentToUpdate(document))
      const theirs = prosemirrorToYDoc(document, contentRoot)
      expect(ours.getXmlFragment(contentRoot).toJSON()).toBe(theirs.getXmlFragment(contentRoot).toJSON())
    }),
    { numRuns: 100 },
  )
})
