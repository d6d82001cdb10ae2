/**
 * A document as something outside described it, before the schema had its say: from HTML, or from a Yjs document that
 * somebody's own client wrote. Names and attributes may be anything.
 */
export interface LooseNode {
  /** A name of our schema, {@link boundary}, or anything else (which counts as a boundary). */
  readonly type: string
  readonly attrs: Readonly<Record<string, unknown>>
  readonly children: LooseChild[]
}

export interface LooseMark {
  readonly type: string
  readonly attrs: unknown
}

export interface LooseText {
  readonly text: string
  readonly marks: readonly LooseMark[]
}

export type LooseChild = LooseNode | LooseText

/** Type of a block that is nothing itself: its content counts, and text before and after it does not run on. */
export const boundary = ''

/** Deeper than any person nests; below it nodes lose their own form and only their text stays. */
export const MAX_LOOSE_DEPTH = 120

export const isText = (child: LooseChild): child is LooseText => 'text' in child

export const looseNode = (
  type: string,
  attrs: Readonly<Record<string, unknown>> = {},
  children: LooseChild[] = [],
): LooseNode => ({ type, attrs, children })
