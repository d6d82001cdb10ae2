import type { Seat, Table } from '#test/support/parties.ts'
import { json, tableOf } from '#test/support/parties.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { writePoints, writeSummary } from './drafts.ts'

/** A table with a text, and a round on it that the ministry opened. */
export interface RoundTable extends Table {
  readonly roundId: string
  /** `/dossiers/…/consultations/…` */
  readonly one: string
  readonly questionId: string
}

/** The ministry asks the VNG and the waterschap, which was invited itself, unless the test says otherwise. */
export async function roundTable(input: object = {}): Promise<RoundTable> {
  const table = await tableOf()
  const { app, at, documentId, dossierId } = table
  const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
  await app.sync.append(
    documentId,
    contentToUpdate('markdown', '# Voorstel\n\nHet beheer gaat naar gemeenten.'),
    author,
  )
  const made = await json(at.bzk.post(`/documents/${documentId}/consultations`, { ...roundInput, ...input }))
  app.sync.told.length = 0
  app.sync.heard.length = 0
  const one = `/dossiers/${dossierId}/consultations/${made.id}`
  return { ...table, roundId: made.id, one, questionId: made.questions[0].id }
}

export const roundInput = {
  name: '0.4 voor consultatie',
  questions: ['Is dit uitvoerbaar?'],
  invited: ['vng', 'ws0654'],
  followUp: 'Elk punt krijgt een antwoord in de reactienota.',
}

/** The least with which a reaction is given, of a text that nobody has: see {@link give}. */
export const giving = { mandate: 'ambtelijk', standpoint: 'voorbehoud', sha256: '0'.repeat(64) } as const

/** The fingerprint of a draft as this seat sees it. */
export const seenBy = async ({ at, one }: RoundTable, by: Seat): Promise<string> =>
  (await json(at[by].get(`${one}/inside/draft`))).sha256

/** Gives the draft as this seat sees it now. */
export const give = async (table: RoundTable, by: Seat, more: object = {}): Promise<Response> =>
  await table.at[by].post(`${table.one}/reactions`, { ...giving, sha256: await seenBy(table, by), ...more })

/** The place of the paragraph of the frozen text. */
export async function somePlace({ at, documentId, one }: RoundTable): Promise<{ blockId: string; quote: string }> {
  const { version } = await json(at.bzk.get(one))
  const text = await json(at.bzk.get(`/documents/${documentId}/versions/${version.id}/content`))
  return { blockId: text.content[1].attrs.id, quote: 'Het beheer gaat naar gemeenten.' }
}

/** Writes a draft with these points and gives it. @returns the ids of the points */
export async function given(
  table: RoundTable,
  by: Seat,
  {
    points,
    mandate = 'ambtelijk',
    standpoint = 'voorbehoud',
  }: { points: string[]; mandate?: string; standpoint?: string },
): Promise<string[]> {
  await writeSummary(table, by, 'Onze reactie.')
  const ids = await writePoints(
    table,
    by,
    points.map((text) => ({ text })),
  )
  await give(table, by, { mandate, standpoint })
  return ids
}
