/** How the items of a list that was typed by hand begin. */
export type TypedMark = 'bullet' | 'number' | 'letter'

/** What a paragraph that looks like an item of a list begins with. */
export interface TypedItem {
  readonly mark: TypedMark
  /** Its number; "b)" is 2. A bullet has none. */
  readonly ordinal: number | undefined
  /** Characters of the mark and the white space after it. */
  readonly length: number
}

const bullet = /^[-–—*•·▪‣◦o→][\s\u00a0]+(?=\S)/u
const number = /^\(?(\d{1,3})[.)][\s\u00a0]+(?=\S)/u
const letter = /^\(?([a-z])[.)][\s\u00a0]+(?=\S)/u

/** Reads how a paragraph begins; undefined when not as an item. One such paragraph is no list yet: two in a row are. */
export function typedItem(text: string): TypedItem | undefined {
  const asBullet = bullet.exec(text)
  if (asBullet) return { mark: 'bullet', ordinal: undefined, length: asBullet[0].length }
  const asNumber = number.exec(text)
  if (asNumber?.[1]) return { mark: 'number', ordinal: Number(asNumber[1]), length: asNumber[0].length }
  const asLetter = letter.exec(text)
  if (!asLetter?.[1]) return undefined
  return { mark: 'letter', ordinal: (asLetter[1].codePointAt(0) ?? 0) - 96, length: asLetter[0].length }
}

/** Does `next` go on where `item` stopped? A number must be one more, so that two loose numbers are no list. */
export const goesOn = (item: TypedItem, next: TypedItem): boolean =>
  item.mark === next.mark && (item.ordinal === undefined || next.ordinal === item.ordinal + 1)
