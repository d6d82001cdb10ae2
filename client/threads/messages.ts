import type { Level, Outcome, ThreadKind } from '#shared/threads/kinds.ts'
import { defineMessages } from '#client/lib/text.tsx'

/** What a thread is. */
export const kindMessages = defineMessages<ThreadKind>({
  nl: { opmerking: 'Opmerking', vraag: 'Vraag', tekstvoorstel: 'Tekstvoorstel', dilemma: 'Dilemma' },
  en: { opmerking: 'Comment', vraag: 'Question', tekstvoorstel: 'Text proposal', dilemma: 'Dilemma' },
})

export const levelMessages = defineMessages<Level>({
  nl: { ambtelijk: 'Ambtelijk', bestuurlijk: 'Bestuurlijk' },
  en: { ambtelijk: 'Officials', bestuurlijk: 'Executives' },
})

export const outcomeMessages = defineMessages<Outcome>({
  nl: {
    accepted: 'overgenomen',
    'accepted-changed': 'aangepast overgenomen',
    rejected: 'afgewezen',
    outdated: 'verouderd verklaard',
  },
  en: {
    accepted: 'accepted',
    'accepted-changed': 'accepted with changes',
    rejected: 'rejected',
    outdated: 'declared outdated',
  },
})

export const railMessages = defineMessages({
  nl: {
    failed: 'De opmerkingen kunnen niet worden geladen',
    empty: 'Nog geen opmerkingen. Selecteer tekst en kies Opmerking.',
    emptyReader: 'Nog geen opmerkingen.',
    emptyFilter: 'Geen opmerkingen met deze keuze.',
    emptyArchive: 'Het archief is leeg. Afgeronde en ingetrokken opmerkingen komen hier.',
    newThread: 'Opmerking',
    newProposal: 'Voorstellen',
    newWhole: 'Opmerking bij het hele document',
    show: 'Tonen',
    open: 'Open ({n})',
    mentioned: 'Noemt mij ({n})',
    archive: 'Archief ({n})',
    filters: 'Filteren',
    kind: 'Soort',
    organisation: 'Organisatie',
    layer: 'Laag',
    all: 'Alle',
    clear: 'Filter wissen',
    list: 'Als lijst',
    beside: 'Naast de tekst',
    listLabel: 'Lijst van opmerkingen en voorstellen',
    proposal: 'voorstel',
    heard: '{name} ({organisation}) plaatste een opmerking.',
    heardMore: '{n} nieuwe opmerkingen.',
    next: 'Volgende opmerking',
    previous: 'Vorige opmerking',
    toCard: 'Naar de opmerking bij de cursor',
    showList: 'Lijst van opmerkingen en voorstellen',
    noneHere: 'Er is geen opmerking bij de cursor.',
    tooLong: 'Deze selectie is te lang voor een opmerking. Kies hoogstens twee bladzijden.',
  },
  en: {
    failed: 'The comments cannot be loaded',
    empty: 'No comments yet. Select text and choose Comment.',
    emptyReader: 'No comments yet.',
    emptyFilter: 'No comments with this choice.',
    emptyArchive: 'The archive is empty. Resolved and withdrawn comments come here.',
    newThread: 'Comment',
    newProposal: 'Propose',
    newWhole: 'Comment on the whole document',
    show: 'Show',
    open: 'Open ({n})',
    mentioned: 'Mentions me ({n})',
    archive: 'Archive ({n})',
    filters: 'Filter',
    kind: 'Kind',
    organisation: 'Organisation',
    layer: 'Layer',
    all: 'All',
    clear: 'Clear the filter',
    list: 'As a list',
    beside: 'Beside the text',
    listLabel: 'List of comments and proposals',
    proposal: 'proposal',
    heard: '{name} ({organisation}) commented.',
    heardMore: '{n} new comments.',
    next: 'Next comment',
    previous: 'Previous comment',
    toCard: 'To the comment at the caret',
    showList: 'List of comments and proposals',
    noneHere: 'There is no comment at the caret.',
    tooLong: 'This selection is too long for a comment. Choose at most two pages.',
  },
})
