import { defineMessages } from '#client/lib/text.tsx'

export const threadEditorMessages = defineMessages({
  nl: {
    formatting: 'Opmaak van de reactie',
    bold: 'Vet',
    italic: 'Cursief',
    bulletList: 'Lijst met punten',
    orderedList: 'Genummerde lijst',
    link: 'Link',
    mention: 'Iemand noemen',
    mentionWhom: 'Wie wilt u noemen?',
    mentionNobody: 'Niemand in dit dossier heet zo.',
    sendKey: 'Ctrl+Enter plaatst.',
  },
  en: {
    formatting: 'Formatting of the comment',
    bold: 'Bold',
    italic: 'Italic',
    bulletList: 'Bulleted list',
    orderedList: 'Numbered list',
    link: 'Link',
    mention: 'Mention somebody',
    mentionWhom: 'Whom do you want to mention?',
    mentionNobody: 'Nobody in this dossier has that name.',
    sendKey: 'Ctrl+Enter sends it.',
  },
})
