import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

/**
 * Checks that every image in a database file has its bytes, as they were stored. A file from before there were images
 * has none. Reads only, one image at a time.
 * @returns what is wrong, a sentence each
 */
export function checkImages(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const hasImages = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'images'").get()
    if (!hasImages) return []
    const rows = database
      .prepare('select id, document_id, hash, content from images left join image_bytes on image_id = id')
      .iterate()
    const findings: string[] = []
    for (const { id, document_id: documentId, hash, content } of rows) {
      const isWhole =
        content instanceof Uint8Array && createHash('sha256').update(content).digest('hex') === String(hash)
      if (!isWhole) findings.push(`Image ${String(id)} of document ${String(documentId)} is not as it was stored.`)
    }
    return findings
  } finally {
    database.close()
  }
}
