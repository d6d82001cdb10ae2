import { describe, expect, test } from 'vitest'
import { maxImageFrames } from '#shared/images/limits.ts'
import { Problem } from '#shared/lib/problem.ts'
import { cleanImage } from '#server/images/formats/clean-image.ts'
import {
  AFTER_IHDR,
  asText,
  type Bytes,
  concat,
  exifBlock,
  gifLoop,
  gifOf,
  insert,
  jpegSegment,
  latin1,
  pngChunk,
  pngOf,
  riffChunk,
  riffOf,
  sample,
  vp8x,
  webpAnimation,
  webpFrame,
  webpPicture,
} from './samples.ts'

const SECRET = /GPS|Jan|secret|Google|ICC_PROFILE|iCCP|<script|%PDF|PK./u

/** `image-damaged` for a refusal, or the type and size of what was taken. */
function outcome(bytes: Bytes): string {
  try {
    const { type, width, height, frames } = cleanImage(bytes)
    return `${type} ${width}x${height} ${frames}`
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code
  }
}

const withExif: Readonly<Record<string, (orientation: number) => Bytes>> = {
  jpeg: (turn) => insert(sample('jpeg'), 2, jpegSegment(0xe1, concat(latin1('Exif\0\0'), exifBlock(turn)))),
  png: (turn) => insert(sample('png'), AFTER_IHDR, pngChunk('eXIf', exifBlock(turn))),
}

const withSecrets: Readonly<Record<string, Bytes>> = {
  'png text, time, profile, C2PA': [
    pngChunk('tEXt', latin1('Author\0secret')),
    pngChunk('zTXt', latin1('Author\0\0secret')),
    pngChunk('iTXt', latin1('XML:com.adobe.xmp\0\0\0\0\0secret')),
    pngChunk('tIME', new Uint8Array(7)),
    pngChunk('iCCP', latin1('Google\0\0secret')),
    pngChunk('caBX', latin1('secret')),
    pngChunk('prVt', latin1('secret')),
  ].reduce((png, chunk) => insert(png, AFTER_IHDR, chunk), sample('png')),
  'png and a page': concat(sample('png'), latin1('<script>secret</script>')),
  'jpeg profile of its writer': sample('jpeg'),
  'jpeg comment, XMP, Photoshop, thumbnail': [
    jpegSegment(0xfe, latin1('secret')),
    jpegSegment(0xe1, latin1('http://ns.adobe.com/xap/1.0/\0secret')),
    jpegSegment(0xed, latin1('Photoshop 3.0\0secret')),
    jpegSegment(0xe0, latin1('JFXX\0\u0010secret')),
    jpegSegment(0xef, latin1('secret')),
    new Uint8Array([0xff, 0xff]),
  ].reduce((jpeg, segment) => insert(jpeg, 20, segment), sample('jpeg')),
  'jpeg and a zip': concat(sample('jpeg'), latin1('PK.\u0004secret')),
  'jpeg and a second jpeg with a place': concat(sample('jpeg'), withExif['jpeg']?.(1) ?? new Uint8Array()),
  'gif comment, text and XMP': gifOf(1, {
    extra: concat(
      latin1('!\u00fe\u0006secret\0'),
      latin1('!\u00ff\u000bXMP DataXMP\u0006secret\0'),
      latin1('!\u0001\u000c000000000000\u0006secret\0'),
    ),
  }),
  'gif and a page': concat(gifOf(1), latin1('<script>secret</script>')),
  'webp profile of its writer': sample('webp'),
  'webp EXIF': riffOf(vp8x(8, 6, 4), webpPicture('webp'), riffChunk('EXIF', exifBlock(6))),
  'webp XMP and unknown chunks': riffOf(
    vp8x(4, 6, 4),
    webpPicture('lossless'),
    riffChunk('XMP ', latin1('secret')),
    riffChunk('PDF ', latin1('%PDF-1.7 secret')),
  ),
  'webp frames with unknown chunks': webpAnimation(6, webpFrame(0, riffChunk('note', latin1('secret')))),
  'webp and a page': concat(sample('webp'), latin1('<script>secret</script>')),
}

