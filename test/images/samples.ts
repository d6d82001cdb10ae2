import { crc32 } from 'node:zlib'

/** Pictures of 6 by 4 pixels as Chromium's canvas writes them, with its colour profile. */
const base64 = {
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAYEAEAAwEAAAAAAAAAAAAAAAAAAQQzcf/EABUBAQEAAAAAAAAAAAAAAAAAAAIF/8QAGBEAAwEBAAAAAAAAAAAAAAAAAAIEM3H/2gAMAwEAAhEDEQA/AI9nSOALcmC8FVsx/9k=',
  webp: 'UklGRigCAABXRUJQVlA4WAoAAAAgAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggOgAAADACAJ0BKgYABAAEAGglqAJ0cgCqAAPRAK14AP7dEO9j//LPHrFb/+k2fl/j1it8nftcTJt6+6VKAAA=',
  lossless:
    'UklGRgACAABXRUJQVlA4WAoAAAAgAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMEgAAAC8FwAAADxDzv//zHw56ENH/AA==',
  alpha:
    'UklGRioCAABXRUJQVlA4WAoAAAAwAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBICwAAAAEPMIAREaIPEf0PAFZQOCAoAAAAsAEAnQEqBgAEAAQAaCWYAnRH/4JAAAD+645a+W3NiqH38M4dvHSAAA==',
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAIUlEQVR4AZSJsQkAAAyDJP//bKdClw4RBMEIricND/0YAAAA//9dJxHMAAAABklEQVQDABKAC/2Nv7iQAAAAAElFTkSuQmCC',
} as const

export type Bytes = Uint8Array<ArrayBuffer>

/** A fresh copy of one of them. */
export const sample = (name: keyof typeof base64): Bytes => new Uint8Array(Buffer.from(base64[name], 'base64'))

export const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
export const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const concat = (...pieces: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(pieces))
/** The bytes with `piece` put in at a place. */
export const insert = (bytes: Bytes, at: number, piece: Uint8Array): Bytes =>
  concat(bytes.subarray(0, at), piece, bytes.subarray(at))

const u32 = (value: number): Bytes => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])
export const pngChunk = (name: string, data: Uint8Array): Bytes => {
  const named = concat(latin1(name), data)
  return concat(u32(data.length), named, u32(crc32(named)))
}
/** A PNG with another header: what a bomb looks like. */
export function pngOf(width: number, height: number): Bytes {
  const png = sample('png')
  const header = pngChunk('IHDR', concat(u32(width), u32(height), new Uint8Array([8, 6, 0, 0, 0])))
  return concat(png.subarray(0, 8), header, png.subarray(33))
}
/** Just after the header of a PNG. */
export const AFTER_IHDR = 33

export const jpegSegment = (marker: number, data: Uint8Array): Bytes =>
  concat(new Uint8Array([0xff, marker, (data.length + 2) >> 8, data.length + 2]), data)

/** EXIF's TIFF block, little-endian: where it was taken, by whom, and turned a quarter. */
export function exifBlock(orientation: number): Bytes {
  const secret = latin1('GPS 52.09N 5.12E Jan')
  return concat(
    latin1('II*\0'),
    new Uint8Array([8, 0, 0, 0, 2, 0]),
    new Uint8Array([0x0e, 0x01, 2, 0, secret.length, 0, 0, 0, 38, 0, 0, 0]),
    new Uint8Array([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    new Uint8Array(4),
    secret,
  )
}

const gifFrame = (...box: number[]): Bytes =>
  concat(
    new Uint8Array([0x21, 0xf9, 4, 0, 10, 0, 0, 0]),
    new Uint8Array([0x2c, ...box.flatMap((value) => [value & 0xff, value >> 8]), 0]),
    new Uint8Array([2, 2, 0x44, 1, 0]),
  )
export const gifLoop = concat(latin1('!\u00ff\u000bNETSCAPE2.0'), new Uint8Array([3, 1, 0, 0, 0]))
/** A GIF with two colours and this many frames of one pixel. */
export function gifOf(
  frames: number,
  { width = 1, height = 1, box = [0, 0, 1, 1], extra = new Uint8Array() } = {},
): Bytes {
  const screen = new Uint8Array([
    width & 0xff,
    width >> 8,
    height & 0xff,
    height >> 8,
    0x80,
    0,
    0,
    255,
    0,
    0,
    0,
    0,
    255,
  ])
  const pictures = Array.from({ length: frames }, () => gifFrame(...box))
  return concat(latin1('GIF89a'), screen, extra, ...pictures, latin1(';'))
}

export const riffChunk = (name: string, data: Uint8Array): Bytes => {
  const length = new Uint8Array([data.length, data.length >> 8, data.length >> 16, 0])
  return concat(latin1(name), length, data, new Uint8Array(data.length % 2))
}
export const riffOf = (...chunks: Uint8Array[]): Bytes => riffChunk('RIFF', concat(latin1('WEBP'), ...chunks))
const u24 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff, value >> 16]
export const vp8x = (flags: number, width: number, height: number): Bytes =>
  riffChunk('VP8X', new Uint8Array([flags, 0, 0, 0, ...u24(width - 1), ...u24(height - 1)]))
/** The picture chunk of a sample, with its name and length. */
export function webpPicture(name: 'webp' | 'lossless'): Bytes {
  const bytes = sample(name)
  return bytes.subarray(asText(bytes).indexOf('VP8', 30))
}
export const webpFrame = (left: number, ...more: Uint8Array[]): Bytes =>
  riffChunk(
    'ANMF',
    concat(new Uint8Array([...u24(left), 0, 0, 0, ...u24(5), ...u24(3), 100, 0, 0, 0]), ...more, webpPicture('webp')),
  )
export const webpAnimation = (canvas: number, ...frames: Uint8Array[]): Bytes =>
  riffOf(vp8x(2, canvas, 4), riffChunk('ANIM', new Uint8Array(6)), ...frames)
