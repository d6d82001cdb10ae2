import { useCallback, useEffect } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useCommands, type Command } from '#client/lib/commands.ts'
import { useText } from '#client/lib/text.tsx'
import { orderOf } from '#client/editor/thread-marks.ts'
import type { ThreadDesk } from './desk.ts'
import { railMessages } from './messages.ts'
import { showAsList } from './rail-mode.ts'

/** The thread after or before the one that is looked at, or after the caret; round at the ends. */
function neighbour(desk: ThreadDesk, step: 1 | -1): string | undefined {
  const order = orderOf(desk.spots.get())
  const active = desk.active.get()
  const at = active === null ? -1 : order.indexOf(active)
  if (at >= 0) return order.at((at + step) % order.length)
  const head = desk.editor?.state.selection.head ?? 0
  const spots = desk.spots.get()
  const after = order.findIndex((id) => (spots.get(id)?.at ?? 0) >= head)
  if (step === 1) return order[after < 0 ? 0 : after]
  return order.at(after < 0 ? -1 : after - 1)
}

/** What begins a thread, said when it cannot; for the button, the keys and the menu. */
export function useCompose(desk: ThreadDesk): (kind: 'opmerking' | 'tekstvoorstel') => void {
  const t = useText(railMessages)
  const { show } = useAnnounce()
  return useCallback(
    (kind) => {
      if (!desk.compose(kind)) show(t('tooLong'))
    },
    [desk, show, t],
  )
}

/** The keys and commands of threads: Ctrl+Alt+M new, Ctrl+Shift+E to the card at the caret. */
export function useThreadKeys(desk: ThreadDesk, mayComment: boolean): void {
  const t = useText(railMessages)
  const { say } = useAnnounce()
  const compose = useCompose(desk)
  const toCard = useCallback(() => {
    const id = desk.atCaret() ?? desk.active.get()
    if (id == null) return say(t('noneHere'))
    desk.goToCard(id)
  }, [desk, say, t])
  const go = useCallback(
    (step: 1 | -1) => {
      const id = neighbour(desk, step)
      if (id === undefined) return
      desk.goToCard(id)
      desk.showWords(id)
    },
    [desk],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isMod = event.ctrlKey || event.metaKey
      const isNew = isMod && event.altKey && event.code === 'KeyM' && mayComment
      const isToCard = isMod && event.shiftKey && event.code === 'KeyE'
      if (!isNew && !isToCard) return
      event.preventDefault()
      if (isNew) compose('opmerking')
      else toCard()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [compose, toCard, mayComment])
  useCommands(() => {
    const writing: Command[] = [
      { id: 'thread-new', group: 'do', label: t('newThread'), shortcut: 'Ctrl+Alt+M', run: () => compose('opmerking') },
      { id: 'thread-proposal', group: 'do', label: t('newProposal'), run: () => compose('tekstvoorstel') },
      { id: 'thread-whole', group: 'do', label: t('newWhole'), run: () => desk.composeOn(null, 'opmerking') },
    ]
    return [
      ...(mayComment ? writing : []),
      { id: 'thread-here', group: 'do', label: t('toCard'), shortcut: 'Ctrl+Shift+E', run: toCard },
      { id: 'thread-next', group: 'do', label: t('next'), run: () => go(1) },
      { id: 'thread-previous', group: 'do', label: t('previous'), run: () => go(-1) },
      { id: 'thread-list', group: 'do', label: t('showList'), run: () => showAsList(desk) },
    ]
  })
}
