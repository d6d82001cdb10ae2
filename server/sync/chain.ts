import { hash } from 'node:crypto'

/** What the hash of a row covers, besides the hash of the row before it. */
export interface ChainedRow {
  readonly documentId: string
  readonly seq: number
  readonly userId: string
  readonly organisationCode: string
  readonly receivedAt: string
  readonly update: Uint8Array
}

/** The hash before the first row of a document. */
export const chainStart: Uint8Array = new Uint8Array(32)

/**
 * SHA-256 over the previous hash and the row: each part with its length in four bytes before it, so that no two rows
 * read the same. Changing, dropping or reordering a row breaks the chain at the row after it (SPEC.md, [L3]).
 */
export function chainHash(previous: Uint8Array, row: ChainedRow): Uint8Array {
  const texts = [row.documentId, String(row.seq), row.userId, row.organisationCode, row.receivedAt]
  const parts = [previous, ...texts.map((text) => Buffer.from(text, 'utf8')), row.update]
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + 4 + part.length, 0))
  let at = 0
  for (const part of parts) {
    at = bytes.writeUInt32BE(part.length, at)
    bytes.set(part, at)
    at += part.length
  }
  return sha256(bytes)
}

/** SHA-256 in one go. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'))
