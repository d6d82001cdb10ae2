import type { Kysely } from 'kysely'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import { describeTemplate, templateRow } from './store.ts'

/**
 * What a new document begins with: the newest version of the template.
 * @throws {Problem} `invalid-input` for a template that is not there or not offered any more
 */
export async function beginWith(
  db: Kysely<Database>,
  key: string,
): Promise<{ version: number | null; content: DocumentNode }> {
  const row = await templateRow(db, key)
  if (row && row.retired === 0) {
    const { version, content } = await describeTemplate(db, row)
    return { version, content }
  }
  // free text needs no template to begin with
  if (key === 'blank') return { version: null, content: { type: 'doc' } }
  throw new Problem('invalid-input', { fields: [{ path: 'template', message: 'no such template' }] })
}
