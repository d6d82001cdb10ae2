import { bodyOfText } from '#shared/threads/body-words.ts'
import type { ThreadView } from '#shared/threads/schema.ts'

const organisation = {
  code: 'gm0355',
  name: 'gemeente Zeist',
  shortName: 'Zeist',
  abbreviation: null,
  kind: 'overheid',
  layer: 'gemeente',
} as const

/** A thread as the server answers with it. */
export const aThread = (more: Partial<ThreadView> = {}): ThreadView => ({
  id: 'thread',
  documentId: 'document',
  author: { id: 'sanne', name: 'Sanne Bakker', organisation },
  circle: { visibility: 'everyone', raisedBy: organisation, koepel: null },
  createdAt: '2026-11-24T08:00:00.000Z',
  editedAt: null,
  withdrawnAt: null,
  body: [...bodyOfText('Voor Zeist is dit te laag.')],
  kind: 'opmerking',
  level: 'ambtelijk',
  state: 'open',
  anchor: null,
  lost: null,
  proposal: null,
  outcome: null,
  appliedSeq: null,
  dilemmaId: null,
  agreements: [],
  entries: [],
  may: [],
  ...more,
})
