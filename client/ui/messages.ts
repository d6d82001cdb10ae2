import { defineMessages } from '#client/lib/text.tsx'

export const uiMessages = defineMessages({
  nl: {
    close: 'Sluiten',
    cancel: 'Annuleren',
    loading: 'Bezig met laden',
    busy: 'Bezig',
    reference: 'Code voor de helpdesk: {reference}',
    retry: 'Opnieuw proberen',
    reload: 'Pagina opnieuw laden',
    pageNotFetched:
      'Deze pagina is niet geladen. Wat is opgeslagen, blijft opgeslagen. Kijk of u verbinding hebt en probeer het opnieuw. Staat er een nieuwe versie van Samenschrift klaar, laad de pagina dan opnieuw.',
    notFetched:
      'Dit onderdeel is niet geladen. Uw tekst blijft staan. Kijk of u verbinding hebt en probeer het opnieuw, of laad de pagina opnieuw.',
    required: 'Vul dit veld in.',
    optional: 'niet verplicht',
    checkField: 'Kijk dit veld na.',
    error: 'Fout:',
    warning: 'Let op:',
    showPassword: 'Wachtwoord tonen',
    hidePassword: 'Wachtwoord verbergen',
    breadcrumbs: 'Kruimelpad',
    suggestions: { one: '{n} suggestie', other: '{n} suggesties' },
    chooseFromList: 'Kies uit de lijst.',
    draftKept: 'Dit is de tekst die u eerder begon. Hij staat alleen op dit apparaat.',
    draftDrop: 'Opnieuw beginnen',
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    loading: 'Loading',
    busy: 'Busy',
    reference: 'Code for the help desk: {reference}',
    retry: 'Try again',
    reload: 'Reload the page',
    pageNotFetched:
      'This page was not loaded. What was saved stays saved. Check whether you have a connection and try again. If a new version of Samenschrift is ready, reload the page.',
    notFetched:
      'This part was not loaded. Your text stays. Check whether you have a connection and try again, or reload the page.',
    required: 'Fill in this field.',
    optional: 'optional',
    checkField: 'Check this field.',
    error: 'Error:',
    warning: 'Note:',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    breadcrumbs: 'Breadcrumbs',
    suggestions: { one: '{n} suggestion', other: '{n} suggestions' },
    chooseFromList: 'Choose from the list.',
    draftKept: 'This is the text that you began before. It is on this device only.',
    draftDrop: 'Begin anew',
  },
})
