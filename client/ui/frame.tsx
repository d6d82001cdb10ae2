import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

export interface Crumb {
  readonly label: string
  readonly href: string
}

interface Frame {
  readonly crumbs: readonly Crumb[]
  readonly setCrumbs: (crumbs: readonly Crumb[]) => void
  /** The place in the top bar where a page may put its own things. */
  readonly slot: HTMLElement | null
  readonly setSlot: (slot: HTMLElement | null) => void
  readonly isSlotUsed: boolean
  readonly setSlotUsed: (used: boolean) => void
}

const FrameContext = createContext<Frame | undefined>(undefined)

/** What a page tells the bars round it. */
export function FrameProvider({ children }: { readonly children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([])
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const [isSlotUsed, setSlotUsed] = useState(false)
  const frame = useMemo(
    () => ({ crumbs, setCrumbs, slot, setSlot, isSlotUsed, setSlotUsed }),
    [crumbs, slot, isSlotUsed],
  )
  return <FrameContext value={frame}>{children}</FrameContext>
}

export function useFrame(): Frame {
  const frame = use(FrameContext)
  if (!frame) throw new Error('useFrame outside FrameProvider')
  return frame
}

/** The way from the top to this page, in the top bar; the last one is the page itself. Give a stable array. */
export function useBreadcrumbs(crumbs: readonly Crumb[]): void {
  const { setCrumbs } = useFrame()
  useEffect(() => {
    setCrumbs(crumbs)
    return () => setCrumbs([])
  }, [crumbs, setCrumbs])
}

/** Puts its children in the top bar, right of the breadcrumbs; the button of the command menu makes room for them. */
export function TopBarContent({ children }: { readonly children: ReactNode }) {
  const { slot, setSlotUsed } = useFrame()
  useEffect(() => {
    setSlotUsed(true)
    return () => setSlotUsed(false)
  }, [setSlotUsed])
  return slot && createPortal(children, slot)
}
