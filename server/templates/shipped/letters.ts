import type { ShippedTemplate } from './build.ts'

export const convenant: ShippedTemplate = {
  key: 'convenant',
  name: 'Convenant',
  purpose: 'Afspraken die partijen samen ondertekenen.',
  parts: [
    {
      id: 'partijen',
      title: 'Partijen',
      level: 2,
      required: true,
      ghost: 'Wie tekenen, en namens wie?',
      help: 'Noem van elke partij de naam, wie tekent en in welke functie. Wie zelf beslist en wie namens een bestuur tekent, staat er apart.',
    },
    {
      id: 'overwegingen',
      title: 'Wat partijen hebben overwogen',
      level: 2,
      required: true,
      ghost: 'Waarom maken partijen deze afspraken?',
      help: 'Alleen wat nodig is om de afspraken te begrijpen.',
    },
    {
      id: 'doel-van-het-convenant',
      title: 'Doel',
      level: 2,
      required: true,
      ghost: 'Wat willen partijen samen bereiken, en wanneer?',
    },
    {
      id: 'afspraken-per-partij',
      title: 'Afspraken',
      level: 2,
      required: true,
      ghost: 'Eén zin per afspraak: wie doet wat, vóór welke dag?',
      help: 'Schrijf „Het Rijk betaalt …” en niet „Er wordt betaald …”. Dan is duidelijk wie u kunt aanspreken.',
    },
    {
      id: 'geld-en-risico',
      title: 'Geld en risico’s',
      level: 2,
      required: true,
      ghost: 'Wie betaalt wat, en wie draagt een tegenvaller?',
    },
    {
      id: 'overleg-en-geschil',
      title: 'Overleg en verschil van inzicht',
      level: 2,
      required: true,
      ghost: 'Hoe volgen partijen de afspraken? Wat doen zij als zij het niet eens zijn?',
    },
    {
      id: 'looptijd',
      title: 'Looptijd, wijziging en einde',
      level: 2,
      required: true,
      ghost: 'Van wanneer tot wanneer geldt dit? Hoe verandert of stopt het?',
    },
    {
      id: 'openbaarheid',
      title: 'Openbaarheid',
      level: 2,
      ghost: 'Waar kan iedereen dit convenant lezen?',
    },
    {
      id: 'ondertekening',
      title: 'Ondertekening',
      level: 2,
      table: [
        ['Partij', 'Naam en functie', 'Plaats en datum'],
        ['', '', ''],
        ['', '', ''],
      ],
    },
  ],
}

export const brief: ShippedTemplate = {
  key: 'brief',
  name: 'Brief',
  purpose: 'Een brief aan een andere overheid, een koepel of het parlement.',
  parts: [
    {
      id: 'aan',
      title: 'Aan',
      level: 2,
      required: true,
      ghost: 'Naam, functie en organisatie.',
    },
    {
      id: 'betreft',
      title: 'Onderwerp',
      level: 2,
      required: true,
      ghost: 'In één regel: waarover gaat deze brief?',
    },
    {
      id: 'boodschap',
      title: 'Boodschap',
      level: 2,
      required: true,
      ghost: 'Begin met wat de lezer moet weten of doen.',
      help: 'Het belangrijkste eerst, daarna de uitleg. Laat partijen die u noemt de brief lezen voordat hij weggaat.',
    },
    {
      id: 'uitleg',
      title: 'Uitleg',
      level: 2,
      ghost: 'Waarom is dat zo?',
    },
    {
      id: 'vervolg-brief',
      title: 'Wat er nu gebeurt',
      level: 2,
      required: true,
      ghost: 'Wat doet u, wat vraagt u van de lezer, en vóór welke dag?',
    },
  ],
}

export const blank: ShippedTemplate = {
  key: 'blank',
  name: 'Vrije tekst',
  purpose: 'Een leeg blad.',
  parts: [],
}
