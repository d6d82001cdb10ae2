import type { ActivityEntry, Edited } from './activity.ts'
import type { OthersChoice } from './calm.ts'

/** Nothing is said before the person was quiet for so long: who types listens to his own words. */
const IDLE_MS = 2000
/** In a summary at most one message in this time. */
const SUMMARY_MS = 10_000
/** With each thing told, the least time between two messages: a screen reader must get to the end of one. */
const ALL_MS = 2000

/** What is known when it is decided whether to say something. */
export interface Turn {
  readonly choice: OthersChoice
  /** There is something that was not said. */
  readonly hasNews: boolean
  /** When the person last pressed a key, in milliseconds of any clock. */
  readonly lastKeyMs: number
  readonly lastSaidMs: number
}

/** When to say what there is; undefined when not before somebody asks. The same clock as `turn`. */
export function saysAt({ choice, hasNews, lastKeyMs, lastSaidMs }: Turn): number | undefined {
  if (!hasNews || choice.isCalm || choice.mode === 'off') return undefined
  if (choice.mode === 'all') return lastSaidMs + ALL_MS
  return Math.max(lastKeyMs + IDLE_MS, lastSaidMs + SUMMARY_MS)
}

/** What a message is made of, in the order in which it is said. */
export interface News {
  /** Who edits the block that one's own caret is in. */
  readonly here: readonly Edited[]
  readonly elsewhere: readonly Edited[]
  readonly came: readonly ActivityEntry[]
  readonly left: readonly ActivityEntry[]
}

/**
 * Sorts what happened after `sinceMs`: the paragraph one is in goes first, then by person the last place, then who came
 * and went. Who came and went again in between is not told.
 */
export function newsSince(entries: readonly ActivityEntry[], sinceMs: number, myBlockId: string | undefined): News {
  const fresh = entries.filter(({ atMs }) => atMs > sinceMs)
  const edits = fresh.filter((entry): entry is Edited => entry.kind === 'edited')
  const isHere = ({ blockIds }: Edited): boolean => myBlockId !== undefined && blockIds.has(myBlockId)
  const visits = new Map<string, ActivityEntry[]>()
  for (const entry of fresh) {
    if (entry.kind === 'edited') continue
    const of = visits.get(entry.person.userId) ?? []
    visits.set(entry.person.userId, [...of, entry])
  }
  const told = [...visits.values()].flatMap((of) => (of.length % 2 === 1 ? of.slice(-1) : []))
  return {
    here: lastOfEach(edits.filter(isHere)),
    elsewhere: lastOfEach(edits.filter((edit) => !isHere(edit))),
    came: told.filter(({ kind }) => kind === 'came'),
    left: told.filter(({ kind }) => kind === 'left'),
  }
}

export const isEmpty = ({ here, elsewhere, came, left }: News): boolean =>
  here.length + elsewhere.length + came.length + left.length === 0

/** Of each person only where he was last. */
function lastOfEach(edits: readonly Edited[]): Edited[] {
  const byPerson = new Map<string, Edited>()
  for (const edit of edits) {
    const who = edit.person?.userId ?? ''
    byPerson.delete(who)
    byPerson.set(who, edit)
  }
  return [...byPerson.values()]
}
