import type { RoundStep } from '#shared/consultations/machine.ts'
import type { NotaRow } from '#shared/consultations/nota-schema.ts'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { defineMessages } from '#client/lib/text.tsx'

export type Disposition = NonNullable<NotaRow['answer']>['disposition']
export type RoundEventName = RoundAnswer['steps'][number]['type']

export const roundStepNames = defineMessages<RoundStep>({
  nl: { open: 'Loopt', closed: 'Gesloten', settled: 'Afgerond' },
  en: { open: 'Running', closed: 'Closed', settled: 'Settled' },
})

/** What one can do with a round: a verb on a button. */
export const roundEventNames = defineMessages<RoundEventName>({
  nl: { close: 'Ronde sluiten', reopen: 'Heropenen', settle: 'Afronden', change: 'Reactie gewijzigd' },
  en: { close: 'Close the round', reopen: 'Reopen', settle: 'Settle', change: 'Reaction changed' },
})

export const roundEventHints = defineMessages<Exclude<RoundEventName, 'change'>>({
  nl: {
    close: 'De reactienota is er dan voor iedereen in het dossier. Te late reacties kunnen nog, en worden zo gemerkt.',
    reopen: 'Iedereen leest waarom de ronde weer open is.',
    settle: 'Elk punt heeft dan een antwoord. Daarna begint niemand meer aan een eerste reactie.',
  },
  en: {
    close:
      'The response memorandum is there for everybody in the dossier then. Late reactions are still possible, and marked so.',
    reopen: 'Everybody reads why the round is open again.',
    settle: 'Every point has an answer then. After that nobody gives a first reaction any more.',
  },
})

export const dispositionNames = defineMessages<Disposition>({
  nl: { overgenomen: 'Overgenomen', deels: 'Deels overgenomen', niet: 'Niet overgenomen' },
  en: { overgenomen: 'Adopted', deels: 'Partly adopted', niet: 'Not adopted' },
})
// the keys of the catalogue are the dispositions: it does not compile otherwise
export const dispositions = Object.keys(dispositionNames.nl) as Disposition[]

export const reminderNames = defineMessages<RoundAnswer['reminders'][number]['kind']>({
  nl: {
    opened: 'De ronde ging open',
    'third-left': 'Nog een derde van de termijn',
    'three-days': 'Nog drie dagen',
    closed: 'De termijn is voorbij',
  },
  en: {
    opened: 'The round opened',
    'third-left': 'A third of the term left',
    'three-days': 'Three days left',
    closed: 'The term is over',
  },
})
