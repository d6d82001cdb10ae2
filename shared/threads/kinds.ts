/** What a thread is. Names stay Dutch: they are the product's words, on the card and in an export. */
export const threadKinds = ['opmerking', 'vraag', 'tekstvoorstel', 'dilemma'] as const
export type ThreadKind = (typeof threadKinds)[number]

/** Talk among officials, or something that may be shown to those who govern. */
export const levels = ['ambtelijk', 'bestuurlijk'] as const
export type Level = (typeof levels)[number]

export const threadStates = ['open', 'resolved', 'withdrawn'] as const
export type ThreadState = (typeof threadStates)[number]

/**
 * What became of a tekstvoorstel. `accepted-changed`: taken over with other words; `outdated`: the text under it had
 * changed so much that it says nothing any more.
 */
export const outcomes = ['accepted', 'accepted-changed', 'rejected', 'outdated'] as const
export type Outcome = (typeof outcomes)[number]

/** What happened in a thread after it was opened, in one order; each with the circle in which it was said. */
export const entryKinds = ['reply', 'resolve', 'reopen', 'decide', 'widen', 'promote', 'attach'] as const
