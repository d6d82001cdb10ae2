import { crc32 } from 'node:zlib'
import { type CleanImage, damaged, demandAnimation, demandDimensions, join, Reader } from './clean.ts'
import { type Orientation, orientationIn, orientationOnly, turned } from './exif.ts'

/** PNG (Third Edition, W3C): a signature, then chunks of length, name, data and checksum. */
export const pngSignature = '\u0089PNG\r\n\u001a\n'
const SIGNATURE_BYTES = 8
/** Length, name and checksum around the data of a chunk. */
const AROUND = 12

/** What changes the picture, with the data length the standard gives it; everything else is dropped. */
const kept: ReadonlyMap<string, (length: number) => boolean> = new Map([
  ['IHDR', (length: number) => length === 13],
  ['PLTE', (length: number) => length > 0 && length <= 768 && length % 3 === 0],
  ['IDAT', () => true],
  ['IEND', (length: number) => length === 0],
  ['tRNS', (length: number) => length > 0 && length <= 256],
  ['bKGD', (length: number) => length <= 6],
  ['gAMA', (length: number) => length === 4],
  ['cHRM', (length: number) => length === 32],
  ['sRGB', (length: number) => length === 1],
  ['cICP', (length: number) => length === 4],
  ['acTL', (length: number) => length === 8],
  ['fcTL', (length: number) => length === 26],
  ['fdAT', (length: number) => length >= 4],
])
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

interface Found {
  readonly chunks: Uint8Array<ArrayBuffer>[]
  orientation: Orientation
  frames: number
  pixels: number
  hasData: boolean
}

/**
 * A PNG without text, times, profiles and unknown chunks, cut at its end. An animated one stays one.
 * @throws {Problem} `image-damaged`, `image-dimensions`
 */
export function cleanPng(bytes: Uint8Array<ArrayBuffer>): CleanImage {
  const reader = new Reader(bytes)
  const header = readHeader(reader)
  const found: Found = { chunks: [], orientation: 1, frames: 0, pixels: 0, hasData: false }
  let at = SIGNATURE_BYTES
  for (let name = ''; name !== 'IEND';) {
    const length = reader.u32(at)
    name = reader.name(at + 4)
    const chunk = reader.piece(at, length + AROUND)
    take(found, { name, length, chunk, at }, reader)
    at += chunk.length
  }
  if (!found.hasData) throw damaged('no IDAT')
  const [first, ...rest] = found.chunks
  const exif = found.orientation === 1 ? [] : [pngChunk('eXIf', orientationOnly(found.orientation))]
  const clean = join([bytes.subarray(0, SIGNATURE_BYTES), ...(first ? [first] : []), ...exif, ...rest])
  const size = turned(header.width, header.height, found.orientation)
  return { type: 'image/png', ...size, frames: Math.max(1, found.frames), bytes: clean }
}

function readHeader(reader: Reader): { width: number; height: number } {
  if (reader.u32(8) !== 13 || reader.name(12) !== 'IHDR') throw damaged('no IHDR')
  const [width, height] = [reader.u32(16), reader.u32(20)]
  demandDimensions(width, height)
  const [depth, colour, compression, filter] = [reader.u8(24), reader.u8(25), reader.u8(26), reader.u8(27)]
  if (!depths[colour]?.includes(depth) || compression !== 0 || filter !== 0 || reader.u8(28) > 1) {
    throw damaged('impossible IHDR')
  }
  return { width, height }
}

interface Chunk {
  readonly name: string
  readonly length: number
  readonly chunk: Uint8Array<ArrayBuffer>
  readonly at: number
}

function take(found: Found, { name, length, chunk, at }: Chunk, reader: Reader): void {
  if (name === 'eXIf') found.orientation = orientationIn(chunk.slice(8, 8 + length))
  const fits = kept.get(name)
  if (!fits) {
    // a small first letter: a decoder may skip it. A capital: without it the picture cannot be right
    if (!/^[a-z][a-zA-Z]{3}$/u.test(name)) throw damaged(`unknown critical chunk ${JSON.stringify(name)}`)
    return
  }
  if (!fits(length)) throw damaged(`${name} of ${length} bytes`)
  if (name === 'IHDR' && found.chunks.length > 0) throw damaged('two headers')
  if (crc32(chunk.subarray(4, 8 + length)) !== reader.u32(at + 8 + length)) throw damaged(`checksum of ${name}`)
  if (name === 'IDAT') found.hasData = true
  if (name === 'fcTL') {
    const [width, height] = [reader.u32(at + 12), reader.u32(at + 16)]
    demandDimensions(width, height)
    found.frames += 1
    found.pixels += width * height
    demandAnimation(found.frames, found.pixels)
  }
  found.chunks.push(chunk)
}

/** One chunk with its length and checksum. */
function pngChunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(data.length + AROUND)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(new TextEncoder().encode(name), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}
