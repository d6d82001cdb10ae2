import { TemplateGuidance } from '#client/templates/template-guidance.tsx'
import { goToBlock } from './go-to-block.ts'
import type { PanelProps } from './panels.ts'
import { useSettledContent } from './settled-content.ts'

/** Milliseconds in which a panel over the page is gone. */
const CLOSED_MS = 100

/** Beside the text: what its template asks that is still empty. */
export function GuidancePanel({ document, editor, isOver, close }: PanelProps) {
  const content = useSettledContent(editor)
  const goTo = (id: string): void => {
    if (!editor) return
    close()
    // a panel over the page gives the focus back to its button first
    setTimeout(() => goToBlock(editor, id), isOver ? CLOSED_MS : 0)
  }
  return <TemplateGuidance document={document} content={content} onGoTo={goTo} />
}
