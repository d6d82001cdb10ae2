import type { z } from 'zod'
import type { OptionsAnswer, optionText } from '#shared/dilemmas/options-schema.ts'
import type { OptionRow, OptionTable } from '#shared/dilemmas/options-text.ts'
import { Problem } from '#shared/lib/problem.ts'
import { visibilities } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { circleKey } from '#server/db/circle.ts'
import { everyItemOf, type KeptItem } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { circleAnswer, codesOf } from './describe-dilemmas.ts'
import { describeSaid, type Names } from './describe-said.ts'
import type { Look } from './look.ts'
import { remarkOf, remarkPlaces } from './remarks.ts'
import { type OptionTableOf, tablesOf } from './table-store.ts'
import { mayOpenFor, mayShareTo, readTable } from './tables.ts'

type Needs = Pick<Parts, 'db' | 'sync'>

/**
 * The options of a dilemma as they are on disk now, with what parties remarked on them, as far as whoever looks may see.
 * @param mayContribute may he comment in this dossier
 */
export async function describeOptions(parts: Needs, look: Look, mayContribute: boolean): Promise<OptionsAnswer> {
  const { db } = parts
  const { dilemma, viewer } = look
  const said = await everyItemOf(db, dilemma.id, viewer)
  const names = await namesOf(db, said)
  const about = { look, said, names, mayContribute }
  const tables: OptionsAnswer['tables'] = []
  const placed = new Set<string>()
  for (const table of await tablesOf(db, dilemma.id, viewer)) {
    tables.push(await describeTable(parts, about, table, placed))
  }
  return {
    tables: tables.toSorted((a, b) => width(b) - width(a)),
    mayOpen: mayContribute ? await mayOpenFor(db, look) : [],
    earlier: earlierOptions(about, placed),
  }
}

const width = ({ circle }: OptionsAnswer['tables'][number]): number => visibilities.indexOf(circle.visibility)

/** What an answer is made of. */
interface About {
  readonly look: Look
  /** All that was said of the dilemma, withdrawn or not, as far as whoever looks may see. */
  readonly said: readonly KeptItem[]
  readonly names: Names
  readonly mayContribute: boolean
}

async function namesOf(db: Parts['db'], said: readonly KeptItem[]): Promise<Names> {
  const people = said.flatMap(({ authorId, changedBy }) => [authorId, changedBy])
  const organisations = said.flatMap(({ actsFor, circle }) => [actsFor, ...codesOf(circle)])
  return { people: await peopleById(db, people), organisations: await organisationsByCode(db, organisations) }
}

/** @param placed the ids of the remarks and rows of before that stand in a table: added to */
async function describeTable(
  parts: Needs,
  about: About,
  table: OptionTableOf,
  placed: Set<string>,
): Promise<OptionsAnswer['tables'][number]> {
  const { look, said, names, mayContribute } = about
  const { item, documentId, changedAt, archivedAt } = table
  const places = remarkPlaces(said)
  const describe = describeRemark(about)
  const here = said.filter((each) => isRemark(each) && places.isIn(each, table))
  for (const { id } of here) placed.add(id)
  for (const { kind, id, circle, withdrawnAt } of said) {
    if (kind === 'option' && withdrawnAt === null && circleKey(circle) === circleKey(item.circle)) placed.add(id)
  }
  const text = await readable(parts, table)
  const rows = text && [...text.rows]
  const rowOf = new Map(here.map((each) => [each, places.rowOf(each, rows ?? [])]))
  const on = (row: OptionRow | undefined) => here.filter((each) => rowOf.get(each) === row).map(describe)
  return {
    id: item.id,
    documentId,
    circle: circleAnswer(item.circle, names.organisations),
    openedBy: known(names.people, item.authorId),
    actsFor: known(names.organisations, item.actsFor),
    openedAt: item.createdAt,
    changedAt,
    archived: archivedAt !== null,
    columns: [...(text?.columns ?? [])],
    rows: rows?.map((row) => ({ ids: [...row.ids], cells: [...row.cells], remarks: on(row) })) ?? null,
    loose: on(undefined),
    mayShareTo: mayContribute ? await mayShareTo(parts.db, look, table) : [],
  }
}

/** What stands in a table; undefined when it is too long to be read for this. */
async function readable(parts: Needs, table: OptionTableOf): Promise<OptionTable | undefined> {
  try {
    return await readTable(parts, table)
  } catch (error) {
    if (error instanceof Problem && error.code === 'too-large') return undefined
    throw error
  }
}

const isRemark = ({ kind, withdrawnAt }: KeptItem): boolean => kind === 'remark' && withdrawnAt === null

const describeRemark = ({ look, said, names }: About) => {
  const saidBy = describeSaid(look, said, names)
  const { nameOf } = remarkPlaces(said)
  return (item: KeptItem) => ({ ...saidBy(item), body: remarkOf(item).body, option: nameOf(item) })
}

/** The rows of before that stand in no table: taken back, or of a circle that has none yet. */
function earlierOptions(about: About, placed: ReadonlySet<string>): OptionsAnswer['earlier'] {
  const { look, said, names } = about
  const saidBy = describeSaid(look, said, names)
  const describe = describeRemark(about)
  return said
    .filter(({ kind, id }) => kind === 'option' && !placed.has(id))
    .map((item) =>
      // what the routes of before wrote, after its schema
      Object.assign(saidBy(item), item.content as z.output<typeof optionText>, {
        changedAt: item.changedAt,
        changedBy: known(names.people, item.changedBy),
        withdrawnAt: item.withdrawnAt,
        remarks: said
          .filter((each) => isRemark(each) && each.parentId === item.id && !placed.has(each.id))
          .map(describe),
      }),
    )
}
