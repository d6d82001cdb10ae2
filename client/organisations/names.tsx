import { groupOf, type Group } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { groupNames } from './messages.ts'

/** The colour of a group, as a CSS value; white text on it is readable. */
export const groupColour = (group: Group): string => `var(--samenschrift-group-${group}-color)`

export const organisationColour = (organisation: OrganisationRef): string => groupColour(groupOf(organisation))

/** What people call it: "BZK", "VNG", "gemeente Zeist", "provincie Utrecht". */
export const callName = (organisation: OrganisationRef): string => organisation.abbreviation ?? organisation.name

/** Its name in full, with the abbreviation where there is one: "ministerie van Algemene Zaken (AZ)". */
export const fullName = (organisation: OrganisationRef): string =>
  organisation.abbreviation ? `${organisation.name} (${organisation.abbreviation})` : organisation.name

/** An organisation by its short name, its colour before it. */
export const OrganisationName = ({ of, full }: { readonly of: OrganisationRef; readonly full?: boolean }) => (
  <Labelled colour={organisationColour(of)}>{full ? fullName(of) : callName(of)}</Labelled>
)

/** A layer or the koepels, with colour and name. */
export function GroupName({ group }: { readonly group: Group }) {
  const t = useText(groupNames)
  return <Labelled colour={groupColour(group)}>{t(group)}</Labelled>
}
