import type { Schema } from '@tiptap/pm/model'
import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { documentSchema } from './nodes.ts'

/** 64 bits: enough to tell schemas apart, short enough for an address. */
const HASH_BYTES = 8

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

const attributesOf = (attrs: object | null | undefined) =>
  Object.entries<unknown>({ ...attrs })
    .toSorted(byName)
    .map(([name, spec]) => [name, typeof spec === 'object' && spec && 'default' in spec ? spec.default : 'required'])

/**
 * What decides whether two programs read the same document: nodes with their content and attributes, and marks. Not how
 * they look or are edited, so that a new button does not make every open tab reload.
 */
function describe(schema: Schema): unknown {
  const nodes = Object.entries(schema.nodes)
    .toSorted(byName)
    .map(([name, { spec }]) => [name, spec.content, spec.group, spec.marks, spec.inline, attributesOf(spec.attrs)])
  const marks = Object.entries(schema.marks)
    .toSorted(byName)
    .map(([name, { spec }]) => [name, spec.excludes, attributesOf(spec.attrs)])
  return { top: schema.topNodeType.name, nodes, marks }
}

/** A short hash of what the schema allows, the same in the browser and in Node. */
export const hashOfSchema = (schema: Schema): string =>
  toHexString(digest(encodeUtf8(JSON.stringify(describe(schema)))).slice(0, HASH_BYTES))

/** The hash of this build's schema. A client with another one is told to reload (close code 4410). */
export const schemaHash = hashOfSchema(documentSchema)
