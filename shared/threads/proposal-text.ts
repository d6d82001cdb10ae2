import { leafNodes } from '#shared/documents/attributes.ts'
import { leafWords } from '#shared/documents/leaf-words.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { Proposal } from './proposal.ts'

const leaves = new Set<string>(leafNodes)

/** The words of a proposal, one line per block; empty when it deletes. */
export const proposalText = ({ content }: Proposal): string => {
  const lines: string[] = []
  const collect = (nodes: readonly DocumentNode[], isNewLine: boolean): void => {
    for (const [index, node] of nodes.entries()) {
      if (node.type !== 'text' && !leaves.has(node.type)) {
        collect(node.content ?? [], true)
        continue
      }
      const words = node.text ?? leafWords(node.type, node.attrs ?? {})
      if ((isNewLine && index === 0) || lines.length === 0) lines.push(words)
      else lines.push(`${lines.pop() ?? ''}${words}`)
    }
  }
  collect(content, false)
  return lines.join('\n')
}
