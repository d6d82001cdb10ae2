import type { DocumentNode } from '#shared/documents/schema.ts'
import type { PartGuidance, TemplateVersion } from '#shared/templates/schema.ts'

/** What somebody edits of a template. */
export interface TemplateFields {
  /** The version that it is made from; 0 for a new template. */
  readonly version: number
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly retired: boolean
  readonly content: DocumentNode
  readonly guidance: readonly PartGuidance[]
}

/** Of a template that nobody has made yet. */
export const freshFields = (): TemplateFields => ({
  version: 0,
  key: '',
  name: '',
  purpose: '',
  retired: false,
  content: { type: 'doc', content: [{ type: 'paragraph' }] },
  guidance: [],
})

export const fieldsOf = (template: TemplateVersion): TemplateFields => {
  const { version, key, name, purpose, retired, content, guidance } = template
  return { version, key, name, purpose, retired, content, guidance }
}

/**
 * What is said about each part of the text, in its order: by the id of its heading, and for a heading that was typed
 * anew by its words.
 */
export function guidanceFor(
  parts: readonly { readonly block: string; readonly title: string }[],
  guidance: readonly PartGuidance[],
): PartGuidance[] {
  return parts.map(({ block, title }) => {
    const said = guidance.find((part) => part.block === block) ?? guidance.find((part) => part.title === title)
    const { required = false, ghost = '', help = '' } = said ?? {}
    return { block, title, required, ghost, help }
  })
}

/** A part about which nothing is said is no guidance. */
export const isSaid = ({ required, ghost, help }: PartGuidance): boolean =>
  required || ghost.trim() !== '' || help.trim() !== ''

/** The words of a text, a line for each of its blocks; for setting two beside each other. */
export function wordsOf(node: DocumentNode): string {
  const lines: string[] = []
  const visit = (each: DocumentNode): void => {
    const words = each.content?.flatMap(({ text }) => text ?? []).join('') ?? ''
    if (words !== '') lines.push(each.type === 'heading' ? `\n${words}` : words)
    else each.content?.forEach(visit)
  }
  visit(node)
  return lines.join('\n').trim()
}
