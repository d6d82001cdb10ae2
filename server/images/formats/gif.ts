import { type CleanImage, damaged, demandAnimation, demandDimensions, join, Reader, startsWith } from './clean.ts'

/** GIF (89a specification): a screen, then blocks of sub-blocks, until a trailer. */
export const gifSignatures = ['GIF87a', 'GIF89a'] as const

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff
const SCREEN_BYTES = 13
/** Block, label, and the eleven letters of an application's name. */
const APPLICATION_BYTES = 14

/** Bytes of a colour table by the flags before it; 0 when there is none. */
const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Where the sub-blocks that begin at `from` end, past their terminator. */
function subBlocksEnd(reader: Reader, from: number): number {
  let at = from
  for (let size = reader.u8(at); size > 0; size = reader.u8(at)) at += size + 1
  return at + 1
}

/**
 * A GIF with its pictures, their times and how often to repeat; no comments, texts or applications' data (XMP lives
 * there), and nothing after its end.
 * @throws {Problem} `image-damaged`, `image-dimensions`
 */
export function cleanGif(bytes: Uint8Array<ArrayBuffer>): CleanImage {
  const reader = new Reader(bytes)
  const [width, height] = [reader.u16le(6), reader.u16le(8)]
  demandDimensions(width, height)
  let at = SCREEN_BYTES + tableBytes(reader.u8(10))
  const pieces = [reader.piece(0, at)]
  let control: Uint8Array<ArrayBuffer> | undefined
  let frames = 0
  for (let block = reader.u8(at); block !== TRAILER; block = reader.u8(at)) {
    const end = blockEnd(reader, at)
    const piece = reader.piece(at, end - at)
    if (block === IMAGE) {
      frames += 1
      demandFrame(reader, at, { width, height })
      // a browser draws the whole screen for every frame, however small the frame
      demandAnimation(frames, frames * width * height)
      pieces.push(...(control ? [control] : []), piece)
      control = undefined
    } else if (isLoop(reader, at)) pieces.push(piece)
    else if (reader.u8(at + 1) === GRAPHIC_CONTROL) control = piece.length === 8 ? piece : undefined
    at = end
  }
  if (frames === 0) throw damaged('no picture')
  return { type: 'image/gif', width, height, frames, bytes: join([...pieces, new Uint8Array([TRAILER])]) }
}

function blockEnd(reader: Reader, at: number): number {
  const block = reader.u8(at)
  if (block === EXTENSION) return subBlocksEnd(reader, at + 2)
  if (block !== IMAGE) throw damaged(`unknown block ${block}`)
  const data = at + 10 + tableBytes(reader.u8(at + 9))
  const codeSize = reader.u8(data)
  if (codeSize < 1 || codeSize > 11) throw damaged('impossible code size')
  return subBlocksEnd(reader, data + 1)
}

function demandFrame(reader: Reader, at: number, screen: { width: number; height: number }): void {
  const [left, top, width, height] = [at + 1, at + 3, at + 5, at + 7].map((place) => reader.u16le(place))
  demandDimensions(width ?? 0, height ?? 0)
  // a frame beyond its screen makes some browsers enlarge the screen, past what was counted
  const isOutside = (left ?? 0) + (width ?? 0) > screen.width || (top ?? 0) + (height ?? 0) > screen.height
  if (isOutside) throw damaged('a frame outside the screen')
}

/** Netscape's block that says how often to repeat, and nothing more. */
const isLoop = (reader: Reader, at: number): boolean =>
  reader.u8(at) === EXTENSION &&
  reader.u8(at + 1) === APPLICATION &&
  (startsWith(reader.bytes, '\u000bNETSCAPE2.0', at + 2) || startsWith(reader.bytes, '\u000bANIMEXTS1.0', at + 2)) &&
  reader.u8(at + APPLICATION_BYTES) === 3 &&
  reader.u8(at + APPLICATION_BYTES + 1) === 1 &&
  reader.u8(at + APPLICATION_BYTES + 4) === 0
