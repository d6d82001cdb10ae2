import type { DilemmaAnswer, DilemmaSummary } from '#shared/dilemmas/schema.ts'
import type { DilemmaEventType, DilemmaStep } from '#shared/dilemmas/machine.ts'
import type { Age, Attention } from '#shared/dilemmas/rules.ts'
import { defineMessages } from '#client/lib/text.tsx'

export type Aspect = DilemmaSummary['aspects'][number]
export type Stance = DilemmaAnswer['standpoints'][number]['stance']
export type Mandate = DilemmaAnswer['standpoints'][number]['mandate']

export const stepNames = defineMessages<DilemmaStep>({
  nl: {
    gesignaleerd: 'Gesignaleerd',
    'in-bespreking': 'In bespreking',
    opties: 'Opties',
    opgelost: 'Opgelost',
    geagendeerd: 'Geagendeerd',
    doorgezet: 'Doorgezet als impassemelding',
    geparkeerd: 'Geparkeerd',
  },
  en: {
    gesignaleerd: 'Flagged',
    'in-bespreking': 'Being discussed',
    opties: 'Options',
    opgelost: 'Solved',
    geagendeerd: 'On an agenda',
    doorgezet: 'Forwarded as an impasse',
    geparkeerd: 'Parked',
  },
})

/** What one can do next: a verb on a button. */
export const eventNames = defineMessages<DilemmaEventType>({
  nl: {
    discuss: 'In bespreking nemen',
    weigh: 'Opties afwegen',
    solve: 'Oplossen',
    schedule: 'Agenderen',
    forward: 'Doorzetten als impassemelding',
    park: 'Parkeren',
    reopen: 'Heropenen',
  },
  en: {
    discuss: 'Take into discussion',
    weigh: 'Weigh options',
    solve: 'Solve',
    schedule: 'Put on an agenda',
    forward: 'Forward as an impasse',
    park: 'Park',
    reopen: 'Reopen',
  },
})

/** What a step means, before one takes it. */
export const eventHints = defineMessages<DilemmaEventType>({
  nl: {
    discuss: 'De partijen die dit zien, praten er nu over.',
    weigh: 'U zet de mogelijkheden naast elkaar in de tabel met opties.',
    solve: 'Schrijf op wat er is besloten of afgesproken. Heropenen kan later nog.',
    schedule: 'Het komt op de agenda van een overleg. Iedereen in het dossier ziet dit al.',
    forward: 'U meldt dat partijen er samen niet uitkomen. Dat kan pas na een gesprek.',
    park: 'Er gebeurt nu niets mee. Zeg waarom, en wanneer u er weer naar kijkt.',
    reopen: 'Het dilemma komt terug in bespreking.',
  },
  en: {
    discuss: 'The parties that see this talk about it now.',
    weigh: 'You put the possibilities side by side in the table of options.',
    solve: 'Write down what was decided or agreed. It can be reopened later.',
    schedule: 'It goes on the agenda of a meeting. Everybody in the dossier sees it already.',
    forward: 'You report that the parties cannot solve it together. That is possible only after a talk.',
    park: 'Nothing is done with it now. Say why, and when you will look at it again.',
    reopen: 'The dilemma comes back into discussion.',
  },
})

export const aspectNames = defineMessages<Aspect>({
  nl: { financieel: 'Financieel', bestuurlijk: 'Bestuurlijk', uitvoering: 'Uitvoering', juridisch: 'Juridisch' },
  en: { financieel: 'Financial', bestuurlijk: 'Administrative', uitvoering: 'Execution', juridisch: 'Legal' },
})
// the keys of the catalogue are the aspects: it does not compile otherwise
export const aspects = Object.keys(aspectNames.nl) as Aspect[]

export const attentionNames = defineMessages<Attention>({
  nl: {
    overdue: 'Dag voorbij',
    soon: 'Binnen twee weken nodig',
    untouched: 'Nog niet opgepakt',
    review: 'Opnieuw bekijken',
    open: 'In behandeling',
    underway: 'Geagendeerd of doorgezet',
    parked: 'Geparkeerd',
    solved: 'Opgelost',
  },
  en: {
    overdue: 'Day has passed',
    soon: 'Needed within two weeks',
    untouched: 'Not taken up yet',
    review: 'Look at again',
    open: 'Being dealt with',
    underway: 'On an agenda or forwarded',
    parked: 'Parked',
    solved: 'Solved',
  },
})

export const ageNames = defineMessages<Age>({
  nl: { week: 'Hoogstens een week', month: 'Hoogstens een maand', quarter: 'Hoogstens een kwartaal', older: 'Ouder' },
  en: { week: 'At most a week', month: 'At most a month', quarter: 'At most a quarter', older: 'Older' },
})

/** A standpunt in words; it is no vote and is not counted. */
export const stanceNames = defineMessages<Stance>({
  nl: { voor: 'Voor', tegen: 'Tegen', voorbehoud: 'Voorbehoud', 'nog-niet': 'Nog geen standpunt' },
  en: { voor: 'In favour', tegen: 'Against', voorbehoud: 'Reservation', 'nog-niet': 'No position yet' },
})
// the keys of the catalogue are the stances: it does not compile otherwise
export const stances = Object.keys(stanceNames.nl) as Stance[]

export const mandateNames = defineMessages<Mandate>({
  nl: { ambtelijk: 'Ambtelijk, onder voorbehoud', 'bestuurlijk-vastgesteld': 'Bestuurlijk vastgesteld' },
  en: { ambtelijk: 'By officials, subject to the board', 'bestuurlijk-vastgesteld': 'Established by the board' },
})
// the keys of the catalogue are the mandates: it does not compile otherwise
export const mandates = Object.keys(mandateNames.nl) as Mandate[]
