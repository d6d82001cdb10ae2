/** The four layers of government (bestuurslagen), in the order in which the product always shows them. */
export const layers = ['rijk', 'provincie', 'gemeente', 'waterschap'] as const
export type Layer = (typeof layers)[number]

/** What kind of organisation: a government of its layer, or a koepel that stands for the governments of a layer. */
export const organisationKinds = ['overheid', 'koepel'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** The group by which people are shown: their layer, or koepel as a group of its own (colour, presence, lists). */
export const groups = [...layers, 'koepel'] as const
export type Group = (typeof groups)[number]

export const groupOf = (organisation: { readonly kind: OrganisationKind; readonly layer: Layer }): Group =>
  organisation.kind === 'koepel' ? 'koepel' : organisation.layer
