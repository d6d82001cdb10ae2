import type { Person } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { known } from '#server/auth/people-store.ts'
import type { KeptItem } from '#server/kept/store.ts'
import { circleAnswer } from './describe-dilemmas.ts'
import type { Look } from './look.ts'
import { widenings } from './say.ts'

/** The people and organisations that an answer names. */
export interface Names {
  readonly people: ReadonlyMap<string, Person>
  readonly organisations: ReadonlyMap<string, OrganisationRef>
}

/**
 * Describes what was said, beside its content: by whom, when, who sees it, and how far whoever looks may widen it.
 * @param all what was said about the dilemma: what an item is about is in it
 */
export function describeSaid(look: Look, all: readonly KeptItem[], { people, organisations }: Names) {
  const circles = new Map(all.map(({ id, circle }) => [id, circle]))
  return (item: KeptItem) => ({
    id: item.id,
    by: known(people, item.authorId),
    actsFor: known(organisations, item.actsFor),
    at: item.createdAt,
    version: item.version,
    circle: circleAnswer(item.circle, organisations),
    mayWidenTo: widenings(item, circles.get(item.parentId ?? '') ?? look.dilemma.item.circle, look),
  })
}
