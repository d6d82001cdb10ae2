import { Extension, getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { documentExtensions, documentSchema } from '#shared/documents/nodes.ts'
import { hashOfSchema, schemaHash } from '#shared/documents/schema-hash.ts'

const withAttribute = (type: string, name: string) =>
  getSchema([
    ...documentExtensions,
    Extension.create({
      name: 'more',
      addGlobalAttributes: () => [{ types: [type], attributes: { [name]: { default: null } } }],
    }),
  ])

test('the hash is short, and the same every time the schema is made', () => {
  expect(schemaHash).toMatch(/^[0-9a-f]{16}$/u)
  expect(hashOfSchema(getSchema(documentExtensions))).toBe(schemaHash)
  expect(hashOfSchema(documentSchema)).toBe(schemaHash)
})

test('a new attribute, mark attribute or node changes the hash', () => {
  const hashes = [
    schemaHash,
    hashOfSchema(withAttribute('paragraph', 'lang')),
    hashOfSchema(withAttribute('link', 'title')),
    hashOfSchema(getSchema(documentExtensions.filter((extension) => extension.name !== 'blockquote'))),
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
})

test('the order of the list does not change the hash', () => {
  expect(hashOfSchema(getSchema(documentExtensions.toReversed()))).toBe(schemaHash)
})
