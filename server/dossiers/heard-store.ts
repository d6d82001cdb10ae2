import type { Kysely } from 'kysely'
import type { AuditAction } from '#shared/audit/entry.ts'
import { layers, type Layer } from '#shared/organisations/layers.ts'
import type { Database } from '#server/db/database.ts'

/**
 * Acts by which somebody takes part; looking does not make one heard. What was said in an inner circle counts for nobody:
 * that a layer is heard would tell the others of it.
 */
const takingPart: readonly AuditAction[] = [
  'dossier.create',
  'dossier.change',
  'document.create',
  'document.rename',
  'document.number',
  'document.write',
  'thread.create',
  'thread.reply',
  'dilemma.raise',
  'dilemma.say',
  'dilemma.step',
  'consultation.give',
  'consultation.answer',
  'member.set',
  'organisation.set',
  'invitation.create',
]

const toLayers = (rows: readonly { layer: string }[]): Set<Layer> => {
  const found = new Set(rows.map((row) => row.layer))
  return new Set(layers.filter((layer) => found.has(layer)))
}

/** The layers of members and of whole organisations with a role; a koepel counts for the layer it stands for. */
export async function presentLayers(db: Kysely<Database>, dossierId: string): Promise<Set<Layer>> {
  const members = db
    .selectFrom('dossier_members as member')
    .innerJoin('users', 'users.id', 'member.user_id')
    .innerJoin('organisations', (join) =>
      join.on((eb) => eb('organisations.code', '=', eb.fn.coalesce('member.acts_for', 'users.organisation_code'))),
    )
    .select('organisations.layer')
    .where('member.dossier_id', '=', dossierId)
    .where('users.deactivated_at', 'is', null)
  const whole = db
    .selectFrom('dossier_organisations')
    .innerJoin('organisations', 'organisations.code', 'dossier_organisations.organisation_code')
    .select('organisations.layer')
    .where('dossier_organisations.dossier_id', '=', dossierId)
  return toLayers(await members.union(whole).execute())
}

/** The layers namens which something was done or written in the dossier. */
export async function activeLayers(db: Kysely<Database>, dossierId: string): Promise<Set<Layer>> {
  const acts = db
    .selectFrom('acts')
    .innerJoin('organisations', 'organisations.code', 'acts.acts_for')
    .select('organisations.layer')
    .where('acts.dossier_id', '=', dossierId)
    .where('acts.result', '=', 'done')
    .where('acts.action', 'in', takingPart)
    .where('acts.visibility', 'is', null)
  // the clients that wrote, each bound once to an organisation: the update log itself has a row per keystroke
  const writers = db
    .selectFrom('document_clients')
    .innerJoin('documents', 'documents.id', 'document_clients.document_id')
    .innerJoin('organisations', 'organisations.code', 'document_clients.organisation_code')
    .select('organisations.layer')
    .where('documents.dossier_id', '=', dossierId)
    .where('documents.is_ready', '=', 1)
    .where('documents.visibility', 'is', null)
  return toLayers(await acts.union(writers).execute())
}
