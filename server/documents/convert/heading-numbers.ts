/**
 * Ends a heading that begins with a number which is no part of its words. Nobody sees it where the Markdown is shown, and
 * it goes with the heading to wherever that is copied; a comment at the head of the file would not.
 */
export const numberMarker = '<!--nummer-->'

const numbered = new RegExp(String.raw`^\d+(?:\.\d+)*(?: +(.*?))? +${numberMarker}$`, 'su')

/** The words of a heading as they were before a number was set in front of them; others come back as they are. */
export const withoutNumber = (heading: string): string => {
  const found = numbered.exec(heading)
  return found ? (found[1] ?? '') : heading
}
