import type { AccessEntry } from '#shared/access/schema.ts'
import type { Mentionable } from '#client/editor/thread-body-editor.tsx'
import { callName, fullName, organisationColour } from '#client/organisations/names.tsx'

/** Who can be mentioned: the people and the organisations that have access to the dossier, each once. */
export function mentionableOf(entries: readonly AccessEntry[]): Mentionable[] {
  const members = entries.filter(({ kind }) => kind !== 'inspection')
  const people = members.flatMap(({ person, organisation }): Mentionable[] =>
    person
      ? [
          {
            kind: 'person',
            id: person.id,
            text: person.name,
            detail: callName(organisation),
            colour: organisationColour(organisation),
          },
        ]
      : [],
  )
  const organisations = members.map(({ organisation }): Mentionable => ({
    kind: 'organisation',
    id: organisation.code,
    text: organisation.abbreviation ?? organisation.shortName,
    detail: fullName(organisation),
    colour: organisationColour(organisation),
  }))
  return [...new Map([...people, ...organisations].map((each) => [each.id, each])).values()]
}