describe('a picture and nothing but the picture', () => {
  test.each(Object.entries(withSecrets))('%s: gone', (_name, bytes) => {
    const text = asText(cleanImage(bytes).bytes)
    expect(text).not.toMatch(SECRET)
    expect(
      text.endsWith('\u00ff\u00d9') || text.endsWith('IEND\u00aeB`\u0082') || /^(?:GIF[^]*;|RIFF)/u.test(text),
    ).toBe(true)
  })

  test.each(Object.entries({ ...withSecrets, turned: withExif['jpeg']?.(6) ?? new Uint8Array() }))(
    '%s: cleaned again it stays the same, and it is the same picture',
    (_name, bytes) => {
      const once = cleanImage(bytes)
      expect(cleanImage(once.bytes)).toEqual(once)
    },
  )

  test('the picture data is left as it was', () => {
    const jpeg = sample('jpeg')
    const tables = jpeg.subarray(asText(jpeg).indexOf('\u00ff\u00db'))
    expect(asText(cleanImage(jpeg).bytes).endsWith(asText(tables))).toBe(true)
    expect(cleanImage(sample('png')).bytes).toEqual(sample('png'))
    expect(asText(cleanImage(sample('webp')).bytes)).toContain(asText(webpPicture('webp')))
    const animated = gifOf(3, { extra: gifLoop })
    expect(cleanImage(animated).bytes).toEqual(animated)
  })

  test.each(Object.keys(withExif))('%s keeps how it is turned, and only that', (kind) => {
    for (const turn of [2, 3, 6, 8]) {
      const { width, height, bytes } = cleanImage(withExif[kind]?.(turn) ?? new Uint8Array())
      expect([width, height]).toEqual(turn >= 5 ? [4, 6] : [6, 4])
      expect(asText(bytes)).not.toMatch(SECRET)
      expect(asText(bytes)).toContain(asText(new Uint8Array([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0])))
    }
    expect(asText(cleanImage(withExif[kind]?.(1) ?? new Uint8Array()).bytes)).not.toMatch(/Exif|eXIf|EXIF/u)
    expect(asText(cleanImage(withExif[kind]?.(77) ?? new Uint8Array()).bytes)).not.toMatch(/Exif|eXIf|EXIF/u)
  })

  test.each([
    ['png', 'image/png 6x4 1'],
    ['jpeg', 'image/jpeg 6x4 1'],
    ['webp', 'image/webp 6x4 1'],
    ['lossless', 'image/webp 6x4 1'],
    ['alpha', 'image/webp 6x4 1'],
  ] as const)('%s is taken', (name, expected) => expect(outcome(sample(name))).toBe(expected))

  test('animations are counted', () => {
    expect(outcome(gifOf(3))).toBe('image/gif 1x1 3')
    expect(outcome(webpAnimation(6, webpFrame(0), webpFrame(0)))).toBe('image/webp 6x4 2')
  })
})

