import type { ShippedPart } from './build.ts'
import { asked, frame, free, toFill } from './parts.ts'

/**
 * The financial paragraph: what article 2 of the Financiële-verhoudingswet asks, and what the report on
 * interbestuurlijke verhoudingen adds (bundling, restraint with specific grants, cover by the initiating minister).
 */
export const financialParts: readonly ShippedPart[] = [
  frame(
    'financiele-gevolgen',
    'Financiële gevolgen',
    'Bij elke nieuwe taak voor provincies of gemeenten staan de gevolgen in cijfers, met de redenen erbij (artikel 2 Financiële-verhoudingswet). Doe hetzelfde voor waterschappen. Weet u een bedrag nog niet, schrijf dan „nog niet bekend”, met de reden en de datum waarop u het wel weet.',
  ),
  asked('fin-aard-taak', 'Aard van de taak', 'Is de taak structureel of tijdelijk? Tot wanneer loopt zij?', {
    level: 3,
    help: 'Een structurele taak krijgt structureel geld. Kan dat nog niet, leg dan uit waarom en wanneer het wel zo is.',
  }),
  asked('fin-bedragen', 'Bedragen per laag en per jaar', 'Zijn de bedragen in miljoenen euro’s? Op welk prijspeil?', {
    level: 3,
    help: 'Elke laag heeft een eigen rij. Geldt er niets voor een laag, schrijf dan „n.v.t.”. De jaren boven de kolommen past u aan.',
    table: toFill(['Laag', 'Jaar 1', 'Jaar 2', 'Jaar 3', 'Structureel'], ['Provincies', 'Gemeenten', 'Waterschappen']),
  }),
  asked('fin-bekostigingswijze', 'Bekostigingswijze', 'Langs welke weg komt het geld bij de medeoverheden?', {
    level: 3,
    help: 'Kies uit: algemene uitkering, bijzondere fondsuitkering, specifieke uitkering, eigen heffing of inkomsten, of anders. Bij een specifieke uitkering staat ook waarom een andere weg niet past.',
  }),
  asked('fin-dekking', 'Dekking', 'Welke minister zorgt voor de dekking, en waaruit?', {
    level: 3,
    help: 'De minister die het voorstel doet, zorgt voor de dekking.',
  }),
  asked('fin-risico', 'Risico’s en risicodeling', 'Wat kan tegenvallen, en wie betaalt dat dan?', {
    level: 3,
    help: 'Denk aan aantallen, prijzen en rente. Schrijf op of het bedrag meegroeit met lonen en prijzen. Schrijf ook op wanneer partijen opnieuw met elkaar praten.',
  }),
  free('fin-bundeling', 'Bundeling met andere geldstromen', 'Welke ministeries geven geld voor dezelfde opgave?', {
    level: 3,
    help: 'Raakt het voorstel meer ministeries, bundel dan het geld zodat medeoverheden één keer aanvragen en één keer verantwoorden.',
  }),
  free('fin-verantwoording', 'Informatie en verantwoording', 'Welke gegevens vraagt u, en hoe vaak?', {
    level: 3,
    help: 'Vraag naar resultaten op hoofdlijnen, niet naar elke stap. Gebruik gegevens die er al zijn.',
  }),
  asked(
    'fin-overleg',
    'Overleg met de fondsbeheerders',
    'Op welke datum is met BZK en Financiën overlegd? Wat was de uitkomst?',
    {
      level: 3,
      help: 'Artikel 2, lid 3, van de Financiële-verhoudingswet vraagt om tijdig overleg met de ministers die de fondsen beheren.',
    },
  ),
]
