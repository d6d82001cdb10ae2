import { IconBuilding, IconFileText, IconFolder, IconHash, IconPinned } from '@tabler/icons-react'
import type { DocumentChoice, SearchAnswer } from '#shared/search/schema.ts'
import type { Translate } from '#client/lib/text.tsx'
import { callName, fullName, organisationColour } from '#client/organisations/names.tsx'
import type { searchMessages } from './messages.ts'
import type { Choice, ChoiceGroup } from './results.ts'

/** What choosing does, and where one is. */
export interface Acting {
  readonly t: Translate<keyof (typeof searchMessages)['nl']>
  readonly path: string
  readonly go: (path: string) => void
  readonly copy: (name: string) => void
}

/** A document as one of the choices. `kind` keeps the ids of two lists apart. */
export const documentChoice = (document: DocumentChoice, kind: string, go: Acting['go']): Choice => ({
  id: `${kind}-${document.id}`,
  text: document.title,
  detail: document.dossierTitle,
  icon: document.favourite ? IconPinned : IconFileText,
  run: () => go(`/documenten/${document.id}`),
})

/** The answer of the server as groups. People and organisations have no page: their name can be taken along. */
export function foundGroups(answer: SearchAnswer, acting: Acting): ChoiceGroup[] {
  const { t, go } = acting
  const documents = answer.documents.map((each) => ({
    ...documentChoice(each, 'document', go),
    snippet: each.snippet,
  }))
  const dossiers = answer.dossiers.map(({ id, title }) => ({
    id: `dossier-${id}`,
    text: title,
    icon: IconFolder,
    run: () => go(`/dossiers/${id}`),
  }))
  return [
    { id: 'documents', label: t('documents'), choices: documents },
    { id: 'dossiers', label: t('dossiers'), choices: dossiers },
    { id: 'headings', label: t('headings'), choices: headingChoices(answer.headings, acting) },
    { id: 'people', label: t('people'), choices: peopleChoices(answer.people, acting) },
    { id: 'organisations', label: t('organisations'), choices: organisationChoices(answer.organisations, acting) },
  ]
}

// of the document that is open the menu has the headings as they are now
const headingChoices = (headings: SearchAnswer['headings'], { t, path, go }: Acting): Choice[] =>
  headings
    .filter(({ documentId }) => path !== `/documenten/${documentId}`)
    .map(({ documentId, documentTitle, blockId, text }) => ({
      id: `heading-${documentId}-${blockId}`,
      text,
      detail: t('inDossier', { title: documentTitle }),
      icon: IconHash,
      run: () => go(`/documenten/${documentId}#${encodeURIComponent(blockId)}`),
    }))

const peopleChoices = (people: SearchAnswer['people'], { t, copy }: Acting): Choice[] =>
  people.map(({ id, name, organisation }) => ({
    id: `person-${id}`,
    text: name,
    detail: callName(organisation),
    colour: organisationColour(organisation),
    shortcut: t('copyName'),
    run: () => copy(`${name} (${callName(organisation)})`),
  }))

const organisationChoices = (organisations: SearchAnswer['organisations'], { t, copy }: Acting): Choice[] =>
  organisations.map((each) => ({
    id: `organisation-${each.code}`,
    text: fullName(each),
    icon: IconBuilding,
    shortcut: t('copyName'),
    run: () => copy(fullName(each)),
  }))
