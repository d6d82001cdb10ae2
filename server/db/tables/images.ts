export interface ImagesTable {
  id: string
  document_id: string
  type: string
  width: number
  height: number
  frames: number
  byte_count: number
  /** SHA-256 of the bytes as stored, hex. One document keeps the same picture once; two documents share nothing. */
  hash: string
  created_at: string
  created_by: string
  /** Since when no round of retention found it in use; null while it is. See `shared/images/retention.ts`. */
  unused_since: string | null
}

export interface ImageBytesTable {
  image_id: string
  content: Uint8Array
}
