import type { Parts } from '#server/parts.ts'
import { documentIdsIn } from './member-store.ts'

/** Decides again about everybody who has a document of this dossier open. Not inside a transaction: it waits for the database. */
export async function reconsiderDossier({ db, sync }: Pick<Parts, 'db' | 'sync'>, dossierId: string): Promise<void> {
  const documents = await documentIdsIn(db, dossierId)
  await sync.reconsider((connection) => documents.has(connection.documentId))
}
