import { IconPlus } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import type { PartGuidance } from '#shared/templates/schema.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { addPart, goToPart, movePart, removePart, type NamedPart } from '#client/editor/template-parts.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { PartFields, type PartActions } from './part-fields.tsx'
import { guidanceFor } from './template-fields.ts'
import styles from './template-admin.module.css'

interface TemplatePartsProps {
  readonly editor: Editor
  /** Those of the text as it is now. */
  readonly parts: readonly NamedPart[]
  readonly guidance: readonly PartGuidance[]
  readonly onChange: (guidance: readonly PartGuidance[]) => void
}

/** The parts of the text with what is said about each. They follow the text, and what is done to one is done there. */
export function TemplateParts({ editor, parts, guidance, onChange }: TemplatePartsProps) {
  const t = useText(templateAdminMessages)
  const { say, show } = useAnnounce()
  const heading = useRef<HTMLHeadingElement>(null)
  const holdFocus = useHeldFocus(parts)
  const actions: PartActions = {
    goTo: (block) => goToPart(editor, block),
    move: (part, direction) => {
      holdFocus()
      movePart(editor, part.block, direction)
      say(t(direction < 0 ? 'movedUp' : 'movedDown', { title: part.title }))
    },
    remove: (part) => {
      removePart(editor, part.block)
      heading.current?.focus()
      show(t('removed', { title: part.title }), { label: t('undo'), run: () => editor.commands.undo() })
    },
  }
  const said = guidanceFor(parts, guidance)
  const put = (changed: PartGuidance): void =>
    onChange([...guidance.filter(({ block }) => block !== changed.block), changed])
  return (
    <div className={styles.block}>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('parts')}
      </h3>
      <p className={styles.intro}>{t('partsIntro')}</p>
      {parts.length === 0 && <p>{t('noHeadings')}</p>}
      <ol className={styles.parts}>
        {parts.map((part, index) => {
          const one = said[index]
          return one && <PartFields key={part.block} part={part} guidance={one} onChange={put} {...actions} />
        })}
      </ol>
      <div>
        <Button icon={IconPlus} onPress={() => addPart(editor, t('newPart'))}>
          {t('addPart')}
        </Button>
      </div>
    </div>
  )
}

/**
 * The button that moved a part keeps the focus: its place in the page is another one when the list follows, and at the end
 * of the list it cannot be pressed any more; then the other one has it.
 * @returns to be called before the move
 */
function useHeldFocus(parts: readonly NamedPart[]): () => void {
  const held = useRef<Element>(null)
  const known = useRef(parts)
  useLayoutEffect(() => {
    if (known.current === parts) return
    known.current = parts
    const button = held.current
    held.current = null
    if (!(button instanceof HTMLButtonElement) || document.activeElement === button) return
    if (button.disabled) button.parentElement?.querySelector<HTMLElement>('button[data-move]:not([disabled])')?.focus()
    else button.focus()
  })
  return () => {
    held.current = document.activeElement
  }
}
