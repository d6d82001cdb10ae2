import type { ContentFormat } from '#shared/documents/schema.ts'

const types = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const satisfies Record<ContentFormat, string>

/** The media types in which a text can be had, for the OpenAPI. */
export const contentMediaTypes = ['application/json', 'text/html', 'text/markdown', 'text/plain'] as const

/** What people wrote is shown as a document of nobody: no script, no form, no origin. */
const CONTENT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The headers of an answer that is what people wrote, in this format. */
export const contentHeaders = (format: ContentFormat) => ({
  'Content-Type': types[format],
  'Content-Security-Policy': CONTENT_POLICY,
})
