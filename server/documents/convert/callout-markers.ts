import type { CalloutKind } from '#shared/documents/attributes.ts'

/** Callouts in Markdown as GitHub has them: a quote that begins with `[!NOTE]` alone on its line. */
export const calloutMarkers: Readonly<Record<CalloutKind, string>> = {
  info: 'NOTE',
  attention: 'WARNING',
  decision: 'IMPORTANT',
}
