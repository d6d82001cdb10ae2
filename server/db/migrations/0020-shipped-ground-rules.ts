/**
 * The ground rules that come with the product, in our own words: only those of which the source was read. Others (the
 * other articles of the Code Interbestuurlijke Verhoudingen, for one) an administrator can add. This list belongs to
 * its migration and is not changed; a correction is a new version in a new migration.
 */
export const shippedGroundRules = [
  {
    id: 'fvw-2-1',
    title: 'Financiële gevolgen staan apart in de toelichting',
    wording:
      'Verandert het Rijk met zijn beleid de taken of activiteiten van provincies of gemeenten, dan staan de financiële gevolgen daarvan in een apart deel van de toelichting, met redenen en met cijfers.',
    source: 'Financiële-verhoudingswet, artikel 2, lid 1',
    sourceUrl: 'https://www.ndsz.nl/content/BWBR0008290-20240101',
    layers: ['provincie', 'gemeente'],
  },
  {
    id: 'fvw-2-2',
    title: 'De toelichting zegt hoe de gevolgen worden bekostigd',
    wording:
      'De toelichting noemt ook de bekostigingswijze waarmee provincies of gemeenten de financiële gevolgen kunnen opvangen.',
    source: 'Financiële-verhoudingswet, artikel 2, lid 2',
    sourceUrl: 'https://www.ndsz.nl/content/BWBR0008290-20240101',
    layers: ['provincie', 'gemeente'],
  },
  {
    id: 'fvw-2-3',
    title: 'Tijdig overleg met de fondsbeheerders',
    wording:
      'Over zulke gevolgen wordt tijdig overlegd met de ministers die het gemeentefonds en het provinciefonds beheren: BZK en Financiën.',
    source: 'Financiële-verhoudingswet, artikel 2, lid 3',
    sourceUrl: 'https://www.ndsz.nl/content/BWBR0008290-20240101',
    layers: ['provincie', 'gemeente'],
  },
  {
    id: 'udo-samen',
    title: 'De uitvoerbaarheidstoets gebeurt samen',
    wording:
      'Een ministerie doet de uitvoerbaarheidstoets samen met de overheden die het raakt. Raakt beleid hun taken of bevoegdheden, dan wordt hun oordeel gevraagd, en worden de gevolgen voor geld, organisatie en functioneren beschreven.',
    source: 'Uitvoerbaarheidstoets decentrale overheden (UDO), volgens de Unie van Waterschappen',
    sourceUrl: 'https://unievanwaterschappen.nl/overheden-moeten-haalbaarheid-van-het-beleid-toetsen/',
    layers: [],
  },
  {
    id: 'udo-leidvragen',
    title: 'Drie vragen staan voorop',
    wording:
      'Hoe kunnen medeoverheden dit goed uitvoeren? Past het bij de taken en de deskundigheid die zij hebben? En geeft het Rijk er genoeg middelen voor?',
    source: 'Uitvoerbaarheidstoets decentrale overheden (UDO), volgens de Unie van Waterschappen',
    sourceUrl: 'https://unievanwaterschappen.nl/overheden-moeten-haalbaarheid-van-het-beleid-toetsen/',
    layers: [],
  },
  {
    id: 'udo-twee-maanden',
    title: 'Twee maanden voor het bestuurlijke oordeel',
    wording:
      'Na de uitvoerbaarheidstoets krijgen medeoverheden twee maanden voor hun bestuurlijke oordeel over de conceptregeling. De koepels zitten zo vroeg mogelijk aan tafel.',
    source: 'Praktijk van de UDO, volgens Overheid van Nu (juni 2024)',
    sourceUrl: 'https://overheidvannu.nl/actueel/artikelen/2024/06/04/een-jaar-uitvoerbaarheidstoets-udo',
    layers: [],
  },
  {
    id: 'udo-openbaar',
    title: 'De uitkomst van de uitvoerbaarheidstoets is openbaar',
    wording:
      'De uitvoerbaarheidstoets is een verplichte kwaliteitseis van het Beleidskompas. De uitkomst wordt openbaar, bijvoorbeeld in de memorie van toelichting, met aandacht voor verschillen tussen regio’s.',
    source: 'Kamerstuk 33047, nr. 32',
    sourceUrl: 'https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?did=2025D13855&id=2025D13855',
    layers: [],
  },
  {
    id: 'civ-7',
    title: 'Een plaats voor medeoverheden in de formatie',
    wording: 'Bij de vorming van een kabinet is er een plaats voor medeoverheden.',
    source: 'Code Interbestuurlijke Verhoudingen, artikel 7, aangehaald in de motie-Chakor (36740-VII, nr. 31)',
    sourceUrl: 'https://www.openkamer.org/kamerstuk/36740-VII/31',
    layers: [],
  },
  {
    id: 'civ-elkaar-aanspreken',
    title: 'Partijen spreken elkaar aan',
    wording:
      'De code kent geen scheidsrechter. Houdt een partij zich niet aan de afspraken, dan spreken de andere partijen haar daarop aan.',
    source: 'Code Interbestuurlijke Verhoudingen (20 maart 2023), volgens Overheid van Nu',
    sourceUrl:
      'https://www.overheidvannu.nl/dossiers/sterk-bestuur/artikelen/2023/03/21/in-het-kort-de-code-interbestuurlijke-verhoudingen',
    layers: [],
  },
  {
    id: 'civ-gelijkwaardig',
    title: 'Overheden zijn gelijkwaardig',
    wording:
      'De code stelt alle overheden naast elkaar als gelijken. Ontstaan er problemen, dan is er een overleg van medeoverheden, op initiatief van BZK en voorgezeten door de minister-president.',
    source: 'Code Interbestuurlijke Verhoudingen, volgens de VNG',
    sourceUrl: 'https://vng.nl/nieuws/gemeenten-en-de-code-interbestuurlijke-verhoudingen',
    layers: [],
  },
  {
    id: 'beleidskompas-opties',
    title: 'Opties en gevolgen, met wie het aangaat',
    wording:
      'Beleid begint met vijf vragen: wat is het probleem, wat is het doel, welke opties zijn er, wat zijn de gevolgen en welke optie heeft de voorkeur. Bij elke stap wordt gekeken wie het aangaat, en niets doen is altijd een van de opties.',
    source: 'Beleidskompas',
    sourceUrl:
      'https://www.kcbr.nl/beleid-en-regelgeving-ontwikkelen/beleidskompas/3-wat-zijn-opties-om-het-doel-te-realiseren',
    layers: [],
  },
] as const
