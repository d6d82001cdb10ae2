import type { ShippedTemplate } from './build.ts'
import { asked, frame, free } from './parts.ts'

/** With which the reaction of an organisation in a consultation round begins; the questions of the round are put in it. */
export const consultatiereactie: ShippedTemplate = {
  key: 'consultatiereactie',
  name: 'Reactie op een consultatie',
  purpose:
    'De reactie van een koepel of organisatie in een consultatieronde. De vragen van de ronde komen er vanzelf in.',
  parts: [
    asked('reactie-samenvatting', 'Samenvatting', 'Wat vindt uw organisatie, in een paar zinnen?', {
      help: 'Dit leest iedereen het eerst. Het standpunt kiest u als u de reactie geeft.',
    }),
    frame(
      'reactie-vragen',
      'Antwoord op de vragen',
      'Onder elke vraag is elke alinea een punt. Elk punt krijgt van de opsteller een antwoord.',
    ),
    free(
      'reactie-overig',
      'Overige punten',
      'Elke alinea, en elk onderdeel van een lijst, is een punt dat antwoord krijgt.',
    ),
  ],
}
