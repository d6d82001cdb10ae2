import type { Locale } from '#shared/auth/schema.ts'
import type { Layer, OrganisationKind } from '#shared/organisations/layers.ts'

/** Who may see something that was raised, from narrow to wide. */
export const visibilities = ['organisation', 'koepel', 'everyone'] as const
export type Visibility = (typeof visibilities)[number]

/**
 * Who may see it, with what that is about. It is about organisations, never about persons: a colleague sees what his
 * organisation raised, and who acts for another organisation today sees what that one sees.
 */
export type Circle =
  | { readonly visibility: 'organisation'; readonly raisedBy: string }
  | { readonly visibility: 'koepel'; readonly raisedBy: string; readonly koepel: string }
  | { readonly visibility: 'everyone'; readonly raisedBy: string }

/** What is asked of an organisation here; an `OrganisationRef` has it. */
export interface Party {
  readonly code: string
  readonly kind: OrganisationKind
  readonly layer: Layer
}

/** The eyes that look: namens which organisation, and in which koepel's circle that one is. */
export interface Viewer {
  /** null: somebody who belongs to no party here (an administrator's inspection); he sees what everyone sees. */
  readonly organisationCode: string | null
  /** The koepel that it is, or that stands for its layer; null for the Rijk, and for who belongs to no party. */
  readonly koepel: string | null
  /** Whose name stands under what it raises although no circle opens for it; see {@link unconfirmed}. */
  readonly raisesAs?: string
}

/** The eyes of a person over all dossiers: those of his employer, and in some dossiers those of whom he acts for there. */
export interface Eyes {
  readonly own: Viewer
  readonly elsewhere: readonly { readonly dossierId: string; readonly viewer: Viewer }[]
}

/** An administrator who looks in: no inner circle opens for him, not even that of his employer. */
export const outsider: Viewer = { organisationCode: null, koepel: null }

/**
 * Somebody of whom another party said where he works, which nobody of there has confirmed: he sees what everyone sees,
 * and everyone sees what he raises. Else a ministry could read a koepel's circle by inviting a "colleague" of it. [T60]
 */
export const unconfirmed = (organisationCode: string): Viewer => ({
  organisationCode: null,
  koepel: null,
  raisesAs: organisationCode,
})

/** The koepel in whose circle an organisation is: itself, or the one that stands for its layer. The Rijk has none. */
export function koepelOf(party: Party, koepels: readonly Party[]): string | null {
  if (party.kind === 'koepel') return party.code
  return koepels.find(({ kind, layer }) => kind === 'koepel' && layer === party.layer)?.code ?? null
}

/** @param koepels the koepels of the register; other organisations among them do no harm */
export const viewerOf = (party: Party, koepels: readonly Party[]): Viewer => ({
  organisationCode: party.code,
  koepel: koepelOf(party, koepels),
})

/** The eyes of somebody who acts for a party: those of the party when somebody who can know says that he belongs to it. */
export const actingFor = (
  { actsFor, isVouchedFor }: { readonly actsFor: Party; readonly isVouchedFor: boolean },
  koepels: readonly Party[],
): Viewer => (isVouchedFor ? viewerOf(actsFor, koepels) : unconfirmed(actsFor.code))

/** May this viewer know that it is there? The whole of the rule: nothing else decides this. [T20] */
export function maySee(circle: Circle, viewer: Viewer): boolean {
  if (circle.visibility === 'everyone') return true
  if (circle.visibility === 'koepel') return viewer.koepel === circle.koepel
  return viewer.organisationCode === circle.raisedBy
}

/** The visibilities that somebody may give what he raises, from narrow to wide; without a koepel there are two. */
export const choicesOf = (viewer: Viewer): Visibility[] =>
  visibilities.filter((visibility) => circleOf(visibility, viewer) !== undefined)

/** Where a new thing starts unless its author chooses: the inner circle where there is one, else everyone. [T21] */
export const defaultVisibility = (viewer: Viewer): Visibility => (viewer.koepel === null ? 'everyone' : 'koepel')

/** The circle of what this viewer raises; undefined when it cannot be: no party, or no koepel to share it with. */
export function circleOf(visibility: Visibility, viewer: Viewer): Circle | undefined {
  const { organisationCode: raisedBy, koepel, raisesAs } = viewer
  if (raisedBy === null) {
    return visibility === 'everyone' && raisesAs !== undefined ? { visibility, raisedBy: raisesAs } : undefined
  }
  if (visibility !== 'koepel') return { visibility, raisedBy }
  return koepel === null ? undefined : { visibility, raisedBy, koepel }
}

export const isWider = (visibility: Visibility, than: Visibility): boolean =>
  visibilities.indexOf(visibility) > visibilities.indexOf(than)

/**
 * Are all that see `inner` among those that see `outer`? A reply is never wider than its thread. [T24]
 * Asked of what somebody raises who sees `outer` himself: whose member an organisation is, a circle does not say.
 */
export function isWithin(inner: Circle, outer: Circle): boolean {
  if (outer.visibility === 'everyone') return true
  if (inner.visibility === 'everyone') return false
  if (outer.visibility === 'organisation') {
    return inner.visibility === 'organisation' && inner.raisedBy === outer.raisedBy
  }
  return inner.visibility === 'organisation' || inner.koepel === outer.koepel
}

/**
 * May this viewer widen it so far? Only the organisation that raised it, only wider: there is no way back. [T22]
 * The result is `circleOf(to, viewer)`.
 */
export const mayWiden = (circle: Circle, to: Visibility, viewer: Viewer): boolean =>
  viewer.organisationCode === circle.raisedBy && isWider(to, circle.visibility) && circleOf(to, viewer) !== undefined

/** One text in each language. */
export type Words = Readonly<Record<Locale, string>>

/** The governments of a layer, as a koepel's members are named. */
const members: Readonly<Record<Layer, Words>> = {
  rijk: { nl: 'ministeries', en: 'ministries' },
  provincie: { nl: 'provincies', en: 'provinces' },
  gemeente: { nl: 'gemeenten', en: 'municipalities' },
  waterschap: { nl: 'waterschappen', en: 'water authorities' },
}

/** An organisation with its names; an `OrganisationRef` has them. */
export interface NamedParty extends Party {
  readonly name: string
  readonly abbreviation: string | null
}

const nameOf = ({ abbreviation, name }: NamedParty): string => abbreviation ?? name

/** The two organisations whose names a circle may need; `koepel` is null where it has none. */
export interface CircleNames {
  readonly raisedBy: NamedParty
  readonly koepel: NamedParty | null
}

/**
 * A visibility in plain words, as the card and the composer always show it: "Alleen VNG en gemeenten",
 * "Alleen gemeente Utrecht", "Iedereen in het dossier".
 */
export function visibilityWords(visibility: Visibility, { raisedBy, koepel }: CircleNames): Words {
  if (visibility === 'everyone') return { nl: 'Iedereen in het dossier', en: 'Everybody in the dossier' }
  if (visibility === 'organisation' || koepel === null) {
    return { nl: `Alleen ${nameOf(raisedBy)}`, en: `Only ${nameOf(raisedBy)}` }
  }
  const { nl, en } = members[koepel.layer]
  return { nl: `Alleen ${nameOf(koepel)} en ${nl}`, en: `Only ${nameOf(koepel)} and ${en}` }
}
