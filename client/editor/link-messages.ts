import { defineMessages } from '#client/lib/text.tsx'

/** What the dialog of a link says. */
export const linkMessages = defineMessages({
  nl: {
    title: 'Link',
    address: 'Adres',
    hint: 'Een webadres, een e-mailadres, of een pad in Samenschrift zoals /dossiers.',
    text: 'Tekst',
    rule: 'Vul een webadres in, zoals https://www.rijksoverheid.nl, of een e-mailadres.',
    save: 'Link plaatsen',
    remove: 'Link verwijderen',
  },
  en: {
    title: 'Link',
    address: 'Address',
    hint: 'A web address, an e-mail address, or a path in Samenschrift such as /dossiers.',
    text: 'Text',
    rule: 'Fill in a web address, such as https://www.rijksoverheid.nl, or an e-mail address.',
    save: 'Place link',
    remove: 'Remove link',
  },
})
