import { defineMessages } from '#client/lib/text.tsx'

/** What stands round two texts, apart: most pages never show any. */
export const bothMessages = defineMessages({
  nl: {
    title: 'Iemand anders was u voor',
    body: 'Wat u invulde, staat nog in het formulier. Vergelijk beide, pas aan wat nodig is en sla opnieuw op.',
    same: 'De ander vulde hetzelfde in als u. U kunt opnieuw opslaan.',
    theirs: 'Nu opgeslagen',
    yours: 'Wat u invulde',
    take: 'Dit overnemen',
    nothing: '(leeg)',
  },
  en: {
    title: 'Somebody else was first',
    body: 'What you filled in is still in the form. Compare both, change what is needed and save again.',
    same: 'The other filled in the same as you. You can save again.',
    theirs: 'Saved now',
    yours: 'What you filled in',
    take: 'Take this',
    nothing: '(empty)',
  },
})
