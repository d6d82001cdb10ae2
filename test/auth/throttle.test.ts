import { describe, expect, test } from 'vitest'
import { networkOf } from '#server/auth/network.ts'
import { accountPace, addressPace, waitMs } from '#server/auth/throttle.ts'

/** The wait after so many failures, this long after the last. */
const at = (count: number, sinceMs = 0): number => waitMs({ count, lastMs: 0 }, accountPace, sinceMs)

describe('waiting after failed sign-ins', () => {
  test('mistyping a few times costs nothing', () => {
    expect(waitMs(undefined, accountPace, 0)).toBe(0)
    expect(at(accountPace.free - 1)).toBe(0)
  })

  test('then the wait doubles from a second', () => {
    expect([5, 6, 7, 8].map((count) => at(count))).toEqual([1000, 2000, 4000, 8000])
  })

  test('it is never longer than a minute, so nobody can be locked out for long', () => {
    expect(at(1000)).toBe(60_000)
    expect(at(1_000_000)).toBe(60_000)
    expect(waitMs({ count: 1_000_000, lastMs: 0 }, addressPace, 0)).toBe(60_000)
  })

  test('it runs out, and a run is forgotten', () => {
    expect(at(1000, 59_999)).toBe(1)
    expect(at(1000, 60_000)).toBe(0)
    expect(at(1000, accountPace.forgetMs)).toBe(0)
  })
})

describe('what guesses from an address count against', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::99', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.7', '1:2:3:4::/64'],
    ['unknown', 'unknown'],
    ['2001:db8:1:2:3:4:5', '2001:db8:1:2:3:4:5'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
