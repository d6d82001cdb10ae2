import { addDays, addMonths, type Day } from '#shared/lib/day.ts'

/** A remark inside, at the paragraph that begins with these words. */
interface DemoRemark {
  readonly by: string
  readonly at: string
  readonly body: string
}

const sanne = 'sanne@zeist.example'
const ruben = 'ruben@vng.example'
const tineke = 'tineke@hdsr.example'

/**
 * The one round that runs in the example: a koepel with remarks of members and a draft, and a committee that the term
 * misses. Made up, as everything in it.
 */
export const round = (today: Day) =>
  ({
    by: 'fatima@bzk.example',
    paper: 'Beleidsvoorstel water en bodem',
    body: {
      name: '0.4 voor consultatie',
      questions: ['Is een advies binnen acht weken uitvoerbaar?', 'Is de verdeling van de € 42 miljoen werkbaar?'],
      invited: ['vng', 'ipo', 'uvw'],
      closesOn: addDays(today, 41),
      shortReason: 'Het overhedenoverleg van februari heeft de reacties nodig.',
      followUp: 'Elk punt krijgt een antwoord in de reactienota, vóór het overhedenoverleg.',
    },
    koepel: ruben,
    committee: {
      organisation: 'vng',
      name: 'Commissie Ruimte en Wonen',
      meetsOn: addDays(addMonths(today, 2), 5),
      papersDueOn: addMonths(today, 2),
    },
    remarks: [
      {
        by: sanne,
        at: 'Gemeenten met minder',
        body: 'De regionale pool moet er zijn vóór wij locaties aanmelden. Nu staat er geen datum.',
      },
      { by: sanne, at: 'Voor de jaren 2027', body: 'Voor Zeist is dit te weinig. Wij missen ook het beheer na 2031.' },
      {
        by: ruben,
        at: 'zijn advies binnen acht weken',
        body: 'Acht weken past niet bij het zomerreces van de meeste raden.',
      },
      { by: tineke, at: 'Waterschappen moeten', body: 'Wij komen in onze eigen telling op 71 formatieplaatsen.' },
    ] satisfies DemoRemark[],
    theme: 'Geld en mensen',
    summary: 'De VNG steunt het doel. Geld en mensen moeten de nieuwe taak volgen, ook na 2030.',
    pointAt: 'Gemeenten met minder',
    point: 'Zeg toe dat de regionale pool er is voordat gemeenten locaties aanmelden.',
  }) as const
