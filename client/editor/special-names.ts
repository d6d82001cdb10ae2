import { defineMessages } from '#client/lib/text.tsx'

/** What each character is called; also what a screen reader says. */
export const characterNames = defineMessages({
  nl: {
    spaces: 'Spaties en streepjes',
    quotes: 'Aanhalingstekens',
    signs: 'Tekens',
    sums: 'Rekenen',
    letters: 'Letters',
    noBreakSpace: 'Vaste spatie',
    narrowSpace: 'Smalle vaste spatie',
    softHyphen: 'Zacht afbreekstreepje',
    noBreakHyphen: 'Vast koppelteken',
    enDash: 'Half kastlijntje',
    emDash: 'Kastlijntje',
    ellipsis: 'Beletselteken',
    lowDouble: 'Aanhalingsteken laag',
    openDouble: 'Aanhalingsteken openen',
    closeDouble: 'Aanhalingsteken sluiten',
    openSingle: 'Enkel aanhalingsteken openen',
    apostrophe: 'Apostrof',
    euro: 'Euro',
    section: 'Paragraafteken',
    degree: 'Graad',
    copyright: 'Copyright',
    bullet: 'Opsommingspunt',
    arrow: 'Pijl naar rechts',
    times: 'Maal',
    divide: 'Gedeeld door',
    plusMinus: 'Plusminus',
    minus: 'Minteken',
    permille: 'Promille',
    half: 'Een half',
    quarter: 'Een kwart',
    squared: 'Kwadraat',
    cubed: 'Tot de derde',
    atMost: 'Kleiner dan of gelijk aan',
    atLeast: 'Groter dan of gelijk aan',
    about: 'Ongeveer gelijk aan',
    two: 'Kleine twee onder de regel',
    eDiaeresis: 'e met trema',
    iDiaeresis: 'i met trema',
    oDiaeresis: 'o met trema',
    uDiaeresis: 'u met trema',
    eAcute: 'e met accent aigu',
    eGrave: 'e met accent grave',
    aGrave: 'a met accent grave',
    uCircumflex: 'u met accent circonflexe',
    iAcute: 'i met accent aigu',
    uAcute: 'u met accent aigu',
  },
  en: {
    spaces: 'Spaces and dashes',
    quotes: 'Quotation marks',
    signs: 'Signs',
    sums: 'Arithmetic',
    letters: 'Letters',
    noBreakSpace: 'Non-breaking space',
    narrowSpace: 'Narrow non-breaking space',
    softHyphen: 'Soft hyphen',
    noBreakHyphen: 'Non-breaking hyphen',
    enDash: 'En dash',
    emDash: 'Em dash',
    ellipsis: 'Ellipsis',
    lowDouble: 'Low quotation mark',
    openDouble: 'Opening quotation mark',
    closeDouble: 'Closing quotation mark',
    openSingle: 'Single opening quotation mark',
    apostrophe: 'Apostrophe',
    euro: 'Euro',
    section: 'Section sign',
    degree: 'Degree',
    copyright: 'Copyright',
    bullet: 'Bullet',
    arrow: 'Arrow to the right',
    times: 'Times',
    divide: 'Divided by',
    plusMinus: 'Plus or minus',
    minus: 'Minus sign',
    permille: 'Per mille',
    half: 'One half',
    quarter: 'One quarter',
    squared: 'Squared',
    cubed: 'Cubed',
    atMost: 'At most',
    atLeast: 'At least',
    about: 'About equal to',
    two: 'Subscript two',
    eDiaeresis: 'e with diaeresis',
    iDiaeresis: 'i with diaeresis',
    oDiaeresis: 'o with diaeresis',
    uDiaeresis: 'u with diaeresis',
    eAcute: 'e with acute',
    eGrave: 'e with grave',
    aGrave: 'a with grave',
    uCircumflex: 'u with circumflex',
    iAcute: 'i with acute',
    uAcute: 'u with acute',
  },
})

type Name = keyof (typeof characterNames)['nl']

interface Character {
  readonly id: Name
  readonly character: string
  /** For what cannot be seen itself. */
  readonly seen?: string
}

export interface CharacterGroup {
  readonly id: Name
  readonly characters: readonly Character[]
}

const named = (names: readonly Name[], characters: string): Character[] =>
  Array.from(characters, (character, index) => ({ id: names[index] ?? 'bullet', character }))

export const groups: readonly CharacterGroup[] = [
  {
    id: 'spaces',
    characters: [
      { id: 'noBreakSpace', character: '\u00A0', seen: '°' },
      { id: 'narrowSpace', character: '\u202F', seen: '˚' },
      { id: 'softHyphen', character: '\u00AD', seen: '¬' },
      { id: 'noBreakHyphen', character: '\u2011' },
      ...named(['enDash', 'emDash', 'ellipsis'], '–—…'),
    ],
  },
  {
    id: 'quotes',
    characters: named(['lowDouble', 'openDouble', 'closeDouble', 'openSingle', 'apostrophe'], '„“”‘’'),
  },
  { id: 'signs', characters: named(['euro', 'section', 'degree', 'copyright', 'bullet', 'arrow'], '€§°©•→') },
  {
    id: 'sums',
    characters: named(
      [
        'times',
        'divide',
        'plusMinus',
        'minus',
        'permille',
        'half',
        'quarter',
        'squared',
        'cubed',
        'atMost',
        'atLeast',
        'about',
        'two',
      ],
      '×÷±−‰½¼²³≤≥≈₂',
    ),
  },
  {
    id: 'letters',
    characters: named(
      [
        'eDiaeresis',
        'iDiaeresis',
        'oDiaeresis',
        'uDiaeresis',
        'eAcute',
        'eGrave',
        'aGrave',
        'uCircumflex',
        'iAcute',
        'uAcute',
      ],
      'ëïöüéèàûíú',
    ),
  },
]
