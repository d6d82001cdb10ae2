/**
 * The page to go to after signing in, from `?naar=`. Only a path of ourselves: an address elsewhere would make our
 * sign-in page a way to lead people astray.
 */
export function wantedPage(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('naar') ?? '/'
  const url = URL.parse(wanted, origin)
  if (!url || url.origin !== origin || url.pathname === '/inloggen') return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
