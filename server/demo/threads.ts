import type { ThreadKind } from '#shared/threads/kinds.ts'
import type { Visibility } from '#shared/threads/visibility.ts'

/** Something that is said in a thread of the example. */
interface DemoReply {
  /** E-mail of whoever says it. */
  readonly by: string
  readonly text: string
}

/** A thread of the example, on words of a paper. */
export interface DemoThread extends DemoReply {
  readonly paper: string
  /** The words it is about, as the paper has them; undefined: about the whole paper. */
  readonly on?: string
  readonly kind: ThreadKind
  /** Of it and of its replies. Not given: where somebody of that organisation begins. */
  readonly visibility?: Visibility
  /** What a tekstvoorstel puts there; empty proposes to delete. */
  readonly words?: string
  readonly replies?: readonly DemoReply[]
  /** Who is eens, by e-mail. */
  readonly agreed?: readonly string[]
  /** By whom it was resolved, with what was done. */
  readonly resolved?: DemoReply
}

const proposal = 'Beleidsvoorstel water en bodem'

const fatima = 'fatima@bzk.example'
const joris = 'joris@utrecht.example'
const sanne = 'sanne@zeist.example'
const tineke = 'tineke@hdsr.example'
const ruben = 'ruben@vng.example'
const bas = 'bas@uvw.example'

/** What people said about the papers, in the order in which they said it. */
export const threads: readonly DemoThread[] = [
  {
    paper: proposal,
    by: fatima,
    kind: 'vraag',
    visibility: 'everyone',
    on: 'legt dan in het besluit uit waarom',
    text: 'Moet hierbij een termijn? Anders komt de uitleg pas bij de vaststelling.',
    replies: [
      { by: joris, text: 'Bij ons gaat dat samen met het ontwerpbesluit. Een aparte termijn is niet nodig.' },
      { by: tineke, text: 'Voor ons wel: wij willen vóór het ontwerp weten of ons advies wordt gevolgd.' },
    ],
  },
  {
    paper: proposal,
    by: sanne,
    kind: 'opmerking',
    visibility: 'everyone',
    on: '€ 42 miljoen beschikbaar',
    text: 'Voor Zeist is dit te laag. Zie ook de notitie bekostiging: daarin staat een tekort vanaf 2029.',
    agreed: [tineke],
    replies: [{ by: fatima, text: 'Wij komen vóór het ambtelijk vooroverleg met een nieuwe raming.' }],
  },
  {
    paper: proposal,
    by: ruben,
    kind: 'opmerking',
    on: 'hebben vaak geen eigen specialist op het gebied van bodem',
    text: 'Leden melden dat de regionale pool nu al vol zit. Wie heeft hier cijfers over?',
    replies: [{ by: sanne, text: 'Wij wachten elf weken op een bodemadviseur. Ik stuur u onze cijfers.' }],
  },
  {
    paper: proposal,
    by: ruben,
    kind: 'tekstvoorstel',
    visibility: 'everyone',
    on: 'Zij krijgen uitvoeringskracht uit een regionale pool.',
    words: 'Zij krijgen uitvoeringskracht van de provincie, met een vast aanspreekpunt.',
    text: 'Een pool zonder eigenaar werkt niet: maak één partij verantwoordelijk.',
    agreed: [sanne],
  },
  {
    paper: proposal,
    by: bas,
    kind: 'tekstvoorstel',
    visibility: 'everyone',
    on: 'binnen acht weken nadat',
    words: 'binnen tien weken nadat',
    text: 'Acht weken is niet haalbaar zolang de kaarten uiteenlopen.',
    replies: [{ by: joris, text: 'Dan schuift de planning van de verordening. Kan het in twee stappen?' }],
  },
  {
    paper: proposal,
    by: tineke,
    kind: 'dilemma',
    on: 'is het advies vóór de locatiekeuze een nieuwe taak',
    text: 'Wie bekostigt de nieuwe taak in 2027, als het Rijk pas in 2028 verdeelt?',
    replies: [{ by: bas, text: 'Dit speelt bij alle waterschappen. Wij nemen het mee in onze reactie.' }],
  },
  {
    paper: proposal,
    by: joris,
    kind: 'opmerking',
    visibility: 'everyone',
    on: 'versie 0.4',
    text: 'Is dit de versie die naar de koepels gaat?',
    resolved: { by: fatima, text: 'Ja, dit is de versie voor consultatie.' },
  },
  {
    paper: proposal,
    by: fatima,
    kind: 'opmerking',
    text: 'Graag vóór 14 december al uw opmerkingen, ook als u het ergens mee eens bent.',
  },
  {
    paper: 'Notitie bekostiging 2027-2030',
    by: joris,
    kind: 'vraag',
    visibility: 'everyone',
    text: 'Welke index is gebruikt voor 2029 en 2030?',
  },
]
