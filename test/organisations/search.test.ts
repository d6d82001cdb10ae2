import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { organisation } from '#shared/organisations/schema.ts'
import { testApp } from '#test/support/app.ts'
import { refusalOf } from '#test/support/people.ts'

const answer = z.object({ items: z.array(organisation) })

async function searching() {
  const app = await testApp()
  return async (query: string): Promise<string[]> => {
    const response = await app.send('GET', `/organisations?${query}`)
    return answer.parse(await response.json()).items.map((item) => item.shortName)
  }
}

describe('searching an organisation', () => {
  test.each([
    ['friesland', 'Fryslân'],
    ['FRYSLAN', 'Fryslân'],
    ['s-gravenhage', 'Den Haag'],
    ["'s-gravenhage", 'Den Haag'],
    ['den haag', 'Den Haag'],
    ['haag', 'Den Haag'],
    ['den bosch', "'s-Hertogenbosch"],
    ['hertogenbosch', "'s-Hertogenbosch"],
    ['sudwest fryslan', 'Súdwest-Fryslân'],
    ['Zuidwest Friesland', 'Súdwest-Fryslân'],
    ['friese meren', 'De Fryske Marren'],
    ['BZK', 'Binnenlandse Zaken en Koninkrijksrelaties'],
    ['i&w', 'Infrastructuur en Waterstaat'],
    ['vng', 'Vereniging van Nederlandse Gemeenten'],
    ['delfland', 'Hoogheemraadschap van Delfland'],
    ['gemeente utrecht', 'Utrecht'],
    ['gm0344', 'Utrecht'],
  ])('%s finds %s first', async (q, found) => {
    const search = await searching()
    expect((await search(`q=${encodeURIComponent(q)}`))[0]).toBe(found)
  })

  test('whole names come first, then beginnings, then words, then the rest', async () => {
    const search = await searching()
    const found = await search('q=ede&limit=50')
    expect(found[0]).toBe('Ede')
    expect(found).toContain('Nederweert')
    expect(found.indexOf('Ede')).toBeLessThan(found.indexOf('Nederweert'))
  })

  test('without a question everybody of a layer or kind is there', async () => {
    const search = await searching()
    expect(await search('layer=provincie&kind=overheid&limit=500')).toHaveLength(12)
    expect(await search('layer=gemeente&kind=overheid&limit=500')).toHaveLength(342)
    expect(await search('kind=koepel')).toEqual([
      'Interprovinciaal Overleg',
      'Unie van Waterschappen',
      'Vereniging van Nederlandse Gemeenten',
    ])
  })

  test('one that has ended is found by its code only', async () => {
    const search = await searching()
    expect(await search('q=asiel')).toEqual([])
    expect(await search('q=mnre1162')).toEqual(['Asiel en Migratie'])
  })

  test('a wrong question names its field; an unknown code is not found', async () => {
    const app = await testApp()
    const refused = await app.send('GET', '/organisations?limit=0&layer=europa')
    expect(await refused.json()).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'layer' }, { path: 'limit' }],
    })
    expect(await refusalOf(await app.send('GET', '/organisations/gm9999'))).toBe('404 not-found')
    expect(organisation.parse(await (await app.send('GET', '/organisations/gm0363')).json()).name).toBe(
      'gemeente Amsterdam',
    )
  })
})