describe('what is refused', () => {
  const png = sample('png')
  const jpeg = sample('jpeg')
  const header = asText(jpeg).indexOf('\u00ff\u00c0')
  const jpegOf = (...size: number[]): Bytes => {
    const bytes = sample('jpeg')
    bytes.set(size, header + 5)
    return bytes
  }
  const cases: readonly (readonly [string, Bytes, string])[] = [
    ['nothing', new Uint8Array(), 'image-damaged'],
    ['one byte', new Uint8Array([0x89]), 'image-type'],
    ['a text', latin1('hallo'), 'image-type'],
    ['a PDF', latin1('%PDF-1.7'), 'image-type'],
    ['a JPEG behind something else', concat(latin1('%PDF-1.7 '), jpeg), 'image-type'],
    ['an SVG', latin1('<?xml version="1.0"?><!-- x --><svg xmlns="…"><script/></svg>'), 'image-svg'],
    ['an SVG in capitals behind a mark', latin1('\u00ef\u00bb\u00bf  <SVG onload="x">'), 'image-svg'],
    ['a page with a GIF beginning', latin1('GIF89a/*<script>alert(1)</script>'), 'image-dimensions'],
    ['a PNG of 65,535 squared', pngOf(65_535, 65_535), 'image-dimensions'],
    ['a PNG of 4 billion wide', pngOf(0xffffffff, 1), 'image-dimensions'],
    ['a PNG without width', pngOf(0, 4), 'image-damaged'],
    ['a PNG of 10,000 by 5,001', pngOf(10_000, 5001), 'image-dimensions'],
    ['a PNG with two headers', insert(png, AFTER_IHDR, png.subarray(8, AFTER_IHDR)), 'image-damaged'],
    ['a PNG with an unknown critical chunk', insert(png, AFTER_IHDR, pngChunk('ABCD', latin1('x'))), 'image-damaged'],
    ['a PNG without picture', concat(png.subarray(0, AFTER_IHDR), png.subarray(-12)), 'image-damaged'],
    ['a PNG with a wrong checksum', Uint8Array.from(png, (byte, at) => (at === 30 ? byte ^ 1 : byte)), 'image-damaged'],
    [
      'a PNG whose chunk is 4 GB',
      concat(png.subarray(0, AFTER_IHDR), latin1('\u00ff\u00ff\u00ff\u00ffIDAT')),
      'image-damaged',
    ],
    ['a JPEG of 65,535 squared', jpegOf(255, 255, 255, 255), 'image-dimensions'],
    ['a JPEG without height', jpegOf(0, 0, 0, 6), 'image-damaged'],
    ['a JPEG with two frames', insert(jpeg, header, jpeg.subarray(header, header + 19)), 'image-damaged'],
    ['a JPEG of the arithmetic kind', insert(jpeg, 2, jpegSegment(0xc9, new Uint8Array(15))), 'image-type'],
    ['a JPEG segment shorter than itself', insert(jpeg, 2, new Uint8Array([0xff, 0xe1, 0, 0])), 'image-damaged'],
    ['a JPEG with a thousand scans', scans(1000), 'image-dimensions'],
    ['a GIF with thousands of frames', gifOf(maxImageFrames + 1), 'image-dimensions'],
    ['a GIF of 65,535 squared', gifOf(1, { width: 65_535, height: 65_535 }), 'image-dimensions'],
    ['a GIF whose frames are a bomb together', gifOf(300, { width: 1000, height: 1000 }), 'image-dimensions'],
    ['a GIF frame outside its screen', gifOf(1, { box: [0, 0, 60_000, 1] }), 'image-dimensions'],
    ['a GIF frame just outside its screen', gifOf(1, { box: [1, 0, 1, 1] }), 'image-damaged'],
    ['a GIF without frames', gifOf(0), 'image-damaged'],
    [
      'a WebP canvas of 16 million squared',
      riffOf(vp8x(0, 0xffffff, 0xffffff), webpPicture('webp')),
      'image-dimensions',
    ],
    ['a WebP whose canvas is not its picture', riffOf(vp8x(0, 60, 40), webpPicture('webp')), 'image-damaged'],
    [
      'a WebP that lies about its length',
      concat(latin1('RIFF\u00ff\u00ff\u00ff\u00ffWEBP'), webpPicture('webp')),
      'image-damaged',
    ],
    ['a WebP chunk past its end', riffOf(vp8x(0, 6, 4), latin1('VP8 \u00ff\u00ff\u00ff\u00ff')), 'image-damaged'],
    ['a WebP frame outside its canvas', webpAnimation(6, webpFrame(1)), 'image-damaged'],
    ['a WebP animation without frames', webpAnimation(6), 'image-damaged'],
    [
      'a WebP with thousands of frames',
      webpAnimation(6, ...Array.from({ length: 501 }, () => webpFrame(0))),
      'image-dimensions',
    ],
    ['a sound', latin1('RIFF\u0024\0\0\0WAVEfmt '), 'image-type'],
  ]

  test.each(cases)('%s', (_name, bytes, code) => expect(outcome(bytes)).toBe(code))

  function scans(count: number): Bytes {
    const start = asText(jpeg).indexOf('\u00ff\u00da')
    const scan = jpeg.subarray(start, -2)
    return concat(jpeg.subarray(0, start), ...Array.from({ length: count }, () => scan), jpeg.subarray(-2))
  }

  test.each([
    ['png', png],
    ['jpeg', withExif['jpeg']?.(6) ?? jpeg],
    ['gif', gifOf(2, { extra: gifLoop })],
    ['webp', sample('webp')],
    ['animated webp', webpAnimation(6, webpFrame(0), webpFrame(0))],
  ])('a %s cut off anywhere is refused in words, never thrown as a bug', (_name, whole) => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(outcome(whole.slice(0, length))).toMatch(/^image-(?:damaged|type)$/u)
    }
  })

  test.each([
    ['png', png],
    ['jpeg', withExif['jpeg']?.(6) ?? jpeg],
    ['gif', gifOf(2, { extra: gifLoop })],
    ['webp', webpAnimation(6, webpFrame(0), webpFrame(0))],
  ])('a %s with any byte changed is refused in words or still clean', (_name, whole) => {
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const broken = whole.slice()
        broken[at] = (broken[at] ?? 0) ^ flip
        expect(outcome(broken)).toMatch(/^image/u)
      }
    }
  })
})
