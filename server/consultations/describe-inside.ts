import { committeeFit, notLooked } from '#shared/consultations/rules.ts'
import type { Inside } from '#shared/consultations/schema.ts'
import type { Person } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { known, organisationRefOf, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { itemsOf, type KeptItem } from '#server/kept/store.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { committeeDates } from './committee-store.ts'
import { draftDocument } from './draft-store.ts'
import { extensionsOf } from './extension-store.ts'
import type { InsideContent, InsideKind } from './inside.ts'
import { demandCircle, draftedBy, type RoundLook, termFor } from './look.ts'
import { partyCodes, whoLooked } from './store.ts'

type Needs = Pick<Parts, 'db' | 'clock'>

/**
 * What only the circle of whoever looks sees of a round ([C6], [C7], [C9]-[C11]), save what its draft says: that is
 * converted from a document, for which a remark need not wait.
 * @throws {Problem} `not-found` to who is in no circle
 */
export async function describeInside(needs: Needs, look: RoundLook): Promise<Inside> {
  demandCircle(look)
  const { db } = needs
  const circle = await organisationRefOf(db, look.circle ?? '')
  const items = await itemsOf(db, look.round.id, look.viewer)
  const keep = await keeper(db, items)
  const of = (kind: InsideKind): KeptItem[] => items.filter((item) => item.kind === kind)
  const themeOf = new Map(
    // what groupRemarks() wrote
    of('grouping').map(({ parentId, content }) => [parentId, (content as InsideContent['grouping']).themeId]),
  )
  const themes = new Set(of('theme').map(({ id }) => id))
  const themeIdOf = (remarkId: string): string | null => {
    const themeId = themeOf.get(remarkId) ?? null
    return themeId !== null && themes.has(themeId) ? themeId : null
  }
  const documentId = await draftDocument(db, { roundId: look.round.id, organisation: draftedBy(look) })
  // the contents below were written by the actions of inside.ts
  return {
    circle,
    remarks: of('remark').map((item) =>
      Object.assign(keep(item), item.content as InsideContent['remark'], { themeId: themeIdOf(item.id) }),
    ),
    themes: of('theme').map((item) => Object.assign({ id: item.id }, item.content as InsideContent['theme'])),
    draft: { documentId: documentId ?? null },
    committee: circle.kind === 'koepel' ? await committeeOf(needs, look, circle) : null,
    notLooked:
      look.writer.actsFor === circle.code && circle.kind === 'koepel' ? await silentMembers(db, look, circle) : null,
  }
}

/** Who wrote an item and when, with names. */
async function keeper(db: Parts['db'], items: readonly KeptItem[]) {
  const people: ReadonlyMap<string, Person> = await peopleById(
    db,
    items.flatMap(({ authorId, changedBy }) => [authorId, changedBy]),
  )
  const organisations = await organisationsByCode(
    db,
    items.map(({ actsFor }) => actsFor),
  )
  return (item: KeptItem) => ({
    id: item.id,
    by: known(people, item.authorId),
    actsFor: known(organisations, item.actsFor),
    at: item.createdAt,
    version: item.version,
    changedBy: known(people, item.changedBy),
    changedAt: item.changedAt,
  })
}

/** Does a committee of the koepel meet inside its term ([C9])? */
async function committeeOf(
  { db, clock }: Needs,
  { round }: RoundLook,
  koepel: OrganisationRef,
): Promise<Inside['committee']> {
  const extensions = (await extensionsOf(db, [round.id])).get(round.id) ?? []
  const calendar = await committeeDates(db, koepel.code)
  const fit = committeeFit(termFor(round, koepel.code, extensions), calendar, dayOf(clock()))
  if (fit.kind === 'no-calendar') return { kind: fit.kind, date: null }
  return { kind: fit.kind, date: fit.kind === 'fits' ? fit.committee : fit.next }
}

/** The members in the dossier that never opened the round ([C10]). */
async function silentMembers(
  db: Parts['db'],
  { round }: RoundLook,
  koepel: OrganisationRef,
): Promise<OrganisationRef[]> {
  const parties = await organisationsByCode(db, await partyCodes(db, round.dossierId))
  const members = [...parties.values()].filter(({ kind, layer }) => kind === 'overheid' && layer === koepel.layer)
  return notLooked(members, await whoLooked(db, round.id)).toSorted((a, b) => (a.shortName < b.shortName ? -1 : 1))
}
