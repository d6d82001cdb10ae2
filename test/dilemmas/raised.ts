import { expect } from 'vitest'
import type { Loose, Seat, Table } from '#test/support/parties.ts'

/** A dilemma that everybody sees, unless the input says otherwise. @returns its id and its path */
export async function raised(table: Table, by: Seat, input: object = {}): Promise<{ id: string; one: string }> {
  const all = `/dossiers/${table.dossierId}/dilemmas`
  const response = await table.at[by].post(all, { question: 'Wie betaalt?', visibility: 'everyone', ...input })
  expect(response.status).toBe(201)
  const { id }: Loose = await response.json()
  return { id, one: `${all}/${id}` }
}
