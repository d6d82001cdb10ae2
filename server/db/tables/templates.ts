export interface TemplateVersionsTable {
  template_key: string
  /** 1, 2, 3 … per template. A version never changes. */
  version: number
  name: string
  purpose: string
  /** 0 or 1. */
  retired: number
  /** JSON: a document in our schema. */
  content: string
  /** JSON array of what the template says per part. */
  guidance: string
  created_at: string
  /** null: it came with the product. */
  created_by: string | null
}
