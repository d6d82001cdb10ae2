import { ageDays, type AttentionFacts, attentionOf, type PictureFacts } from '#shared/dilemmas/rules.ts'
import type { DilemmaSummary } from '#shared/dilemmas/schema.ts'
import type { Day } from '#shared/lib/day.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { type Circle, maySee, type Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { dayOfInstant } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { namedDocuments } from './named-store.ts'
import { type StepTaken, stepsOf, type StoredDilemma } from './store.ts'

/** A dilemma with the steps that whoever asks may know of, and the eyes with which he looks. */
export interface Seen {
  readonly dilemma: StoredDilemma
  readonly steps: readonly StepTaken[]
  readonly viewer: Viewer
  readonly dossierTitle: string
  /** Was the last step taken in a circle in which he is? Only then the words that belong to it are for him ([D12]). */
  readonly knowsState: boolean
}

/** Adds to dilemmas what whoever asks may know of their steps. */
export async function seeSteps(
  db: Parts['db'],
  dilemmas: readonly StoredDilemma[],
  looking: (dossierId: string) => { viewer: Viewer; title: string },
): Promise<Seen[]> {
  const all = await stepsOf(
    db,
    dilemmas.map(({ id }) => id),
  )
  return dilemmas.map((dilemma) => {
    const { viewer, title } = looking(dilemma.dossierId)
    const taken = all.get(dilemma.id) ?? []
    const steps = taken.filter(({ circle }) => maySee(circle, viewer))
    return { dilemma, steps, viewer, dossierTitle: title, knowsState: steps.at(-1) === taken.at(-1) }
  })
}

/** What belongs to the step a dilemma is in, for whoever may know. */
const stateOf = ({ dilemma: { state }, knowsState }: Seen): DilemmaSummary['state'] => ({
  step: state.step,
  outcome: knowsState && state.step === 'opgelost' ? state.outcome : null,
  meeting: knowsState && state.step === 'geagendeerd' ? state.meeting : null,
  meetsOn: knowsState && state.step === 'geagendeerd' ? state.meetsOn : null,
  reviewOn: knowsState && state.step === 'geparkeerd' ? state.reviewOn : null,
})

/** What decides the place of a dilemma in the register. */
export function attentionFacts(seen: Seen): AttentionFacts & { readonly id: string } {
  const { dilemma, steps } = seen
  const raisedOn = dayOfInstant(dilemma.item.createdAt)
  const last = steps.at(-1)
  const { step, meetsOn, reviewOn } = stateOf(seen)
  const lastStepOn = last ? dayOfInstant(last.at) : raisedOn
  return { id: dilemma.id, step, raisedOn, lastStepOn, neededByOn: dilemma.text.neededBy.on, meetsOn, reviewOn }
}

/** What the picture over time counts of a dilemma. */
export function pictureFacts({ dilemma, steps }: Seen): PictureFacts {
  const [first] = steps
  const last = steps.at(-1)
  return {
    raisedOn: dayOfInstant(dilemma.item.createdAt),
    discussedOn: first ? dayOfInstant(first.at) : null,
    solvedOn: last?.to === 'opgelost' ? dayOfInstant(last.at) : null,
  }
}

/** A circle with the names of its organisations. */
export const circleAnswer = (
  circle: Circle,
  organisations: ReadonlyMap<string, OrganisationRef>,
): DilemmaSummary['circle'] => ({
  visibility: circle.visibility,
  raisedBy: known(organisations, circle.raisedBy),
  koepel: circle.visibility === 'koepel' ? known(organisations, circle.koepel) : null,
})

/** The codes of the organisations that a circle names. */
export const codesOf = (circle: Circle): string[] =>
  circle.visibility === 'koepel' ? [circle.raisedBy, circle.koepel] : [circle.raisedBy]

/** Dilemmas as the register lists them, in the order in which they are given. */
export async function summaries(db: Parts['db'], all: readonly Seen[], today: Day): Promise<DilemmaSummary[]> {
  const organisations = await organisationsByCode(
    db,
    all.flatMap(({ dilemma }) => codesOf(dilemma.item.circle)),
  )
  const people = await peopleById(
    db,
    all.flatMap(({ dilemma }) => [dilemma.item.authorId, dilemma.ownerId]),
  )
  const documents = await namedDocuments(
    db,
    all.flatMap(({ dilemma }) => dilemma.place?.documentId ?? []),
  )
  return all.map((seen) => {
    const { id, dossierId, text, item, ownerId, place } = seen.dilemma
    const document = place ? known(documents, place.documentId) : null
    // the dilemma may be wider than the circle in whose document it began
    const isNamed = document !== null && (!document.circle || maySee(document.circle, seen.viewer))
    const facts = attentionFacts(seen)
    return {
      id,
      dossierId,
      dossierTitle: seen.dossierTitle,
      question: text.question,
      layers: text.layers,
      aspects: text.aspects,
      neededBy: text.neededBy,
      level: text.level,
      owner: ownerId === null ? null : known(people, ownerId),
      circle: circleAnswer(item.circle, organisations),
      raisedBy: known(people, item.authorId),
      raisedAt: item.createdAt,
      state: stateOf(seen),
      attention: attentionOf(facts, today),
      ageDays: ageDays(facts, today),
      place: place && isNamed ? { ...place, title: document.title } : null,
    }
  })
}
