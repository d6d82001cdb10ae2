import { defineMessages } from '#client/lib/text.tsx'

/** What is said about copying, apart: few pages have something to copy. */
export const copyMessages = defineMessages({
  nl: {
    copy: 'Kopiëren',
    copied: 'Gekopieerd',
    copyFailed: 'Kopiëren lukte niet. Selecteer de tekst en kopieer haar zelf.',
  },
  en: {
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying failed. Select the text and copy it yourself.',
  },
})
