import { describe, expect, test } from 'vitest'
import facts from '#server/organisations/organisations.json' with { type: 'json' }
import { importOrganisations, loadRegister, readRegister } from '#server/organisations/register.ts'
import { readTooiList } from '#server/organisations/tooi.ts'
import { testApp } from '#test/support/app.ts'

const ONT = 'https://identifier.overheid.nl/tooi/def/ont/'
const ID = 'https://identifier.overheid.nl/tooi/id/'
const record = (id: string, values: Record<string, string>, types = ['Gemeente']) => ({
  '@id': ID + id,
  '@type': types.map((type) => ONT + type),
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [ONT + name, [{ '@value': value }]])),
})

describe('the register of organisations', () => {
  test('holds the 393 facts, each with its source; a koepel stands for a layer', async () => {
    const { parts } = await testApp()
    const rows = await parts.db.selectFrom('organisations').selectAll().execute()
    expect(rows).toHaveLength(393)
    expect(rows.filter((row) => JSON.parse(row.sources).length === 0)).toEqual([])
    expect(
      rows
        .filter((row) => row.kind === 'koepel')
        .map((row) => `${row.code} ${row.layer}`)
        .toSorted(),
    ).toEqual(['ipo provincie', 'uvw waterschap', 'vng gemeente'])
  })

  test('is loaded once, so that the next start does not undo what an operator imported', async () => {
    const { parts, clock } = await testApp()
    await parts.db.updateTable('organisations').set({ ends_on: '2027-01-01' }).where('code', '=', 'gm0344').execute()
    expect(await loadRegister(parts.db, clock.read)).toBe(0)
    const row = await parts.db
      .selectFrom('organisations')
      .select('ends_on')
      .where('code', '=', 'gm0344')
      .executeTakeFirst()
    expect(row?.ends_on).toBe('2027-01-01')
  })

  test('a TOOI list adds, corrects and ends; what it does not know stays', async () => {
    const { parts, clock } = await testApp()
    const list = [
      record('gemeente/gm0344', {
        officieleNaamInclSoort: 'gemeente Utrecht',
        officieleNaamExclSoort: 'Utrecht',
        organisatiecode: 'gm0344',
        einddatum: '2027-01-01',
      }),
      record('gemeente/gm1999', {
        officieleNaamInclSoort: 'gemeente Nieuwstad',
        officieleNaamExclSoort: 'Nieuwstad',
        organisatiecode: 'gm1999',
        begindatum: '2027-01-01',
      }),
      record('gemeente/gm0344_v1', { officieleNaamInclSoort: 'gemeente Oud' }, ['Gemeente', 'HistorischeVersie']),
      record('zbo/zb000123', { officieleNaamInclSoort: 'Een zbo' }, ['ZBO']),
    ]
    const organisations = readTooiList(list, 'rwc_gemeenten_compleet_6.json')
    expect(await importOrganisations(parts.db, { organisations, objectId: 'list' }, clock.nowMs)).toBe(2)
    const rows = await parts.db
      .selectFrom('organisations')
      .selectAll()
      .where('code', 'in', ['gm0344', 'gm1999'])
      .execute()
    expect(rows).toMatchObject([
      { code: 'gm0344', ends_on: '2027-01-01', oin: expect.stringMatching(/^\d{20}$/u), province_code: 'pv26' },
      { code: 'gm1999', short_name: 'Nieuwstad', layer: 'gemeente', begins_on: '2027-01-01', ends_on: null },
    ])
    const act = await parts.db.selectFrom('acts').selectAll().where('object_id', '=', 'list').executeTakeFirst()
    expect(act).toMatchObject({ action: 'organisations.import', address: 'cli', details: '{"given":2,"changed":2}' })
  })

  test('what is no register is refused', () => {
    expect(() => readRegister({ organisations: [{}] })).toThrow(/layer/u)
    expect(() => readTooiList([{}], 'x')).toThrow(/@id/u)
    const koepel = facts.organisations.find((each) => each.layer === 'koepel')
    expect(() => readRegister({ sources: {}, organisations: [{ ...koepel, code: 'xyz' }] })).toThrow('koepel xyz')
  })
})
