import type { ShippedPart, ShippedTemplate } from './build.ts'
import { asked, free, toFill } from './parts.ts'

/** What each topic asks of the meeting. */
const request = (topic: string, help: string): ShippedPart =>
  asked(`${topic}-gevraagd`, 'Gevraagd', 'Wat moet het overleg doen: besluiten, richting geven of kennisnemen?', {
    level: 3,
    help,
  })

/** The six fixed topics of the overhedenoverleg. */
export const agenda: ShippedTemplate = {
  key: 'agenda-overhedenoverleg',
  name: 'Agenda overhedenoverleg',
  purpose: 'De agenda van het overleg van Rijk en koepels, met de zes vaste onderwerpen.',
  parts: [
    asked('over-dit-overleg', 'Over dit overleg', 'Wanneer en waar is het overleg, en wie doet mee?', {
      help: 'Het overleg is ten minste twee keer per jaar, in februari en augustus. De minister-president is voorzitter.',
    }),
    asked(
      'principes',
      'Naleving van de principes',
      'Welke spelregels gingen goed, en welke niet, sinds de vorige keer?',
      {
        help: 'Gebruik de signalen van alle partijen. Noem ook de uitvoerbaarheidstoetsen die er wel en niet zijn gedaan.',
      },
    ),
    request('principes', 'Zeg per signaal wie het oppakt.'),
    asked(
      'gezamenlijke-inzet',
      'Gezamenlijke inzet op gemeenschappelijke opgaven',
      'Wat is per opgave het doel, en wat draagt elke partij bij?',
      {
        table: toFill(
          ['Partij', 'Inzet', 'Vraag aan de anderen'],
          ['Rijk', 'Provincies', 'Gemeenten', 'Waterschappen'],
        ),
      },
    ),
    request('gezamenlijke-inzet', 'Vraag één ding per opgave.'),
    asked('demografie', 'Demografische ontwikkelingen', 'Welke veranderingen in de bevolking raken de opgaven?', {
      help: 'Kijk tien tot dertig jaar vooruit. Voeg de cijfers toe als bijlage.',
    }),
    request('demografie', 'Een gesprek mag ook: zeg dan waarover.'),
    asked(
      'voornemens',
      'Voornemens die elkaar raken',
      'Wat is de stand van de afspraken, en welk besluit komt eraan?',
      { help: 'Noem de afspraken die over tijd zijn het eerst.' },
    ),
    request('voornemens', 'Laat de stand vaststellen, of spreek een nieuwe datum af.'),
    asked('lessen', 'Evaluaties en lessen', 'Wat is geleerd, en wie kan het ook gebruiken?', {
      help: 'Een les is pas klaar als iemand hem toepast. Kijk of er iets kan vervallen.',
    }),
    request('lessen', 'Vraag wie de les overneemt, en wanneer.'),
    asked(
      'impasses',
      'Mogelijke impasses en verschillen van inzicht',
      'Welke verschillen dreigen vast te lopen? Schrijf „geen” als die er niet zijn.',
      {
        help: 'Elke deelnemer mag een impasse of een mogelijke impasse inbrengen. De secretaris bepaalt de volgorde, maar haalt er geen weg.',
      },
    ),
    request('impasses', 'Zeg welke uitkomst u voorstelt.'),
    free('stukken', 'Stukken', 'Welke versies horen bij deze agenda?'),
  ],
}

export const oplegnotitie: ShippedTemplate = {
  key: 'oplegnotitie',
  name: 'Oplegnotitie',
  purpose: 'Eén of twee bladzijden bij een stuk: wat er gevraagd wordt en waar het om draait.',
  parts: [
    asked('onderwerp', 'Onderwerp', 'Waarover gaat het, en voor welk overleg is het?'),
    asked('gevraagd', 'Gevraagd', 'U wordt gevraagd om …', {
      help: 'Kies: besluiten, richting geven of kennisnemen. Stel vragen waarop men ja of nee kan zeggen, of kan kiezen.',
    }),
    asked('aanleiding', 'Aanleiding', 'Waarom ligt dit nu voor?'),
    asked('kern', 'Kern', 'Wat moet men weten om te kunnen besluiten?', {
      help: 'Houd het bij een halve bladzijde. De rest staat in het stuk.',
    }),
    asked('belangen', 'Standpunten en belangen', 'Wat is voor elke partij belangrijk?', {
      help: 'Geef elk standpunt weer zoals die partij het zelf zou zeggen. Laat het door die partij nalezen.',
      table: toFill(['Partij', 'Standpunt', 'Belang'], ['Rijk', 'Provincies', 'Gemeenten', 'Waterschappen']),
    }),
    asked('aandachtspunten', 'Aandachtspunten', 'Wat vraagt aandacht bij geld, uitvoering, recht en communicatie?', {
      list: ['Financiën:', 'Uitvoerbaarheid:', 'Juridisch:', 'Communicatie:'],
    }),
    free('eerdere-besluiten', 'Eerdere besluiten', 'Wie heeft hierover al wat besloten, en wanneer?'),
    asked('vervolg', 'Vervolg', 'Wat gebeurt er na dit overleg, en wie doet dat?'),
    free('bijlagen', 'Bijlagen', 'Welke stukken horen hierbij, in welke versie?'),
  ],
}

export const besluitenlijst: ShippedTemplate = {
  key: 'besluitenlijst',
  name: 'Besluitenlijst',
  purpose: 'Wat een overleg heeft besloten en afgesproken, zodat elke partij het kan bevestigen.',
  parts: [
    asked('overleg', 'Overleg', 'Welk overleg, op welke dag, en wie waren erbij?'),
    asked('besluiten', 'Besluiten', 'Neem besluiten op zoals ze zijn uitgesproken.', {
      help: 'Geef elk besluit een nummer en een uitkomst: aangenomen, met wijziging, onder voorbehoud, aangehouden of verworpen.',
      table: toFill(['Nummer', 'Besluit', 'Uitkomst', 'Toelichting'], ['1', '2', '3']),
    }),
    asked(
      'afspraken',
      'Afspraken tussen partijen',
      'Welke partijen hebben iets afgesproken? Schrijf „geen” als dat niet zo is.',
      {
        help: 'Een afspraak heeft een trekker en een datum. Na bevestiging door alle partijen verandert zij alleen samen.',
        table: toFill(['Afspraak', 'Partijen', 'Trekker', 'Datum'], ['1', '2']),
      },
    ),
    free('acties', 'Acties', 'Wie doet wat, vóór welke dag?', { table: toFill(['Actie', 'Wie', 'Vóór'], ['1', '2']) }),
    free('bevestiging', 'Bevestiging', 'Vóór welke dag kunnen partijen reageren?'),
  ],
}
