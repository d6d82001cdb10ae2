import type { ShippedTemplate } from './build.ts'
import { financialParts } from './financial.ts'
import { asked, frame, free, toFill } from './parts.ts'

export const beleidsvoorstel: ShippedTemplate = {
  key: 'beleidsvoorstel',
  name: 'Beleidsvoorstel',
  purpose: 'Een voorstel dat andere overheden raakt, met wat het van hen vraagt en wat het kost.',
  parts: [
    asked('samenvatting', 'Samenvatting', 'Schrijf in vijf zinnen wat u voorstelt, voor wie en wanneer.', {
      help: 'Wie alleen dit leest, moet weten wat er verandert. Schrijf de samenvatting als laatste.',
    }),
    asked('aanleiding', 'Aanleiding', 'Wat is het probleem, en voor wie?', {
      help: 'Noem feiten met hun bron. Schrijf ook op wat er gebeurt als niemand iets doet.',
    }),
    asked('doel', 'Doel', 'Wat is er anders als het lukt? Waaraan ziet u dat?', {
      help: 'Een doel is een resultaat dat u kunt meten of zien, geen activiteit.',
    }),
    free('opties', 'Opties en keuze', 'Welke wegen zijn er, en welke heeft de voorkeur?', {
      help: 'Niets doen is altijd een optie. Noem per optie de voordelen, de nadelen en wie er anders over denkt.',
      table: toFill(['Optie', 'Voordelen', 'Nadelen', 'Voor wie'], ['Niets doen', 'Optie 1', 'Optie 2']),
    }),
    frame(
      'beroep-op-medeoverheden',
      'Beroep op medeoverheden',
      'Wie iets vraagt van provincies, gemeenten of waterschappen, laat zien dat zij het ook kunnen doen.',
    ),
    asked('beroep-wie', 'Welke overheden en welke taak', 'Wie krijgt welke taak? Is die nieuw of verandert die?', {
      level: 3,
      help: 'Noem elke laag apart. Groot en klein, stad en platteland kunnen verschillen.',
      table: toFill(['Laag', 'Taak', 'Nieuw of anders', 'Vanaf'], ['Provincies', 'Gemeenten', 'Waterschappen']),
    }),
    asked('beroep-in-staat', 'Hoe zij het kunnen uitvoeren', 'Hebben zij genoeg mensen, kennis, tijd en middelen?', {
      level: 3,
      help: 'Kijk per laag naar mensen, kennis, systemen en de tijd om in te voeren. Vertel met wie u dit hebt nagegaan.',
    }),
    asked('beroep-vrijheid', 'Ruimte voor eigen keuzes', 'Is de beleidsvrijheid klein, midden of groot? Waarom?', {
      level: 3,
      help: 'Hoe kleiner de vrijheid, hoe meer het Rijk betaalt. Laat zien waar een gebied zelf kan kiezen.',
    }),
    asked('beroep-reacties', 'Wat medeoverheden ervan vinden', 'Wie heeft gereageerd, en wat is daarmee gedaan?', {
      level: 3,
      help: 'Noem ook wie nog niet is gehoord. Geef verschillen van inzicht in hun eigen woorden weer.',
      table: toFill(['Partij', 'Standpunt', 'Wat is ermee gedaan'], ['IPO', 'VNG', 'Unie van Waterschappen']),
    }),
    ...financialParts,
    asked('uitvoerbaarheid', 'Uitvoerbaarheid', 'Wat kwam er uit de uitvoerbaarheidstoets?', {
      help: 'Is de toets er nog niet, schrijf dan wanneer hij begint, wie meedoet en wanneer de uitkomst er is.',
    }),
    asked('planning', 'Planning', 'Wie besluit wat, en wanneer?', {
      help: 'Reken op twee maanden voor het bestuurlijke oordeel van medeoverheden. Hun commissies komen niet elke maand bij elkaar.',
    }),
    free('nog-niet-bekend', 'Wat wij nog niet weten', 'Welke vragen zijn nog open, en wie zoekt ze uit?', {
      help: 'Een open vraag die hier staat, verrast later niemand.',
    }),
  ],
}

export const kansenagenda: ShippedTemplate = {
  key: 'kansenagenda',
  name: 'Regionale kansenagenda',
  purpose: 'Afspraken van Rijk en regio over één grote opgave, voor meer jaren.',
  parts: [
    asked('opgave', 'De opgave en de koppelkansen', 'Wat is de ene grote opgave van deze regio?', {
      help: 'Kies één hoofdopgave. Noem daarna wat er in één moeite mee kan. Bouw voort op wat er al loopt.',
    }),
    asked('doelen', 'Doelen en resultaten', 'Wat is er bereikt, in welk jaar?', {
      help: 'Spreek resultaten af die alle partijen kunnen zien. Zij zijn samen eigenaar.',
    }),
    asked('bijdragen', 'Bijdrage van elke partij', 'Wie doet wat, met welke mensen en welk geld?', {
      help: 'Elke partij heeft een eigen rij, ook het Rijk. De provincie verbindt en houdt het overzicht.',
      table: toFill(['Partij', 'Bijdrage', 'Vraag aan de anderen'], ['Rijk', 'Provincie', 'Gemeenten', 'Waterschap']),
    }),
    asked('uitvoeringskracht', 'Sterkere uitvoering in de regio', 'Welke mensen en kennis komen erbij, en waar?', {
      help: 'Denk aan een gezamenlijke pool, detachering en opleiding. Kleine organisaties hebben hier het meest aan.',
    }),
    asked(
      'versnelling',
      'Sneller besluiten',
      'Welke besluiten kunnen sneller? Wat doet het Rijk daarvoor, en wat de regio?',
      { help: 'Noem per besluit wie gaat en wie volgt. Schrijf op wat opschaling kan tegenhouden.' },
    ),
    free('programma-s', 'Programma’s die er al zijn', 'Waarop bouwt deze agenda voort?'),
    free('geld', 'Geld voor meer jaren', 'Welk geld is er per jaar, en hoe is het gebundeld?', {
      table: toFill(['Bron', 'Jaar 1', 'Jaar 2', 'Jaar 3', 'Jaar 4'], ['Rijk', 'Provincie', 'Gemeenten', 'Waterschap']),
    }),
    free(
      'samenleving',
      'Inwoners, bedrijven en volksvertegenwoordigers',
      'Hoe doen zij mee, en wanneer besluiten raden, staten en besturen?',
    ),
    free('volgen', 'Volgen en bijsturen', 'Wie kijkt wanneer of het goed gaat?'),
    asked('vaststelling', 'Vaststelling per partij', 'Welk bestuur stelt de agenda vast, en op welke dag?', {
      table: toFill(['Partij', 'Wie stelt vast', 'Datum'], ['Rijk', 'Provincie', 'Gemeenten', 'Waterschap']),
    }),
  ],
}
