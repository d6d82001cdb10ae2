import { addDays, type Day } from '#shared/lib/day.ts'

/** One request that somebody makes about a dilemma: the rest of its path, and the body. */
export interface DemoSaying {
  /** E-mail of who says it. */
  readonly by: string
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** A dilemma with what was done about it since, in order. */
export interface DemoDilemma {
  readonly by: string
  readonly body: Readonly<Record<string, unknown>>
  /** Title of the paper in which it plays, when there is one. */
  readonly paper?: string
  readonly since: readonly DemoSaying[]
  /** The rows of its options table, when there is one. */
  readonly options?: readonly DemoOption[]
}

/** A row of an options table, and what parties remark on it. */
export interface DemoOption {
  /** E-mail of who writes it. */
  readonly by: string
  readonly cells: readonly string[]
  readonly remarks?: readonly { readonly by: string; readonly body: string }[]
}

const fatima = 'fatima@bzk.example'
const joris = 'joris@utrecht.example'
const sanne = 'sanne@zeist.example'
const tineke = 'tineke@hdsr.example'
const ruben = 'ruben@vng.example'
const bas = 'bas@uvw.example'
const marleen = 'marleen@ipo.example'

const step = (by: string, body: DemoSaying['body']): DemoSaying => ({ by, method: 'POST', path: 'steps', body })
const standpoint = (by: string, stance: string, reason: string, mandate = 'ambtelijk'): DemoSaying => ({
  by,
  method: 'POST',
  path: 'standpoints',
  body: { stance, reason, mandate },
})
const recognition = (by: string, example: string): DemoSaying => ({
  by,
  method: 'PUT',
  path: 'recognition',
  body: { example },
})

const whoPays = (today: Day): DemoDilemma => ({
  by: fatima,
  paper: 'Notitie bekostiging 2027-2030',
  body: {
    question: 'Wie betaalt de uitvoering in kleine gemeenten?',
    tension: {
      a: { interest: 'Eén regeling die voor iedereen gelijk is', whose: ['mnre1034', 'mnre1130'] },
      b: { interest: 'Genoeg mensen en geld om het werk te doen', whose: ['gm0355', 'vng'] },
    },
    layers: ['rijk', 'provincie', 'gemeente'],
    aspects: ['financieel', 'uitvoering'],
    groundRules: ['fvw-2-1', 'fvw-2-2'],
    neededBy: { on: addDays(today, 9), meeting: 'bestuurlijk overleg' },
    level: 'bestuurlijk',
    visibility: 'everyone',
  },
  since: [
    recognition(sanne, 'Zeist heeft twee mensen voor water en bodem. Een locatiestudie kost ons een half jaar.'),
    recognition(joris, 'Wij zien vijf gemeenten in de provincie die dit niet zelf kunnen dragen.'),
    step(joris, { type: 'discuss', reason: 'Dit raakt elke gemeente onder de 25.000 inwoners.' }),
    standpoint(sanne, 'nog-niet', 'Ons college bespreekt dit over twee weken.'),
    standpoint(sanne, 'voorbehoud', 'Akkoord als de provincie uitvoeringskracht levert.'),
    standpoint(joris, 'voor', 'Een gezamenlijk fonds past bij onze rol in het gebied.', 'bestuurlijk-vastgesteld'),
    standpoint(ruben, 'voorbehoud', 'Eerst onderzoek naar de kosten, dan een keuze.'),
    step(fatima, { type: 'weigh', reason: 'Er liggen twee werkbare mogelijkheden.' }),
  ],
  options: [
    {
      by: joris,
      cells: [
        'Een gezamenlijk fonds per provincie',
        'Geld komt terecht waar de opgave is.\nGemeenten delen mensen.',
        'Vraagt een nieuwe regeling en een beheerder.',
        'Gemeenten buiten het gebied krijgen niets.',
        'Na twee jaar samen bekijken of de verdeling klopt.',
      ],
      remarks: [
        { by: sanne, body: 'Voor Zeist alleen werkbaar als ook advies uit het fonds betaald wordt.' },
        { by: ruben, body: 'Wij vragen eerst een uitvoeringstoets.' },
      ],
    },
    {
      by: fatima,
      cells: [
        'Het Rijk vult tijdelijk aan',
        'Snel te regelen binnen de begroting.',
        'Structurele taak met incidenteel geld.',
        '',
        '',
      ],
    },
  ],
})

const bindingAdvice = (today: Day): DemoDilemma => ({
  by: tineke,
  paper: 'Beleidsvoorstel water en bodem',
  body: {
    question: 'Kan een wateradvies bindend zijn zonder wetswijziging?',
    layers: ['rijk', 'waterschap'],
    aspects: ['juridisch'],
    groundRules: ['udo-samen'],
    neededBy: { on: addDays(today, 30), meeting: '' },
  },
  since: [recognition(bas, 'Zes waterschappen hebben dezelfde vraag. Onze jurist kijkt ernaar.')],
})

const pace = (today: Day): DemoDilemma => ({
  by: sanne,
  body: {
    question: 'Hoe houden we tempo als een woningbouwlocatie afvalt?',
    tension: {
      a: { interest: 'Snel genoeg woningen bouwen', whose: ['gm0355', 'gm0344'] },
      b: { interest: 'Niet bouwen op de verkeerde plek', whose: ['ws0636', 'mnre1130'] },
    },
    layers: ['provincie', 'gemeente'],
    aspects: ['bestuurlijk', 'uitvoering'],
    neededBy: { on: addDays(today, 75), meeting: 'overhedenoverleg februari' },
    visibility: 'everyone',
  },
  since: [
    step(fatima, { type: 'discuss', reason: 'Besproken in het ambtelijk overleg.' }),
    standpoint(tineke, 'voor', 'Een reservelijst met locaties helpt iedereen.'),
    step(fatima, {
      type: 'schedule',
      reason: 'Hier hoort een bestuurlijk gesprek bij.',
      meeting: 'Overhedenoverleg februari 2027',
      meetsOn: addDays(today, 75),
    }),
  ],
})

const soilMap: DemoDilemma = {
  by: joris,
  body: {
    question: 'Mag een gemeente afwijken van de bodemkaart van de provincie?',
    layers: ['provincie', 'gemeente'],
    aspects: ['juridisch', 'bestuurlijk'],
    visibility: 'everyone',
  },
  since: [
    recognition(sanne, 'Bij ons ligt een wijk half op veen en half op zand.'),
    step(joris, { type: 'discuss', reason: 'Zeist en de provincie spraken erover.' }),
    step(joris, {
      type: 'solve',
      reason: 'Beide besturen zijn akkoord.',
      outcome: 'Ja, met een onderbouwing die het waterschap vooraf leest.',
    }),
  ],
}

const supervision = (today: Day): DemoDilemma => ({
  by: marleen,
  body: {
    question: 'Wie houdt toezicht op de afspraken na 2030?',
    layers: ['rijk', 'provincie'],
    aspects: ['bestuurlijk'],
    visibility: 'everyone',
  },
  since: [
    step(marleen, {
      type: 'park',
      reason: 'Eerst moet de bekostiging duidelijk zijn.',
      reviewOn: addDays(today, 60),
    }),
  ],
})

const membersSupport: DemoDilemma = {
  by: ruben,
  body: {
    question: 'Steunen onze leden een bindend advies van het waterschap?',
    layers: ['gemeente', 'waterschap'],
    aspects: ['bestuurlijk'],
    visibility: 'koepel',
  },
  since: [recognition(sanne, 'Onze raad wil zelf kunnen beslissen over een locatie.')],
}

/**
 * Dilemmas in several states, of several parties. Made up, as everything in the example.
 * @param today so that what is needed soon is so on the day the demo runs
 */
export const dilemmas = (today: Day): readonly DemoDilemma[] => [
  whoPays(today),
  bindingAdvice(today),
  pace(today),
  soilMap,
  supervision(today),
  membersSupport,
]
