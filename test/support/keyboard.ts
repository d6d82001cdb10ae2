import type { Page } from 'playwright-core'

/** More stops than any page has. */
const MOST_STOPS = 200

/** What a screen reader would call what has the focus, as far as these pages name things. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return ''
    const label = focused.getAttribute('aria-label')
    if (label) return label
    const labels = 'labels' in focused && focused.labels instanceof NodeList ? [...focused.labels] : []
    return (labels[0] ?? focused).textContent?.trim() ?? ''
  })

/**
 * Presses Tab until what is so named has the focus, as somebody without a mouse does.
 * @throws {Error} when no stop has that name
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    const now = await focusedName(page)
    seen.push(now)
    if (typeof name === 'string' ? now === name || now.startsWith(`${name} (`) : name.test(now)) return
  }
  throw new Error(`no stop is named ${String(name)}; there were ${[...new Set(seen)].join(' | ')}`)
}

/** Goes to a button or link with the keyboard and presses Enter. */
export async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Goes to a field with the keyboard and types. */
export async function typeIn(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(words)
}
