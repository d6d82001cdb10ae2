import { type RefObject, useEffect, useState } from 'react'
import type { Letters } from '#shared/consultations/word-places.ts'
import { squeeze } from '#shared/threads/text-index.ts'

/** Words that somebody selected in one block of a text on the page. */
export interface ChosenWords {
  readonly blockId: string
  readonly letters: Letters
}

/** The attribute on the element that holds the words of a block, with the id of the block. */
const BLOCK = 'data-block'
/** On what stands among the words and is none of them, as a number is. */
const NO_WORDS = '[data-number]'

/**
 * The words that are selected in the text under `root`, by mouse, finger or keys. They stay chosen when the focus goes on,
 * to a button beside them for instance, until others are selected, the text is clicked, or `clear` is called.
 */
export function useChosenWords(root: RefObject<HTMLElement | null>): {
  readonly chosen: ChosenWords | undefined
  readonly clear: () => void
} {
  const [chosen, setChosen] = useState<ChosenWords>()
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection()
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
      const block = range && blockOf(range.startContainer)
      if (!range || !block || !root.current?.contains(block)) return
      setChosen((before) => same(before, chosenIn(range, block)))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [root])
  return { chosen, clear: () => setChosen(undefined) }
}

/** The one of before while nothing changed: a selection that is being made says so at every step. */
const same = (before: ChosenWords | undefined, now: ChosenWords | undefined): ChosenWords | undefined =>
  before?.blockId === now?.blockId &&
  before?.letters.start === now?.letters.start &&
  before?.letters.end === now?.letters.end
    ? before
    : now

function blockOf(node: Node): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(`[${BLOCK}]`) ?? undefined
}

/** undefined: nothing, or words of more than one block. */
function chosenIn(range: Range, block: Element): ChosenWords | undefined {
  const blockId = block.getAttribute(BLOCK)
  const start = lettersBefore(block, range.startContainer, range.startOffset)
  const end = block.contains(range.endContainer)
    ? lettersBefore(block, range.endContainer, range.endOffset)
    : endBeyond(range, block)
  if (blockId === null || end === undefined || start >= end) return undefined
  return { blockId, letters: { start, end } }
}

/** A click that selects a paragraph ends it at the begin of what comes next: nothing of that was meant. */
function endBeyond({ endContainer, endOffset }: Range, block: Element): number | undefined {
  const other = blockOf(endContainer)
  if (other && lettersBefore(other, endContainer, endOffset) > 0) return undefined
  return lettersBefore(block, block, block.childNodes.length)
}

function lettersBefore(block: Element, container: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(block, 0)
  range.setEnd(container, offset)
  const part = range.cloneContents()
  for (const element of part.querySelectorAll(NO_WORDS)) element.remove()
  return squeeze(part.textContent ?? '').length
}
