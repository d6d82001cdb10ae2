const missed = 'data-missed'

const note = ({ target }: Event): void => {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.setAttribute(missed, '')
}

/** Notes which stylesheets of the page did not come; call it once, before anything is fetched. */
export function watchSheets(): void {
  // an error of a link does not bubble
  window.addEventListener('error', note, { capture: true })
}

/**
 * Fetches again the stylesheets that did not come. Vite asks for each only once, and would show without its style what
 * is asked for again.
 * @throws {Error} when one does not come now either
 */
export async function fetchMissedSheets(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>(`link[${missed}]`)]
  await Promise.all(
    links.map((link) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      // the same link does not try twice
      const again = document.createElement('link')
      again.rel = 'stylesheet'
      again.crossOrigin = link.crossOrigin
      again.addEventListener('load', () => resolve())
      again.addEventListener('error', () => reject(new Error(`no preload CSS: ${link.href}`)))
      again.href = link.href
      link.replaceWith(again)
      return promise
    }),
  )
}
