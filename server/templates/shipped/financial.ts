import type { ShippedPart } from './build.ts'

/**
 * The financial paragraph: what article 2 of the Financiële-verhoudingswet asks, and what the report on
 * interbestuurlijke verhoudingen adds (bundling, restraint with specific grants, cover by the initiating minister).
 */
export const financialParts: readonly ShippedPart[] = [
  {
    id: 'financiele-gevolgen',
    title: 'Financiële gevolgen',
    level: 2,
    help: 'Bij elke nieuwe taak voor provincies of gemeenten staan de gevolgen in cijfers, met de redenen erbij (artikel 2 Financiële-verhoudingswet). Doe hetzelfde voor waterschappen. Weet u een bedrag nog niet, schrijf dan „nog niet bekend”, met de reden en de datum waarop u het wel weet.',
    frame: true,
  },
  {
    id: 'fin-aard-taak',
    title: 'Aard van de taak',
    level: 3,
    required: true,
    ghost: 'Is de taak structureel of tijdelijk? Tot wanneer loopt zij?',
    help: 'Een structurele taak krijgt structureel geld. Kan dat nog niet, leg dan uit waarom en wanneer het wel zo is.',
  },
  {
    id: 'fin-bedragen',
    title: 'Bedragen per laag en per jaar',
    level: 3,
    required: true,
    ghost: 'Zijn de bedragen in miljoenen euro’s? Op welk prijspeil?',
    help: 'Elke laag heeft een eigen rij. Geldt er niets voor een laag, schrijf dan „n.v.t.”. De jaren boven de kolommen past u aan.',
    table: [
      ['Laag', 'Jaar 1', 'Jaar 2', 'Jaar 3', 'Structureel'],
      ['Provincies', '', '', '', ''],
      ['Gemeenten', '', '', '', ''],
      ['Waterschappen', '', '', '', ''],
    ],
  },
  {
    id: 'fin-bekostigingswijze',
    title: 'Bekostigingswijze',
    level: 3,
    required: true,
    ghost: 'Langs welke weg komt het geld bij de medeoverheden?',
    help: 'Kies uit: algemene uitkering, bijzondere fondsuitkering, specifieke uitkering, eigen heffing of inkomsten, of anders. Bij een specifieke uitkering staat ook waarom een andere weg niet past.',
  },
  {
    id: 'fin-dekking',
    title: 'Dekking',
    level: 3,
    required: true,
    ghost: 'Welke minister zorgt voor de dekking, en waaruit?',
    help: 'De minister die het voorstel doet, zorgt voor de dekking.',
  },
  {
    id: 'fin-risico',
    title: 'Risico’s en risicodeling',
    level: 3,
    required: true,
    ghost: 'Wat kan tegenvallen, en wie betaalt dat dan?',
    help: 'Denk aan aantallen, prijzen en rente. Schrijf op of het bedrag meegroeit met lonen en prijzen. Schrijf ook op wanneer partijen opnieuw met elkaar praten.',
  },
  {
    id: 'fin-bundeling',
    title: 'Bundeling met andere geldstromen',
    level: 3,
    ghost: 'Welke ministeries geven geld voor dezelfde opgave?',
    help: 'Raakt het voorstel meer ministeries, bundel dan het geld zodat medeoverheden één keer aanvragen en één keer verantwoorden.',
  },
  {
    id: 'fin-verantwoording',
    title: 'Informatie en verantwoording',
    level: 3,
    ghost: 'Welke gegevens vraagt u, en hoe vaak?',
    help: 'Vraag naar resultaten op hoofdlijnen, niet naar elke stap. Gebruik gegevens die er al zijn.',
  },
  {
    id: 'fin-overleg',
    title: 'Overleg met de fondsbeheerders',
    level: 3,
    required: true,
    ghost: 'Op welke datum is met BZK en Financiën overlegd? Wat was de uitkomst?',
    help: 'Artikel 2, lid 3, van de Financiële-verhoudingswet vraagt om tijdig overleg met de ministers die de fondsen beheren.',
  },
]
