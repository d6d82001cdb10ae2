import {
  IconAccessible,
  IconHistory,
  IconListCheck,
  IconListTree,
  IconMessages,
  IconQuote,
  IconScale,
  IconUsers,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import { createElement, type ComponentType } from 'react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { reactionTemplate } from '#shared/consultations/reaction-text.ts'
import { optionsTemplate } from '#shared/dilemmas/options-text.ts'
import type { Editor } from '#client/editor/editor.tsx'
import type { Participant } from '#client/editor/people.ts'
import type { Room } from '#client/editor/room.ts'
import { later } from '#client/ui/later.tsx'
import { ThreadCount } from '#client/threads/thread-count.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'

/** What a panel beside the text is given. */
export interface PanelProps {
  readonly document: DocumentDetail
  readonly room: Room
  readonly me: Participant
  /** Undefined while it is loading. */
  readonly dossier: Dossier | undefined
  /** The text; undefined until it has come. */
  readonly editor: Editor | undefined
  /** It lies over the page (a narrow screen), which can then not be used. */
  readonly isOver: boolean
  /** Closes a panel that lies over the page; beside the text it does nothing. */
  readonly close: () => void
}

export const panelIds = [
  'threads',
  'reaction',
  'options',
  'outline',
  'people',
  'guidance',
  'checker',
  'activity',
] as const
export type PanelId = (typeof panelIds)[number]

/** A panel beside the text. To add one: its id above, its entry below, its name in `messages.ts` (`panel-…`). */
interface Panel {
  readonly id: PanelId
  /** Its tab, when another is chosen: there is no room for six names. */
  readonly icon: TablerIcon
  /** Fetched when it is first shown. */
  readonly Content: ComponentType<PanelProps>
  /** Its number, behind its name. */
  readonly Count?: ComponentType<{ readonly document: DocumentDetail }>
  /** It is as long as the text and moves with it; the others have a scroll bar of their own. */
  readonly isAlongText?: boolean
  /** Of which documents it is; not given: of all. */
  readonly isFor?: (document: DocumentDetail) => boolean
}

/** Grey lines while the code of a panel comes. */
const waiting = createElement(Skeleton, { lines: 6 })

/** In the order of their tabs. */
export const panels: readonly Panel[] = [
  {
    id: 'threads',
    icon: IconMessages,
    Content: later(async () => (await import('#client/threads/rail.tsx')).Rail, waiting),
    Count: ThreadCount,
    isAlongText: true,
  },
  {
    id: 'reaction',
    icon: IconQuote,
    Content: later(async () => (await import('./reaction-panel.tsx')).ReactionPanel, waiting),
    isFor: ({ circle, template }) => circle !== null && template.key === reactionTemplate,
  },
  {
    id: 'options',
    icon: IconScale,
    Content: later(async () => (await import('./options-panel.tsx')).OptionsPanel, waiting),
    isFor: ({ template }) => template.key === optionsTemplate,
  },
  {
    id: 'outline',
    icon: IconListTree,
    Content: later(async () => (await import('./outline-panel.tsx')).OutlinePanel, waiting),
  },
  {
    id: 'people',
    icon: IconUsers,
    Content: later(async () => (await import('./people-panel.tsx')).PeoplePanel, waiting),
  },
  {
    id: 'guidance',
    icon: IconListCheck,
    Content: later(async () => (await import('./guidance-panel.tsx')).GuidancePanel, waiting),
  },
  {
    id: 'checker',
    icon: IconAccessible,
    Content: later(async () => (await import('#client/checker/checker-panel.tsx')).CheckerPanel, waiting),
  },
  {
    id: 'activity',
    icon: IconHistory,
    Content: later(async () => (await import('#client/editor/activity-panel.tsx')).ActivityPanel, waiting),
  },
]
