import { expect, test } from 'vitest'
import { maySee, type Viewer, viewerOf } from '#shared/threads/visibility.ts'
import { koepels } from '#server/access/viewer-store.ts'
import { organisationsByCode } from '#server/auth/people-store.ts'
import { codeOf, everySeat, type Seat, type Table, tableOf } from '#test/support/parties.ts'
import { Random } from '#test/support/random.ts'
import { History } from './history.ts'

/** Acts of one random history: enough for widening, editing and saying to meet in every order. */
const ACTS = 150
const seeds = [1, 7, 20261124]
/** Everything that a party can read of dilemmas, in one text. */
async function everything(table: Table, seat: Seat, { dilemmas, tables }: History): Promise<string> {
  const who = table.at[seat]
  const paths = [
    '/dilemmas?limit=200',
    `/dossiers/${table.dossierId}/dilemmas?limit=200`,
    `/dossiers/${table.dossierId}/activity?limit=200`,
    `/dossiers/${table.dossierId}/audit?limit=200`,
    ...dilemmas.flatMap(({ path }) => [path, `${path}/options`]),
    ...tables.flatMap(({ documentId: id }) => [
      `/documents/${id}`,
      `/documents/${id}/content?format=text`,
      `/documents/${id}/options-of`,
    ]),
    `/dossiers/${table.dossierId}/documents`,
    ...dilemmas.flatMap(({ path, own, said }) => [own, ...said].map(({ id }) => `${path}/said/${id}/versions`)),
  ]
  const texts: string[] = []
  for (const path of paths) texts.push(await (await who.get(path)).text())
  return texts.join('\n')
}

test.each(seeds)(
  '[D11-D13] after a random history (seed %i) everybody finds all the words meant for him, and no others',
  async (seed) => {
    const table = await tableOf()
    const { db } = table.app.parts
    const all = await koepels(db)
    const organisations = await organisationsByCode(db, everySeat.map(codeOf))
    const viewers = Object.fromEntries(
      everySeat.map((seat) => {
        const party = organisations.get(codeOf(seat))
        if (!party) throw new Error(`no organisation ${codeOf(seat)}`)
        return [seat, viewerOf(party, all)]
      }),
    ) as Record<Seat, Viewer>
    const history = new History(table, viewers, new Random(seed))
    for (let act = 0; act < ACTS; act += 1) await history.act()
    for (const seat of everySeat) {
      const text = await everything(table, seat, history)
      const found = history.words.filter(({ mark }) => text.includes(mark)).map(({ mark }) => mark)
      const meant = history.words.filter(({ circle }) => maySee(circle, viewers[seat])).map(({ mark }) => mark)
      expect({ seat, leaked: found.filter((mark) => !meant.includes(mark)) }).toEqual({ seat, leaked: [] })
      expect({ seat, missing: meant.filter((mark) => !found.includes(mark)) }).toEqual({ seat, missing: [] })
    }
    expect(history.dilemmas.length).toBeGreaterThan(3)
    expect(history.tables.length).toBeGreaterThan(3)
  },
  60_000,
)
