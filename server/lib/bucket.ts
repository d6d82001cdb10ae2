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

/**
 * Takes so many tokens out of a bucket. Pure.
 * @returns the bucket after it, and 0; or the bucket as it was, and how many milliseconds until there are enough
 */
export function take(
  bucket: Bucket | undefined,
  cost: number,
  supply: Supply,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const now = filled(bucket, supply, nowMs)
  if (now < cost) {
    return { bucket: { left: now, atMs: nowMs }, waitMs: Math.ceil(((cost - now) / supply.perSecond) * 1000) }
  }
  return { bucket: { left: now - cost, atMs: nowMs }, waitMs: 0 }
}

/** Nobody who comes back to this bucket would notice that it had been thrown away. */
export const isFull = (bucket: Bucket, supply: Supply, nowMs: number): boolean =>
  filled(bucket, supply, nowMs) >= supply.size
