import type { Participant } from './people.ts'

/** Something that others did while this page was open. A person is undefined when it is not known who it was. */
export type ActivityEntry =
  | { readonly kind: 'came' | 'left'; readonly id: number; readonly person: Participant; readonly atMs: number }
  | {
      readonly kind: 'edited'
      readonly id: number
      readonly person: Participant | undefined
      /** The heading it is under; undefined before the first. */
      readonly section: string | undefined
      /** The blocks that were changed, by id; to compare with the one that one's own caret is in. */
      readonly blockIds: ReadonlySet<string>
      readonly atMs: number
    }

export type Edited = Extract<ActivityEntry, { kind: 'edited' }>

/** Edits of one person under one heading within so many milliseconds are one entry. */
const TOGETHER_MS = 5 * 60_000
/** The history of a visit is for looking back a little, not an archive. */
const MOST_ENTRIES = 200

/** The history with somebody's coming or going at the end. */
export function withVisit(
  entries: readonly ActivityEntry[],
  visit: { readonly kind: 'came' | 'left'; readonly person: Participant },
  nowMs: number,
): readonly ActivityEntry[] {
  return [...entries, { ...visit, id: nextId(entries), atMs: nowMs }].slice(-MOST_ENTRIES)
}

const nextId = (entries: readonly ActivityEntry[]): number => (entries.at(-1)?.id ?? 0) + 1

/** The history with an edit: a new entry, or the one of the same person and heading with a later time, moved to the end. */
export function withEdit(
  entries: readonly ActivityEntry[],
  edit: Pick<Edited, 'person' | 'section'> & { readonly blockId: string | undefined },
  nowMs: number,
): readonly ActivityEntry[] {
  const { person, section, blockId } = edit
  const same = entries.findLast(
    (entry): entry is Edited =>
      entry.kind === 'edited' &&
      entry.person?.userId === person?.userId &&
      entry.section === section &&
      nowMs - entry.atMs < TOGETHER_MS,
  )
  const blockIds = new Set(same?.blockIds)
  if (blockId !== undefined) blockIds.add(blockId)
  const entry: Edited = { kind: 'edited', id: nextId(entries), person, section, blockIds, atMs: nowMs }
  return [...entries.filter((each) => each !== same), entry].slice(-MOST_ENTRIES)
}

const isIn = (people: readonly Participant[], { userId }: Participant): boolean =>
  people.some((one) => one.userId === userId)

/** Who came and who went between two looks at who is there. */
export function visitsBetween(
  before: readonly Participant[],
  after: readonly Participant[],
  meId: string,
): { readonly kind: 'came' | 'left'; readonly person: Participant }[] {
  return [
    ...after.filter((one) => !isIn(before, one)).map((person) => ({ kind: 'came' as const, person })),
    ...before.filter((one) => !isIn(after, one)).map((person) => ({ kind: 'left' as const, person })),
  ].filter(({ person }) => person.userId !== meId)
}
