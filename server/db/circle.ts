import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { visibilities, type Circle, type Eyes, type Viewer } from '#shared/threads/visibility.ts'

/** Who may see a row, in the three columns that every such table has. */
export interface CircleColumns {
  visibility: string
  raised_by: string
  /** Only where the visibility is `koepel`. */
  koepel: string | null
}

/** The same columns where a row may be without a circle: an act, a document. All null is everybody in the dossier. */
export type OptionalCircleColumns = { [column in keyof CircleColumns]: CircleColumns[column] | null }

export const circleColumns = (circle: Circle): CircleColumns => ({
  visibility: circle.visibility,
  raised_by: circle.raisedBy,
  koepel: circle.visibility === 'koepel' ? circle.koepel : null,
})

/** @throws Error when the database holds something else than a circle: better no answer than a wrong one */
export function circleOfRow(row: CircleColumns): Circle {
  const visibility = visibilities.find((each) => each === row.visibility)
  if (visibility === undefined) throw new Error(`unknown visibility in the database: ${row.visibility}`)
  if (visibility !== 'koepel') return { visibility, raisedBy: row.raised_by }
  if (row.koepel === null) throw new Error('a koepel circle without a koepel in the database')
  return { visibility, raisedBy: row.raised_by, koepel: row.koepel }
}

/** The columns of what may be without a circle. */
export const optionalCircleColumns = (circle: Circle | undefined): OptionalCircleColumns =>
  circle && circle.visibility !== 'everyone'
    ? circleColumns(circle)
    : { visibility: null, raised_by: null, koepel: null }

/** The circle of a document; undefined: everybody in the dossier. @throws Error as {@link circleOfRow} */
export function circleOfDocument({ visibility, raised_by, koepel }: OptionalCircleColumns): Circle | undefined {
  if (visibility === null) return undefined
  if (raised_by === null) throw new Error('a circle of nobody in the database')
  return circleOfRow({ visibility, raised_by, koepel })
}

/** `maySee` of `shared/threads/visibility.ts`, for the rows of `table`; a test holds the two together. [T20] */
export const seenBy = (viewer: Viewer, table: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${sql.ref(`${table}.visibility`)} = 'everyone'
  or (${sql.ref(`${table}.visibility`)} = 'koepel' and ${sql.ref(`${table}.koepel`)} = ${viewer.koepel})
  or (${sql.ref(`${table}.visibility`)} = 'organisation' and ${sql.ref(`${table}.raised_by`)} = ${viewer.organisationCode})
)`

/** Names who sees it: two circles with the same key are the same people. */
export const circleKey = (circle: Circle): string => {
  if (circle.visibility === 'everyone') return 'everyone'
  return circle.visibility === 'koepel' ? `koepel:${circle.koepel}` : `organisation:${circle.raisedBy}`
}

/** As {@link seenBy}, for the documents of one dossier: one without a circle is everybody's. */
export const documentSeenBy = (viewer: Viewer): RawBuilder<SqlBool> =>
  sql<SqlBool>`(documents.visibility is null or ${seenBy(viewer, 'documents')})`

/** As {@link documentSeenBy}, for the documents of many dossiers, in each of which one looks with his eyes there. */
export function documentSeenWith({ own, elsewhere }: Eyes): RawBuilder<SqlBool> {
  const here = elsewhere.map(
    ({ dossierId, viewer }) => sql`when documents.dossier_id = ${dossierId} then ${documentSeenBy(viewer)}`,
  )
  if (here.length === 0) return documentSeenBy(own)
  return sql<SqlBool>`case ${sql.join(here, sql` `)} else ${documentSeenBy(own)} end`
}

/** As {@link seenBy}, for acts: one without a circle is everybody's. */
export const actSeenBy = (viewer: Viewer): RawBuilder<SqlBool> =>
  sql<SqlBool>`(acts.visibility is null or ${seenBy(viewer, 'acts')})`
