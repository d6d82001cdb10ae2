/** A store of tokens that fills by itself: what somebody may still ask for at once. */
export interface Bucket {
  readonly left: number
  readonly atMs: number
}

/** How large a bucket is, and how fast it fills. */
export interface Supply {
  readonly size: number
  readonly perSecond: number
}

/** What is in a bucket now; one that nobody has is full. */
const filled = (bucket: Bucket | undefined, { size, perSecond }: Supply, nowMs: number): number =>
  bucket ? Math.min(size, bucket.left + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond) : size

/** How long until a bucket with so much in it has as much as is wanted, in milliseconds. */
const untilMs = (now: number, wanted: number, { perSecond }: Supply): number =>
  Math.ceil((Math.max(0, wanted - now) / perSecond) * 1000)

/**
 * Takes so many tokens out of a bucket for what was done already: it may owe some then. Pure.
 * @returns the bucket after it, and how many milliseconds until it owes nothing; 0 when it does not
 */
export function spend(
  bucket: Bucket | undefined,
  cost: number,
  supply: Supply,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const left = filled(bucket, supply, nowMs) - cost
  return { bucket: { left, atMs: nowMs }, waitMs: untilMs(left, 0, supply) }
}

/**
 * Takes so many tokens out of a bucket, when there are as many. Pure.
 * @returns the bucket after it, and 0; or the bucket as it was, and how many milliseconds until there are enough
 */
export function take(
  bucket: Bucket | undefined,
  cost: number,
  supply: Supply,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const now = filled(bucket, supply, nowMs)
  if (now < cost) return { bucket: { left: now, atMs: nowMs }, waitMs: untilMs(now, cost, supply) }
  return spend(bucket, cost, supply, nowMs)
}

/** Nobody who comes back to this bucket would notice that it had been thrown away. */
export const isFull = (bucket: Bucket, supply: Supply, nowMs: number): boolean =>
  filled(bucket, supply, nowMs) >= supply.size
