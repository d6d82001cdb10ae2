import type { ReactionMandate } from '#shared/consultations/machine.ts'
import type { NotaRow } from '#shared/consultations/nota-schema.ts'
import type { GivenReaction, Place } from '#shared/consultations/schema.ts'
import type { Day } from '#shared/lib/day.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'

const long = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' })
const inNetherlands = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' })

/** "3 december 2026". */
export const dayWords = (day: Day): string => long.format(new Date(`${day}T00:00:00Z`))
/** The day of a moment, as people in the Netherlands count it. */
export const instantWords = (instant: string): string => inNetherlands.format(new Date(instant))

/** As it is named in a nota: the organisation, never the person ([C15]; domain.md 3.6, design consequence 6). */
export const nameOf = ({ name, abbreviation }: OrganisationRef): string =>
  abbreviation === null ? name : `${name} (${abbreviation})`

const standpoints: Readonly<Record<GivenReaction['standpoint'], string>> = {
  voor: 'Voor',
  tegen: 'Tegen',
  voorbehoud: 'Voorbehoud',
  'nog-niet': 'Nog geen standpunt',
}
const mandates: Readonly<Record<ReactionMandate, string>> = {
  ambtelijk: 'ambtelijk, onder voorbehoud',
  'bestuurlijk-vastgesteld': 'bestuurlijk vastgesteld',
}
const dispositions: Readonly<Record<NonNullable<NotaRow['answer']>['disposition'], string>> = {
  overgenomen: 'Overgenomen',
  deels: 'Deels overgenomen',
  niet: 'Niet overgenomen',
}

/** "Voorbehoud (bestuurlijk vastgesteld door commissie Water op 14 januari 2027). Gegeven op …, na de termijn." */
export function standpointWords({ standpoint, mandate, body, decidedOn, givenAt, late }: GivenReaction): string {
  const by = body === '' ? '' : ` door ${body}`
  const on = decidedOn === null ? '' : ` op ${dayWords(decidedOn)}`
  const given = `Gegeven op ${instantWords(givenAt)}${late ? ', na de termijn' : ''}.`
  return `${standpoints[standpoint]} (${mandates[mandate]}${by}${on}). ${given}`
}

/** Where in the text, in words. */
export function placeWords(place: Place | null): string {
  if (place === null) return 'Het hele stuk'
  return place.quote === '' ? 'Een plaats in de tekst' : `Bij: “${place.quote}”`
}

/** The answer to a point in words: what was done, and why. */
export function answerWords({ answer, outdated }: NotaRow): { readonly done: string; readonly reason: string } {
  if (answer === null) return { done: 'Nog niet beantwoord', reason: '' }
  const since = outdated ? ' (het punt is daarna gewijzigd)' : ''
  return { done: `${dispositions[answer.disposition]}${since}`, reason: answer.reason }
}
