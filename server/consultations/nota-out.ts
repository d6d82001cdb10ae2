import type { Nota, NotaRow } from '#shared/consultations/nota-schema.ts'
import type { SettledNota } from './nota-store.ts'
import { answerWords, dayWords, instantWords, nameOf, placeWords, standpointWords } from './nota-words.ts'

/** One part of a nota: an organisation with its points. */
interface Chapter {
  readonly name: string
  readonly standpoint: string
  readonly summary: string
  readonly rows: readonly NotaRow[]
}

const chapters = ({ reactions, rows }: Nota): Chapter[] =>
  reactions.map((reaction) => ({
    name: nameOf(reaction.organisation),
    standpoint: standpointWords(reaction),
    summary: reaction.summary,
    rows: rows.filter(({ organisation }) => organisation.code === reaction.organisation.code),
  }))

/** Of one that was settled: when, the how manieth of its round, and by what it is known again. */
const settlement = (settled: SettledNota | undefined): readonly (readonly [string, string])[] =>
  settled
    ? [
        ['Vastgesteld', `Op ${instantWords(settled.settledAt)} (nota ${settled.number})`],
        ['Vingerafdruk van deze nota (SHA-256)', settled.sha256],
      ]
    : []

const heads = (nota: Nota, settled: SettledNota | undefined): readonly (readonly [string, string])[] => [
  ...settlement(settled),
  ['Versie', nota.versionName],
  ['Termijn', `${dayWords(nota.opensOn)} tot en met ${dayWords(nota.closesOn)}`],
  ['Wat er met de reacties gebeurt', nota.followUp],
  ['Punten zonder antwoord', String(nota.unanswered)],
  ['Geen reactie van', nota.silent.map(nameOf).join(', ') || 'niemand: alle genodigden reageerden'],
  ['Kenmerk van de versie (SHA-256)', nota.sha256],
]

/** What belongs to a point, beside its text. */
function facts(row: NotaRow): readonly (readonly [string, string])[] {
  const { done, reason } = answerWords(row)
  const changed = row.answer?.place ? ([['Aangepaste plaats', placeWords(row.answer.place)]] as const) : []
  const asked = row.question === null ? [] : ([['Vraag', row.question]] as const)
  const why = reason === '' ? [] : ([['Toelichting', reason]] as const)
  return [...asked, ['Plaats', placeWords(row.place)], ['Antwoord', done], ...why, ...changed]
}

/** Characters that would make Markdown of what people wrote. */
const markdownSpecial = /[\\`*_{}[\]<>#+\-!|~&]/gu
const plain = (text: string): string => text.replaceAll(markdownSpecial, String.raw`\$&`)
/** Text of several lines as one list item or paragraph: its lines stay lines. */
const lines = (text: string, indent = ''): string =>
  text
    .split(/\r?\n/u)
    .map((line) => plain(line.trim()))
    // a line that begins with a number and a full stop would become a list
    .map((line) => line.replace(/^(\d+)\./u, String.raw`$1\.`))
    .join(`  \n${indent}`)

const item = ([term, text]: readonly [string, string]): string => `- **${term}:** ${lines(text, '  ')}`

const chapterMarkdown = ({ name, standpoint, summary, rows }: Chapter): string =>
  [
    `## ${plain(name)}`,
    lines(standpoint),
    ...(summary === '' ? [] : [lines(summary)]),
    ...rows.map((row, at) => `### Punt ${at + 1}\n\n${lines(row.point)}\n\n${facts(row).map(item).join('\n')}`),
  ].join('\n\n')

/** The reactienota as Markdown (CommonMark). What people wrote stays text. `settled`: it is one that was settled. */
export function notaToMarkdown(nota: Nota, settled?: SettledNota): string {
  const parts = [
    `# Reactienota: ${plain(nota.documentTitle)}`,
    heads(nota, settled).map(item).join('\n'),
    ...chapters(nota).map(chapterMarkdown),
  ]
  return `${parts.join('\n\n')}\n`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? '')
const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/u)
    .map((each) => `<p>${escape(each).replaceAll('\n', '<br>')}</p>`)
    .join('')
const list = (items: readonly (readonly [string, string])[]): string =>
  `<dl>${items.map(([term, text]) => `<dt>${escape(term)}</dt><dd>${paragraphs(text)}</dd>`).join('')}</dl>`

/** Readable on every screen and on paper; the colours have a contrast above 7:1. */
const STYLE = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1,h2,h3{line-height:1.2}section{border-top:1px solid #595959;margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .75rem;overflow-wrap:anywhere}p{margin:.25rem 0 .75rem}
nav ul{padding-left:1.25rem}a{color:#0b4a8f}@media print{body{margin:0;max-width:none}h3{break-after:avoid}article{break-inside:avoid}}`

/** The reactienota as one page of HTML that needs nothing else: headings in order, a table of contents, no script. */
export function notaToHtml(nota: Nota, settled?: SettledNota): string {
  const all = chapters(nota)
  const title = `Reactienota: ${nota.documentTitle}`
  const contents = all.map(({ name }, index) => `<li><a href="#r${index + 1}">${escape(name)}</a></li>`).join('')
  const point = (row: NotaRow, id: string, number: number): string =>
    `<article aria-labelledby="${id}"><h3 id="${id}">Punt ${number}</h3>${paragraphs(row.point)}${list(facts(row))}</article>`
  const chapter = ({ name, standpoint, summary, rows }: Chapter, index: number): string =>
    `<section aria-labelledby="r${index + 1}"><h2 id="r${index + 1}">${escape(name)}</h2>${paragraphs(standpoint)}${
      summary === '' ? '' : paragraphs(summary)
    }${rows.map((row, at) => point(row, `r${index + 1}p${at + 1}`, at + 1)).join('')}</section>`
  return [
    '<!doctype html>',
    `<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><h1>${escape(title)}</h1>`,
    list(heads(nota, settled)),
    contents === '' ? '' : `<nav aria-label="Inhoud"><ul>${contents}</ul></nav>`,
    ...all.map(chapter),
    '</main></body></html>',
    '',
  ].join('\n')
}
