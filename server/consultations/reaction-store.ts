import type { Kysely, Selectable } from 'kysely'
import type { ReactionMandate } from '#shared/consultations/machine.ts'
import type { GivenReaction } from '#shared/consultations/schema.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import type { ConsultationReactionsTable } from '#server/db/tables/consultations.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { FrozenText } from '#server/versions/frozen-as.ts'

/** What an organisation gives: what a frozen version of its draft says, without what stays inside. */
export type NewReaction = Pick<
  GivenReaction,
  'id' | 'mandate' | 'body' | 'decidedOn' | 'standpoint' | 'summary' | 'points' | 'late'
> & {
  readonly roundId: string
  readonly organisation: string
  readonly givenBy: string
  readonly versionId: string
}

/** Writes down that a reaction was given, after the earlier ones of its organisation. Give a transaction. */
export async function insertReaction(db: Kysely<Database>, reaction: NewReaction, nowMs: number): Promise<void> {
  const last = await db
    .selectFrom('consultation_reactions')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('consultation_id', '=', reaction.roundId)
    .where('organisation_code', '=', reaction.organisation)
    .executeTakeFirst()
  await db
    .insertInto('consultation_reactions')
    .values({
      id: reaction.id,
      consultation_id: reaction.roundId,
      organisation_code: reaction.organisation,
      seq: (last?.seq ?? 0) + 1,
      mandate: reaction.mandate,
      body: reaction.body,
      decided_on: reaction.decidedOn,
      standpoint: reaction.standpoint,
      summary: reaction.summary,
      points: JSON.stringify(reaction.points),
      given_by: reaction.givenBy,
      given_at: toInstant(nowMs),
      is_late: reaction.late ? 1 : 0,
      version_id: reaction.versionId,
    })
    .execute()
}

/** Every time that a reaction was given in a round: by organisation, each its last first. */
export async function reactionsOf(db: Kysely<Database>, roundId: string): Promise<GivenReaction[]> {
  const rows = await db
    .selectFrom('consultation_reactions')
    .leftJoin('versions', 'versions.id', 'consultation_reactions.version_id')
    .selectAll('consultation_reactions')
    .select(['versions.seq as version_seq', 'versions.sha256'])
    .where('consultation_id', '=', roundId)
    .orderBy('organisation_code')
    .orderBy('consultation_reactions.seq', 'desc')
    .execute()
  const people = await peopleById(
    db,
    rows.map((row) => row.given_by),
  )
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.organisation_code),
  )
  return rows.map((row) =>
    Object.assign(contentOf(row), {
      organisation: known(organisations, row.organisation_code),
      givenBy: known(people, row.given_by),
    }),
  )
}

type ReactionRow = Selectable<ConsultationReactionsTable> & {
  readonly version_seq: number | null
  readonly sha256: string | null
}

const contentOf = (row: ReactionRow) => ({
  id: row.id,
  // what insertReaction() wrote
  mandate: row.mandate as ReactionMandate,
  standpoint: row.standpoint as GivenReaction['standpoint'],
  points: JSON.parse(row.points) as GivenReaction['points'],
  body: row.body,
  decidedOn: row.decided_on,
  summary: row.summary,
  givenAt: row.given_at,
  late: row.is_late === 1,
  version: row.version_seq === null || row.sha256 === null ? null : { seq: row.version_seq, sha256: row.sha256 },
})

/** The text of a reaction, and the document in which it was written: that one stays its circle's own. */
export type GivenText = FrozenText & { readonly documentId: string }

/** The whole text of a reaction as it was given; undefined when this round has none, or it was given without one. */
export async function givenText(db: Kysely<Database>, roundId: string, id: string): Promise<GivenText | undefined> {
  const row = await db
    .selectFrom('consultation_reactions')
    .innerJoin('versions', 'versions.id', 'consultation_reactions.version_id')
    .select(['versions.content', 'versions.numbered', 'versions.document_id'])
    .where('consultation_reactions.id', '=', id)
    .where('consultation_reactions.consultation_id', '=', roundId)
    .executeTakeFirst()
  return row && { content: row.content, numbered: row.numbered === 1, documentId: row.document_id }
}

/** The last reaction of each organisation. */
export const latestReactions = (all: readonly GivenReaction[]): GivenReaction[] =>
  all.filter((each, index) => all[index - 1]?.organisation.code !== each.organisation.code)
