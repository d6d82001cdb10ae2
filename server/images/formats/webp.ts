import { type CleanImage, damaged, demandAnimation, demandDimensions, join, Reader, startsWith } from './clean.ts'

/** WebP (RFC 9649): a RIFF file of chunks; name, length, data, and a zero to make it even. */
export const isWebp = (bytes: Uint8Array): boolean => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)

const ANIMATION = 0x02
const ALPHA = 0x10
const FIRST_CHUNK = 12
/** Data of an ANMF chunk before the chunks of its frame. */
const FRAME_HEADER_BYTES = 16
/** The alpha flag of a lossless picture, in the fifth byte of its data. */
const LOSSLESS_ALPHA = 0x10

interface Size {
  readonly width: number
  readonly height: number
}
interface Chunk {
  readonly name: string
  /** Place and length of its data. */
  readonly at: number
  readonly length: number
}

/** The chunks from `from` to `end`. A file may leave out the last padding byte. */
function chunksIn(reader: Reader, from: number, end: number): Chunk[] {
  const chunks: Chunk[] = []
  let at = from
  while (at < end) {
    const chunk = { name: reader.name(at), at: at + 8, length: reader.u32le(at + 4) }
    if (chunk.at + chunk.length > end) throw damaged(`${chunk.name} runs past its end`)
    chunks.push(chunk)
    at = chunk.at + chunk.length + (chunk.length % 2)
  }
  return chunks
}

/** Dimensions in the picture data itself: a lossy key frame or a lossless header. */
function pictureSize(reader: Reader, { name, at, length }: Chunk): Size {
  if (name === 'VP8L') {
    if (length < 5 || reader.u8(at) !== 0x2f) throw damaged('no lossless picture')
    const bits = reader.u32le(at + 1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  const isKeyFrame = length >= 10 && (reader.u8(at) & 1) === 0 && startsWith(reader.bytes, '\u009d\u0001*', at + 3)
  if (!isKeyFrame) throw damaged('no key frame')
  return { width: reader.u16le(at + 6) & 0x3fff, height: reader.u16le(at + 8) & 0x3fff }
}

/** The chunks of one still picture or frame: alpha and picture, in that order, of this size. */
function picture(reader: Reader, chunks: readonly Chunk[], size?: Size): { kept: Chunk[]; size: Size; alpha: boolean } {
  const image = chunks.find(({ name }) => name === 'VP8 ' || name === 'VP8L')
  if (!image) throw damaged('no picture')
  const own = pictureSize(reader, image)
  demandDimensions(own.width, own.height)
  if (size && (own.width !== size.width || own.height !== size.height)) throw damaged('two sizes')
  const alpha = image.name === 'VP8 ' ? chunks.find(({ name }) => name === 'ALPH') : undefined
  const hasAlpha = alpha !== undefined || (image.name === 'VP8L' && (reader.u8(image.at + 4) & LOSSLESS_ALPHA) !== 0)
  return { kept: [...(alpha ? [alpha] : []), image], size: own, alpha: hasAlpha }
}

/**
 * A WebP with its pictures only: no EXIF (browsers do not turn a WebP by it; seen in Chromium 150), no XMP or profile,
 * no unknown chunk, nothing after its end. An animated one stays one.
 * @throws {Problem} `image-damaged`, `image-dimensions`
 */
export function cleanWebp(bytes: Uint8Array<ArrayBuffer>): CleanImage {
  const whole = new Reader(bytes)
  const end = 8 + whole.u32le(4)
  // the file may be longer: what is behind the end goes
  const reader = new Reader(whole.piece(0, end))
  const chunks = chunksIn(reader, FIRST_CHUNK, end)
  const [first] = chunks
  if (first?.name !== 'VP8X') {
    const { kept, size } = picture(reader, chunks.slice(0, 1))
    return { type: 'image/webp', ...size, frames: 1, bytes: riff(kept.map((chunk) => copy(reader, chunk))) }
  }
  if (first.length !== 10) throw damaged('impossible VP8X')
  const canvas = { width: reader.u24le(first.at + 4) + 1, height: reader.u24le(first.at + 7) + 1 }
  demandDimensions(canvas.width, canvas.height)
  const isAnimated = (reader.u8(first.at) & ANIMATION) !== 0
  const body = isAnimated ? animation(reader, chunks, canvas) : still(reader, chunks, canvas)
  const clean = riff([extended(body.flags, canvas), ...body.chunks])
  return { type: 'image/webp', ...canvas, frames: body.frames, bytes: clean }
}

interface Body {
  readonly chunks: Uint8Array<ArrayBuffer>[]
  readonly flags: number
  readonly frames: number
}

function still(reader: Reader, chunks: readonly Chunk[], canvas: Size): Body {
  const { kept, alpha } = picture(reader, chunks, canvas)
  return { chunks: kept.map((chunk) => copy(reader, chunk)), flags: alpha ? ALPHA : 0, frames: 1 }
}

function animation(reader: Reader, chunks: readonly Chunk[], canvas: Size): Body {
  const control = chunks.find(({ name, length }) => name === 'ANIM' && length === 6)
  if (!control) throw damaged('no ANIM')
  const kept = [copy(reader, control)]
  let frames = 0
  let hasAlpha = false
  for (const { name, at, length } of chunks) {
    if (name !== 'ANMF') continue
    frames += 1
    demandAnimation(frames, frames * canvas.width * canvas.height)
    if (length < FRAME_HEADER_BYTES) throw damaged('impossible ANMF')
    const frame = { width: reader.u24le(at + 6) + 1, height: reader.u24le(at + 9) + 1 }
    const isOutside =
      2 * reader.u24le(at) + frame.width > canvas.width || 2 * reader.u24le(at + 3) + frame.height > canvas.height
    if (isOutside) throw damaged('a frame outside the canvas')
    const inside = picture(reader, chunksIn(reader, at + FRAME_HEADER_BYTES, at + length), frame)
    hasAlpha ||= inside.alpha
    const parts = inside.kept.map((chunk) => copy(reader, chunk))
    kept.push(webpChunk('ANMF', join([reader.piece(at, FRAME_HEADER_BYTES), ...parts])))
  }
  if (frames === 0) throw damaged('no picture')
  return { chunks: kept, flags: ANIMATION | (hasAlpha ? ALPHA : 0), frames }
}

const copy = (reader: Reader, { name, at, length }: Chunk): Uint8Array<ArrayBuffer> =>
  webpChunk(name, reader.piece(at, length))

/** One chunk with its length, made even. */
function webpChunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2))
  chunk.set(new TextEncoder().encode(name))
  new DataView(chunk.buffer).setUint32(4, data.length, true)
  chunk.set(data, 8)
  return chunk
}

function extended(flags: number, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(10)
  const view = new DataView(data.buffer)
  data[0] = flags
  view.setUint16(4, (width - 1) & 0xffff, true)
  data[6] = (width - 1) >> 16
  view.setUint16(7, (height - 1) & 0xffff, true)
  data[9] = (height - 1) >> 16
  return webpChunk('VP8X', data)
}

/** The file around its chunks. */
function riff(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = join([new TextEncoder().encode('WEBP'), ...chunks])
  return webpChunk('RIFF', body)
}
