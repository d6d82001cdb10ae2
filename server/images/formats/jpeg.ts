import { type CleanImage, damaged, demandDimensions, join, Reader, refuse, startsWith } from './clean.ts'
import { type Orientation, orientationIn, orientationOnly, turned } from './exif.ts'

/** JPEG (ITU-T T.81): markers `FF xx`, most with a length; picture data follows SOS until the next marker. */
export const jpegSignature = '\u00ff\u00d8\u00ff'

const SOS = 0xda
const EOI = 0xd9
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
/** Quantisation and Huffman tables, restart interval. */
const tables: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xdd])
/** Baseline, extended and progressive: what browsers show. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Lossless, hierarchical and arithmetic frames, and what belongs to them. */
const unshown: ReadonlySet<number> = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc, 0xde, 0xdf,
])
/** A progressive picture has about ten; thousands, each over the whole picture, are made to keep a decoder busy. */
const MAX_SCANS = 100

const jfif = new Uint8Array([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])

interface Found {
  readonly pieces: Uint8Array<ArrayBuffer>[]
  size: { width: number; height: number } | undefined
  orientation: Orientation
  hasJfif: boolean
  scans: number
}

/**
 * A JPEG with its tables, frame and scans only: no EXIF but the orientation, no XMP, profile, thumbnail or comment, and
 * nothing after its end. Adobe's marker stays: without it CMYK pictures get wrong colours.
 * @throws {Problem} `image-damaged`, `image-dimensions`
 */
export function cleanJpeg(bytes: Uint8Array<ArrayBuffer>): CleanImage {
  const reader = new Reader(bytes)
  const found: Found = { pieces: [], size: undefined, orientation: 1, hasJfif: false, scans: 0 }
  let at = 2
  for (;;) {
    const marker = markerAt(reader, at)
    at = marker.at
    if (marker.code === EOI) break
    const length = reader.u16(at + 2)
    if (length < 2) throw damaged('segment without a length')
    const segment = reader.piece(at, length + 2)
    take(found, marker.code, segment)
    at += segment.length
    if (marker.code !== SOS) continue
    const end = scanEnd(reader, at)
    found.pieces.push(reader.piece(at, end - at))
    at = end
  }
  if (!found.size || found.scans === 0) throw damaged('no picture')
  const begin = [new Uint8Array([0xff, 0xd8]), ...(found.hasJfif ? [jfif] : []), ...exifSegment(found.orientation)]
  const clean = join([...begin, ...found.pieces, new Uint8Array([0xff, EOI])])
  const size = turned(found.size.width, found.size.height, found.orientation)
  return { type: 'image/jpeg', ...size, frames: 1, bytes: clean }
}

/** The marker at a place; any number of FF may stand before it. */
function markerAt(reader: Reader, from: number): { at: number; code: number } {
  if (reader.u8(from) !== 0xff) throw damaged(`no marker at ${from}`)
  let at = from
  while (reader.u8(at + 1) === 0xff) at += 1
  return { at, code: reader.u8(at + 1) }
}

/** Where the picture data that begins at `from` ends: at the first marker that is no restart and no stuffed FF 00. */
function scanEnd(reader: Reader, from: number): number {
  for (let at = reader.bytes.indexOf(0xff, from); at >= 0; at = reader.bytes.indexOf(0xff, at + 1)) {
    const next = reader.u8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw damaged('ends inside the picture')
}

function take(found: Found, code: number, segment: Uint8Array<ArrayBuffer>): void {
  if (code === APP0 && startsWith(segment, 'JFIF\0', 4)) found.hasJfif = true
  if (code === APP1 && startsWith(segment, 'Exif\0\0', 4)) found.orientation = orientationIn(segment.slice(10))
  if (unshown.has(code)) throw refuse('image-type', 'a kind of JPEG that browsers do not show')
  if (frames.has(code)) {
    if (found.size) throw damaged('two frames')
    found.size = frameSize(segment)
  }
  if (code === SOS) {
    found.scans += 1
    if (!found.size) throw damaged('a scan before its frame')
    if (found.scans > MAX_SCANS) throw refuse('image-dimensions', 'too many scans')
  }
  const isAdobe = code === APP14 && segment.length === 16 && startsWith(segment, 'Adobe', 4)
  if (tables.has(code) || frames.has(code) || code === SOS || isAdobe) found.pieces.push(segment)
}

function frameSize(segment: Uint8Array<ArrayBuffer>): { width: number; height: number } {
  const frame = new Reader(segment)
  const [height, width, components] = [frame.u16(5), frame.u16(7), frame.u8(9)]
  demandDimensions(width, height)
  if (![1, 3, 4].includes(components) || segment.length !== 10 + 3 * components) throw damaged('impossible frame')
  return { width, height }
}

function exifSegment(orientation: Orientation): Uint8Array<ArrayBuffer>[] {
  if (orientation === 1) return []
  const tiff = orientationOnly(orientation)
  const head = new Uint8Array([0xff, APP1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0])
  return [join([head, tiff])]
}
