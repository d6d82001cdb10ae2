import { useCallback, useMemo, useState } from 'react'
import { panelIds, panels, type PanelId } from './panels.ts'
import { useMedia } from './use-media.ts'

const OPEN_KEY = 'samenschrift.document-panel'
const CHOSEN_KEY = 'samenschrift.document-panel-chosen'

/** What was chosen last, as far as it still exists. */
function storedChoice(): PanelId {
  const stored = localStorage.getItem(CHOSEN_KEY)
  return panelIds.find((id) => id === stored && panels.some((panel) => panel.id === id)) ?? panels[0]?.id ?? 'people'
}

/** Which panel shows, and whether any does. */
export interface PanelChoice {
  readonly chosen: PanelId
  readonly isOpen: boolean
  /** There is room for it beside the text; else it lies over the page. */
  readonly isWide: boolean
  /** Shows this panel. */
  readonly show: (id: PanelId) => void
  /** Shows this panel, or closes it when it is the one that shows. */
  readonly toggle: (id: PanelId) => void
  readonly close: () => void
}

/** The panels of a document: beside the text they stay as they were left, over it they begin closed. */
export function usePanels(): PanelChoice {
  const isWide = useMedia('(width >= 1280px)')
  const [chosen, setChosen] = useState(storedChoice)
  const [isRailOpen, setRailOpen] = useState(() => localStorage.getItem(OPEN_KEY) !== 'closed')
  const [isSheetOpen, setSheetOpen] = useState(false)
  const isOpen = isWide ? isRailOpen : isSheetOpen
  const setOpen = useCallback(
    (open: boolean): void => {
      if (!isWide) return setSheetOpen(open)
      localStorage.setItem(OPEN_KEY, open ? 'open' : 'closed')
      setRailOpen(open)
    },
    [isWide],
  )
  const show = useCallback(
    (id: PanelId): void => {
      localStorage.setItem(CHOSEN_KEY, id)
      setChosen(id)
      setOpen(true)
    },
    [setOpen],
  )
  return useMemo(
    () => ({
      chosen,
      isOpen,
      isWide,
      show,
      toggle: (id: PanelId) => (isOpen && chosen === id ? setOpen(false) : show(id)),
      close: () => setOpen(false),
    }),
    [chosen, isOpen, isWide, show, setOpen],
  )
}
