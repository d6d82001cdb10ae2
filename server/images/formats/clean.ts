import { Problem, type ProblemCode } from '#shared/lib/problem.ts'
import {
  maxAnimationPixels,
  maxImageFrames,
  maxImagePixels,
  maxImageSide,
  type ImageType,
} from '#shared/images/limits.ts'

/** An image with nothing in it but the picture. */
export interface CleanImage {
  readonly type: ImageType
  /** As it is shown, so turned by its orientation. */
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A refusal of an image; `why` is for whoever looks into it, the code has the sentence for people. */
export const refuse = (
  code: Extract<ProblemCode, 'image-type' | 'image-svg' | 'image-damaged' | 'image-dimensions'>,
  why: string,
): Problem => new Problem(code, { detail: why })

export const damaged = (why: string): Problem => refuse('image-damaged', why)

/**
 * Refuses a picture that would take too much memory to show. Asked before anything else is read.
 * @throws {Problem} `image-dimensions`, or `image-damaged` for a picture without pixels
 */
export function demandDimensions(width: number, height: number): void {
  if (width < 1 || height < 1) throw damaged('no pixels')
  if (width > maxImageSide || height > maxImageSide || width * height > maxImagePixels) {
    throw refuse('image-dimensions', `${width} by ${height} pixels`)
  }
}

/**
 * Refuses an animation that would keep a browser busy. Asked at every frame.
 * @param pixels of all frames until now
 * @throws {Problem} `image-dimensions`
 */
export function demandAnimation(frames: number, pixels: number): void {
  if (frames > maxImageFrames || pixels > maxAnimationPixels) throw refuse('image-dimensions', `${frames} frames`)
}

/** Whether two byte strings are equal, `expected` as Latin-1. */
export function startsWith(bytes: Uint8Array, expected: string, at = 0): boolean {
  if (bytes.length < at + expected.length) return false
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected.charCodeAt(index)) return false
  }
  return true
}

/** Reads numbers and pieces at a place, and refuses to read past the end: the one bound check of all formats. */
export class Reader {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly #view: DataView<ArrayBuffer>

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get length(): number {
    return this.bytes.length
  }

  /** @throws {Problem} `image-damaged` when `length` bytes from `at` are not all there */
  demand(at: number, length: number): void {
    if (at + length > this.bytes.length) throw damaged(`ends at ${this.bytes.length}, ${at + length} were promised`)
  }
  u8(at: number): number {
    this.demand(at, 1)
    return this.#view.getUint8(at)
  }
  u16(at: number): number {
    this.demand(at, 2)
    return this.#view.getUint16(at)
  }
  u32(at: number): number {
    this.demand(at, 4)
    return this.#view.getUint32(at)
  }
  u16le(at: number): number {
    this.demand(at, 2)
    return this.#view.getUint16(at, true)
  }
  u24le(at: number): number {
    return this.u16le(at) + this.u8(at + 2) * 65_536
  }
  u32le(at: number): number {
    this.demand(at, 4)
    return this.#view.getUint32(at, true)
  }
  /** Four letters, or whatever stands there. */
  name(at: number): string {
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3))
  }
  /** The bytes themselves, not a copy. */
  piece(at: number, length: number): Uint8Array<ArrayBuffer> {
    this.demand(at, length)
    return this.bytes.subarray(at, at + length)
  }
}

/** One array of all pieces. */
export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
