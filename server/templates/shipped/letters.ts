import type { ShippedTemplate } from './build.ts'
import { asked, free, toFill } from './parts.ts'

export const convenant: ShippedTemplate = {
  key: 'convenant',
  name: 'Convenant',
  purpose: 'Afspraken die partijen samen ondertekenen.',
  parts: [
    asked('partijen', 'Partijen', 'Wie tekenen, en namens wie?', {
      help: 'Noem van elke partij de naam, wie tekent en in welke functie. Wie zelf beslist en wie namens een bestuur tekent, staat er apart.',
    }),
    asked('overwegingen', 'Wat partijen hebben overwogen', 'Waarom maken partijen deze afspraken?', {
      help: 'Alleen wat nodig is om de afspraken te begrijpen.',
    }),
    asked('doel-van-het-convenant', 'Doel', 'Wat willen partijen samen bereiken, en wanneer?'),
    asked('afspraken-per-partij', 'Afspraken', 'Eén zin per afspraak: wie doet wat, vóór welke dag?', {
      help: 'Schrijf „Het Rijk betaalt …” en niet „Er wordt betaald …”. Dan is duidelijk wie u kunt aanspreken.',
    }),
    asked('geld-en-risico', 'Geld en risico’s', 'Wie betaalt wat, en wie draagt een tegenvaller?'),
    asked(
      'overleg-en-geschil',
      'Overleg en verschil van inzicht',
      'Hoe volgen partijen de afspraken? Wat doen zij als zij het niet eens zijn?',
    ),
    asked('looptijd', 'Looptijd, wijziging en einde', 'Van wanneer tot wanneer geldt dit? Hoe verandert of stopt het?'),
    free('openbaarheid', 'Openbaarheid', 'Waar kan iedereen dit convenant lezen?'),
    {
      id: 'ondertekening',
      title: 'Ondertekening',
      level: 2,
      table: toFill(['Partij', 'Naam en functie', 'Plaats en datum'], ['Partij 1', 'Partij 2']),
    },
  ],
}

export const brief: ShippedTemplate = {
  key: 'brief',
  name: 'Brief',
  purpose: 'Een brief aan een andere overheid, een koepel of het parlement.',
  parts: [
    asked('aan', 'Aan', 'Naam, functie en organisatie.'),
    asked('betreft', 'Onderwerp', 'In één regel: waarover gaat deze brief?'),
    asked('boodschap', 'Boodschap', 'Begin met wat de lezer moet weten of doen.', {
      help: 'Het belangrijkste eerst, daarna de uitleg. Laat partijen die u noemt de brief lezen voordat hij weggaat.',
    }),
    free('uitleg', 'Uitleg', 'Waarom is dat zo?'),
    asked('vervolg-brief', 'Wat er nu gebeurt', 'Wat doet u, wat vraagt u van de lezer, en vóór welke dag?'),
  ],
}

export const blank: ShippedTemplate = { key: 'blank', name: 'Vrije tekst', purpose: 'Een leeg blad.', parts: [] }
