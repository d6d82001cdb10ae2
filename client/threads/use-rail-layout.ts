import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { ThreadDesk } from './desk.ts'
import { composerId, layOut } from './rail-layout.ts'

/** Rest before the cards follow a text that grows or shrinks while somebody types in it. */
const REST_MS = 120

/** The id under which the composer is laid out. */
const COMPOSER = 'composer'

/** A card that takes part in the layout: its slot in the rail. */
type Slots = Map<string, HTMLElement>

interface Anchors {
  readonly order: readonly string[]
  /** Where the composer's words begin; undefined when there is no composer, null when it is about the whole document. */
  readonly composerAt: number | null | undefined
}

/** Where a position in the text is, in pixels from the top of the rail. */
function topOf(desk: ThreadDesk, position: number | undefined, railTop: number): number {
  const { editor } = desk
  if (!editor || position === undefined || position <= 0) return 0
  const at = Math.min(position, editor.state.doc.content.size)
  return editor.view.coordsAtPos(at).top - railTop
}

function arrange(desk: ThreadDesk, rail: HTMLElement, slots: Slots, { order, composerAt }: Anchors): void {
  const railTop = rail.getBoundingClientRect().top
  const now = desk.spotsNow()
  const spots = desk.spots.get()
  // all that is measured comes before all that is set, or the browser would lay out the page for each card
  const cards = order.flatMap((id) => {
    const slot = slots.get(id)
    if (!slot) return []
    const position = id === COMPOSER ? (composerAt ?? undefined) : (now.get(id)?.from ?? spots.get(id)?.at)
    return [{ id, slot, wanted: topOf(desk, position, railTop), height: slot.offsetHeight }]
  })
  const active = slots.has(COMPOSER) ? COMPOSER : desk.active.get()
  const { tops, height } = layOut(cards, active)
  for (const { id, slot } of cards) slot.style.top = `${Math.round(tops.get(id) ?? 0)}px`
  rail.style.minHeight = `${Math.round(height)}px`
}

/**
 * Lays the cards out beside their words: after what is shown changed, after a card or the text changed its height, and
 * when another one is looked at. Not after a key: as long as a line stays a line nothing moves.
 * @returns refs for the rail and for each slot
 */
export function useRailLayout(desk: ThreadDesk, order: readonly string[], composerAt: number | null | undefined) {
  const rail = useRef<HTMLDivElement>(null)
  const slots = useRef<Slots>(new Map())
  const anchors = useRef<Anchors>({ order, composerAt })
  const frame = useRef(0)
  const soon = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => {
      if (rail.current && !desk.isPointing) arrange(desk, rail.current, slots.current, anchors.current)
    })
  }, [desk])
  useHoldStill(desk, rail, soon)
  const heights = useRef<ResizeObserver>(undefined)
  useEffect(() => {
    anchors.current = { order, composerAt }
    soon()
  }, [order, composerAt, soon])
  useEffect(() => {
    const stops = [desk.active.subscribe(soon), desk.spots.subscribe(soon)]
    const observer = new ResizeObserver(soon)
    heights.current = observer
    for (const slot of slots.current.values()) observer.observe(slot)
    // what stands above the cards moves all of them
    for (const each of rail.current?.parentElement?.children ?? []) if (each !== rail.current) observer.observe(each)
    return () => {
      for (const stop of stops) stop()
      observer.disconnect()
      cancelAnimationFrame(frame.current)
    }
  }, [desk, soon])
  useFollowText(desk, soon)
  const slotRef = useCallback((id: string, element: HTMLElement | null): void => {
    const known = slots.current.get(id)
    if (known) heights.current?.unobserve(known)
    if (element) {
      slots.current.set(id, element)
      heights.current?.observe(element)
    } else slots.current.delete(id)
  }, [])
  return { rail, slotRef, composerSlot: COMPOSER }
}

/** Nothing moves under a pointer that is down: the press would end on another card. */
function useHoldStill(desk: ThreadDesk, rail: RefObject<HTMLElement | null>, soon: () => void): void {
  useEffect(() => {
    const element = rail.current
    const down = (): void => {
      desk.isPointing = true
    }
    const up = (): void => {
      if (!desk.isPointing) return
      desk.isPointing = false
      soon()
    }
    element?.addEventListener('pointerdown', down, { capture: true })
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', up)
    return () => {
      element?.removeEventListener('pointerdown', down, { capture: true })
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', up)
    }
  }, [desk, rail, soon])
}

/** The text's own height says that lines came or went. */
function useFollowText(desk: ThreadDesk, soon: () => void): void {
  const text = desk.editor?.view.dom
  useEffect(() => {
    if (!text) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(soon, REST_MS)
    })
    observer.observe(text)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [text, soon])
}

/** Brings the composer in sight when it opens. */
export function useComposerInSight(desk: ThreadDesk, turn: number | undefined): void {
  useEffect(() => {
    if (turn === undefined) return
    desk.whenThere(composerId, (composer) => {
      requestAnimationFrame(() => composer.scrollIntoView({ block: 'nearest' }))
    })
  }, [desk, turn])
}
