import { toolbarId } from '#client/editor/keyboard.ts'

const stops = 'a[href], button:not([disabled]), select:not([disabled]), input:not([disabled]), [tabindex="0"]'

/** The parts of the page in the order of F6, each with what takes the focus there. */
const regions: readonly { readonly within: string; readonly stop: string }[] = [
  { within: 'header', stop: stops },
  { within: `#${toolbarId}`, stop: '[tabindex="0"]' },
  { within: '#tekst', stop: '#tekst' },
  { within: '[data-panels]', stop: '[role="tab"][aria-selected="true"]' },
  { within: '#navigatie', stop: stops },
]

const isSeen = (element: Element): boolean => element.getClientRects().length > 0

function placeOf({ within, stop }: (typeof regions)[number]): { region: Element; target: HTMLElement } | undefined {
  const region = document.querySelector(within)
  if (!region || !isSeen(region)) return undefined
  const target = region.matches(stop) ? region : [...region.querySelectorAll(stop)].find(isSeen)
  return target instanceof HTMLElement ? { region, target } : undefined
}

/**
 * Moves the focus to the next or the previous part of the page.
 * @returns false at the end: then the key is the browser's, whose own bars come next, and nobody is shut in
 */
export function goToRegion(step: 1 | -1): boolean {
  const places = regions.flatMap((region) => placeOf(region) ?? [])
  const at = places.findIndex(({ region }) => region.contains(document.activeElement))
  const next = at === -1 ? (step === 1 ? 0 : places.length - 1) : at + step
  const place = places[next]
  place?.target.focus()
  return place !== undefined
}
