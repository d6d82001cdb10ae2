/** Longer is no link that a person made; browsers and proxies stop near here too. */
const MAX_HREF_LENGTH = 2048

// oxlint-disable-next-line no-control-regex -- browsers skip these inside an address, so `java\tscript:` would run
const invisible = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/u
const allowed = /^(?:https?:\/\/[^/\\]|mailto:[^/\\]|\/(?![/\\])|#)/iu

/**
 * The address as it may stand in a link: http, https, mailto, or a path or fragment of this workspace.
 * @returns undefined for everything else (`javascript:`, `data:`, `//elsewhere`, relative paths, what is no string)
 */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const href = value.trim().replaceAll(' ', '%20')
  if (href.length === 0 || href.length > MAX_HREF_LENGTH) return undefined
  if (invisible.test(href) || !href.isWellFormed()) return undefined
  return allowed.test(href) ? href : undefined
}
