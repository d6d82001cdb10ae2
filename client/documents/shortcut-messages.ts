import { defineMessages } from '#client/lib/text.tsx'

const isMac = /mac|iphone|ipad/iu.test(navigator.platform)

/** Keys of the whole page, as a reader sees them. */
export const pageKeys = {
  shortcuts: isMac ? '⌘/' : 'Ctrl+/',
  commandMenu: isMac ? '⌘K' : 'Ctrl+K',
  whatChanged: 'F8',
} as const

export const shortcutMessages = defineMessages({
  nl: {
    title: 'Sneltoetsen',
    intro: 'Alle opdrachten staan ook in het menu dat u opent met {key}.',
    moving: 'Door de pagina',
    text: 'In de tekst',
    other: 'Andere opdrachten',
    command: 'Opdracht',
    keys: 'Toetsen',
    all: 'Deze lijst',
    commandMenu: 'Zoeken of opdracht',
    nextRegion: 'Volgend deel van de pagina: balk, werkbalk, tekst, paneel, navigatie',
    previousRegion: 'Vorig deel van de pagina',
    toolbar: 'Naar de werkbalk',
    alongToolbar: 'Langs de knoppen van de werkbalk',
    backToText: 'Van de werkbalk terug naar de tekst',
    leaveText: 'De tekst verlaten, ook uit een lijst of tabel',
    whatChanged: 'Wat is er veranderd? (voorlezen)',
    nextCell: 'Volgende cel van een tabel, of een niveau dieper in een lijst',
    previousCell: 'Vorige cel van een tabel, of een niveau hoger in een lijst',
    newLine: 'Nieuwe regel in dezelfde alinea',
    after: '{first}, dan {second}',
    arrows: 'Pijltjes, Home, End',
  },
  en: {
    title: 'Keyboard shortcuts',
    intro: 'All commands are also in the menu that you open with {key}.',
    moving: 'Through the page',
    text: 'In the text',
    other: 'Other commands',
    command: 'Command',
    keys: 'Keys',
    all: 'This list',
    commandMenu: 'Search or command',
    nextRegion: 'Next part of the page: bar, toolbar, text, panel, navigation',
    previousRegion: 'Previous part of the page',
    toolbar: 'To the toolbar',
    alongToolbar: 'Along the buttons of the toolbar',
    backToText: 'From the toolbar back to the text',
    leaveText: 'Leave the text, also from a list or table',
    whatChanged: 'What has changed? (read aloud)',
    nextCell: 'Next cell of a table, or one level deeper in a list',
    previousCell: 'Previous cell of a table, or one level up in a list',
    newLine: 'New line in the same paragraph',
    after: '{first}, then {second}',
    arrows: 'Arrows, Home, End',
  },
})
