import type { AppContext } from '#server/http/context.ts'

/** An image never changes under its address. A day, so that who loses access keeps no copy for long. */
const CACHING = 'private, max-age=86400, immutable'
/** Whatever the bytes are, they are a picture of nobody: no script, no origin. */
const IMAGE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** The answer that is a picture, for a browser that asks for nothing else. */
export const imageAnswer = (c: AppContext, { content, type }: { content: Uint8Array; type: string }): Response =>
  c.body(new Uint8Array(content), 200, {
    'Content-Type': type,
    'Content-Disposition': `inline; filename="afbeelding.${type.slice('image/'.length)}"`,
    'Content-Security-Policy': IMAGE_POLICY,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': CACHING,
    // another session in the same browser does not get this one's copy
    Vary: 'Cookie',
  })
