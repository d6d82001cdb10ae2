import type { PartGuidance, TemplateDraft } from '#shared/templates/schema.ts'

/**
 * What is said about each heading of a draft, in the order of the text. A new heading, which gets another id with every
 * draft until it is saved, is known by its words.
 */
export function guidanceFor(headings: TemplateDraft['headings'], guidance: readonly PartGuidance[]): PartGuidance[] {
  return headings
    .filter(({ title }) => title !== '')
    .map(({ block, title }) => {
      const said = guidance.find((part) => part.block === block) ?? guidance.find((part) => part.title === title)
      const { required = false, ghost = '', help = '' } = said ?? {}
      return { block, title, required, ghost, help }
    })
}
