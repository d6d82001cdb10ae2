import { Reader, startsWith } from './clean.ts'

/** EXIF's tag for how to turn the picture, and its type for a 16-bit number. */
const ORIENTATION = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12

/** 1 is upright; 2 to 8 turn or mirror it. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/**
 * The orientation in a TIFF block, the only thing of EXIF that changes what one sees. Anything unreadable is upright:
 * metadata never makes an upload fail.
 */
export function orientationIn(tiff: Uint8Array<ArrayBuffer>): Orientation {
  const isLittle = startsWith(tiff, 'II*\0')
  if (!isLittle && !startsWith(tiff, 'MM\0*')) return 1
  const reader = new Reader(tiff)
  const u16 = (at: number): number => (isLittle ? reader.u16le(at) : reader.u16(at))
  const start = tiff.length >= 8 ? (isLittle ? reader.u32le(4) : reader.u32(4)) : tiff.length
  if (start + 2 > tiff.length) return 1
  const entries = Math.min(u16(start), Math.floor((tiff.length - start - 2) / ENTRY_BYTES))
  for (let index = 0; index < entries; index += 1) {
    const at = start + 2 + index * ENTRY_BYTES
    if (u16(at) === ORIENTATION && u16(at + 2) === SHORT) return asOrientation(u16(at + 8))
  }
  return 1
}

const asOrientation = (value: number): Orientation =>
  // checked to be one of the eight
  value >= 1 && value <= 8 ? (value as Orientation) : 1

/** Big-endian, the first directory at byte 8 with one entry: ORIENTATION, SHORT, one value, the value at byte 18. */
const orientationBlock = 'MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\0\0\0\0\0\0\0'
const VALUE_AT = 19

/** A TIFF block that holds the orientation and nothing else. */
export function orientationOnly(orientation: Orientation): Uint8Array<ArrayBuffer> {
  const block = Uint8Array.from(orientationBlock, (letter) => letter.charCodeAt(0))
  block[VALUE_AT] = orientation
  return block
}

/** Width and height as shown: from 5 on the picture lies on its side. */
export const turned = (width: number, height: number, orientation: Orientation): { width: number; height: number } =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
