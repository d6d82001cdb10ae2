import type { ShippedPart } from './build.ts'

/** What not every part has. */
type More = Omit<Partial<ShippedPart>, 'id' | 'title' | 'ghost' | 'required'>

/** A part that anybody may leave empty. Of the second level, unless `more` says otherwise. */
export const free = (id: string, title: string, ghost: string, more: More = {}): ShippedPart => ({
  id,
  title,
  level: 2,
  ghost,
  ...more,
})

/** A part that is named under "Nog leeg" for as long as nothing stands in it. */
export const asked = (id: string, title: string, ghost: string, more: More = {}): ShippedPart => ({
  ...free(id, title, ghost, more),
  required: true,
})

/** A heading over the parts below it, with what belongs in them. */
export const frame = (id: string, title: string, help: string): ShippedPart => ({
  id,
  title,
  level: 2,
  help,
  frame: true,
})

/** A table to fill in: its header, and of each row the first cell. */
export const toFill = (header: readonly string[], rows: readonly string[]): readonly (readonly string[])[] => [
  header,
  ...rows.map((first) => [first, ...header.slice(1).map(() => '')]),
]
