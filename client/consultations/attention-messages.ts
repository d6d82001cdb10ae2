import { defineMessages } from '#client/lib/text.tsx'

/** Reminders of rounds, and how many there are. */
export const attentionMessages = defineMessages({
  nl: {
    asks: { one: 'Een consultatie vraagt uw aandacht', other: '{n} consultaties vragen uw aandacht' },
    opened: 'De ronde ging open op {on}. Reageren kan tot en met {until}.',
    'third-left': 'Er is nog een derde van de termijn. Reageren kan tot en met {until}.',
    'three-days': 'De termijn eindigt bijna. Reageren kan tot en met {until}.',
    closed: 'De termijn is voorbij sinds {on}, en er is nog geen reactie gegeven.',
    'leader-closed': 'De termijn is voorbij sinds {on}. U kunt de ronde sluiten.',
  },
  en: {
    asks: { one: 'A consultation asks for your attention', other: '{n} consultations ask for your attention' },
    opened: 'The round opened on {on}. You can react through {until}.',
    'third-left': 'A third of the term is left. You can react through {until}.',
    'three-days': 'The term is nearly over. You can react through {until}.',
    closed: 'The term is over since {on}, and no reaction was given yet.',
    'leader-closed': 'The term is over since {on}. You can close the round.',
  },
})
