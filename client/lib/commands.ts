import type { Icon as TablerIcon } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'

/**
 * Where a command stands in the menu: a place in the page that is open, something to do with the text, somewhere to go,
 * something else to do.
 */
export const commandGroups = ['place', 'text', 'go', 'do'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something that the command menu can do, besides the page's own button or link for it. */
export interface Command {
  /** Unique among all commands there can be at one time. */
  readonly id: string
  readonly group: CommandGroup
  readonly label: string
  readonly detail?: string
  /** As a reader sees it: "Ctrl+B". */
  readonly shortcut?: string
  readonly icon?: TablerIcon
  /** Called when the menu is closed and the focus is back where it was. */
  readonly run: () => void
}

type Source = () => readonly Command[]
const sources = new Set<Source>()

/**
 * What this part of the page can do, for as long as it is mounted. Asked when the menu opens and never before, so a
 * source may look at the state of now and costs nothing while people type.
 */
export function useCommands(source: Source): void {
  const latest = useRef(source)
  useEffect(() => {
    latest.current = source
  })
  useEffect(() => {
    const ask: Source = () => latest.current()
    sources.add(ask)
    return () => void sources.delete(ask)
  }, [])
}

/** Everything that can be done now, by group, in the order in which it was registered. */
export const commandsNow = (): Command[] => {
  const all = [...sources].flatMap((source) => source())
  return commandGroups.flatMap((group) => all.filter((command) => command.group === group))
}
