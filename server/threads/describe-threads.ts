import type { Kysely } from 'kysely'
import type { Person } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { body } from '#shared/threads/body.ts'
import { entryKinds, outcomes } from '#shared/threads/kinds.ts'
import { proposal } from '#shared/threads/proposal.ts'
import { actionsOf, replyActionsOf, type Thread } from '#shared/threads/rules.ts'
import { anchor, type EarlierTexts, type Entry, type ThreadView } from '#shared/threads/schema.ts'
import { visibilities, type Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { circleOfRow, type CircleColumns } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import { toReply, type EntryRow } from './entry-store.ts'
import { visibleAgreements, visibleDilemmas, visibleEntries, visibleTexts, type AgreementRow } from './list-store.ts'
import type { Looker } from './seen-thread.ts'
import { oneOf, toThread, type ThreadRow } from './thread-store.ts'

interface Names {
  readonly people: ReadonlyMap<string, Person>
  readonly organisations: ReadonlyMap<string, OrganisationRef>
}

/** What was stored was valid then; a row that is not any more is a bug, and better seen than shown. */
const stored = <T>(schema: { parse(value: unknown): T }, json: string): T => schema.parse(JSON.parse(json))

/** Threads as whoever asks may see them: all rows come from his circles, and nothing is added here that does not. */
export async function describeThreads(
  db: Kysely<Database>,
  rows: readonly ThreadRow[],
  who: Looker,
): Promise<ThreadView[]> {
  const ids = rows.map((row) => row.id)
  const entries = await visibleEntries(db, ids, who.viewer)
  const agreements = await visibleAgreements(db, ids, who.viewer)
  const dilemmas = await visibleDilemmas(db, ids, who.viewer)
  const said = [...rows, ...entries]
  const names = {
    people: await peopleById(db, [
      ...said.map((row) => row.author_id),
      ...agreements.map((agreement) => agreement.user_id),
    ]),
    organisations: await organisationsByCode(db, [
      ...said.flatMap((row) => [row.raised_by, row.koepel]),
      ...agreements.map((agreement) => agreement.raised_by),
    ]),
  }
  const entriesOf = Map.groupBy(entries, (entry) => entry.thread_id)
  const agreementsOf = Map.groupBy(agreements, (agreement) => agreement.thread_id)
  return rows.map((row) =>
    describeThread(
      row,
      {
        entries: entriesOf.get(row.id) ?? [],
        agreements: agreementsOf.get(row.id) ?? [],
        dilemmaId: dilemmas.get(row.id) ?? null,
      },
      who,
      names,
    ),
  )
}

/** What belongs to a thread, as far as whoever asks may see it. */
interface Around {
  readonly entries: readonly EntryRow[]
  readonly agreements: readonly AgreementRow[]
  readonly dilemmaId: string | null
}

function describeThread(
  row: ThreadRow,
  { entries, agreements, dilemmaId }: Around,
  who: Looker,
  names: Names,
): ThreadView {
  const thread = toThread(row)
  const isReadable = mayRead(row, who.viewer)
  return {
    ...said(row, names),
    documentId: row.document_id,
    kind: thread.kind,
    level: thread.level,
    state: thread.state,
    body: isReadable ? stored(body, row.body) : null,
    anchor: row.anchor === null ? null : stored(anchor, row.anchor),
    lost: row.lost_at === null || row.lost_seq === null ? null : { at: row.lost_at, seq: row.lost_seq },
    proposal: isReadable && row.proposal !== null ? stored(proposal, row.proposal) : null,
    outcome: thread.outcome,
    appliedSeq: thread.appliedSeq,
    dilemmaId,
    agreements: agreements.map((each) => ({
      person: known(names.people, each.user_id),
      organisation: known(names.organisations, each.raised_by),
      at: each.at,
    })),
    entries: entries.map((entry) => describeEntry(entry, thread, who, names)),
    may: actionsOf(thread, who),
  }
}

function describeEntry(row: EntryRow, thread: Thread, who: Looker, names: Names): Entry {
  const earlier = row.earlier_anchor === null ? null : stored(anchor, row.earlier_anchor)
  return {
    ...said(row, names),
    kind: oneOf(entryKinds, row.kind),
    body: row.body !== null && mayRead(row, who.viewer) ? stored(body, row.body) : null,
    note: row.note,
    outcome: row.outcome === null ? null : oneOf(outcomes, row.outcome),
    widenedTo: row.widened_to === null ? null : oneOf(visibilities, row.widened_to),
    earlierQuote: earlier?.quote ?? null,
    may: row.kind === 'reply' ? replyActionsOf(toReply(row), thread, who) : [],
  }
}

/** What was withdrawn only the organisation that said it still reads. [T6] */
const mayRead = (row: { withdrawn_at: string | null; raised_by: string }, viewer: Viewer): boolean =>
  row.withdrawn_at === null || viewer.organisationCode === row.raised_by

interface SaidRow extends CircleColumns {
  id: string
  author_id: string
  created_at: string
  edited_at: string | null
  withdrawn_at: string | null
}

const said = (row: SaidRow, { people, organisations }: Names) => ({
  id: row.id,
  author: known(people, row.author_id),
  circle: {
    visibility: circleOfRow(row).visibility,
    raisedBy: known(organisations, row.raised_by),
    koepel: row.koepel === null ? null : known(organisations, row.koepel),
  },
  createdAt: row.created_at,
  editedAt: row.edited_at,
  withdrawnAt: row.withdrawn_at,
})

/** The earlier texts of a thread or reply: those that whoever asks could read while they stood. [T23] */
export async function earlierTextsOf(
  db: Kysely<Database>,
  target: ThreadRow | EntryRow,
  viewer: Viewer,
): Promise<EarlierTexts> {
  if (!mayRead(target, viewer)) return { items: [] }
  const rows = await visibleTexts(db, target.id, viewer)
  return {
    items: rows.map((row) => ({
      until: row.until,
      body: stored(body, row.body),
      proposal: row.proposal === null ? null : stored(proposal, row.proposal),
    })),
  }
}
