import { type CleanImage, damaged, refuse, startsWith } from './clean.ts'
import { cleanGif, gifSignatures } from './gif.ts'
import { cleanJpeg, jpegSignature } from './jpeg.ts'
import { cleanPng, pngSignature } from './png.ts'
import { cleanWebp, isWebp } from './webp.ts'

/** Enough of a text to see what it is; an SVG may begin with a declaration and comments. */
const SNIFF_BYTES = 4096

const isSvg = (bytes: Uint8Array): boolean =>
  /<svg[\s>]/iu.test(new TextDecoder('latin1').decode(bytes.subarray(0, SNIFF_BYTES)))

/**
 * An uploaded image with only its picture left. What it is, is decided by how it begins; neither its name nor a header
 * is asked. The result begins and ends as its format does, so that it is nothing else at the same time.
 * @throws {Problem} `image-type`, `image-svg`, `image-damaged`, `image-dimensions`
 */
export function cleanImage(bytes: Uint8Array<ArrayBuffer>): CleanImage {
  if (bytes.length === 0) throw damaged('empty')
  if (startsWith(bytes, pngSignature)) return cleanPng(bytes)
  if (startsWith(bytes, jpegSignature)) return cleanJpeg(bytes)
  if (gifSignatures.some((signature) => startsWith(bytes, signature))) return cleanGif(bytes)
  if (isWebp(bytes)) return cleanWebp(bytes)
  if (isSvg(bytes)) throw refuse('image-svg', 'SVG is a program as well as a picture')
  throw refuse('image-type', 'neither PNG, JPEG, GIF nor WebP')
}
