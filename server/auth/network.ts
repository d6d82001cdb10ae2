import { isIPv6 } from 'node:net'

/** Groups of an IPv6 address that say which network: one household or office holds a /64, 18 quintillion addresses. */
const NETWORK_GROUPS = 4

/**
 * What guesses from an address count against: an IPv4 address itself, of IPv6 the /64 it is in, since whoever has one
 * address there has them all. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  // an IPv4 client on a socket that takes both
  if (bare.startsWith('::ffff:') && bare.includes('.')) return bare.slice('::ffff:'.length)
  if (!isIPv6(bare)) return address
  const [head = '', tail] = bare.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  // a dotted end is the last two groups, beyond what is looked at
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, NETWORK_GROUPS)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
