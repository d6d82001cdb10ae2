import { useCallback, useEffect, useState } from 'react'
import { useAnnounceOthers } from '#client/editor/announce-others.ts'
import type { Editor } from '#client/editor/editor.tsx'
import type { Room } from '#client/editor/room.ts'
import { useStore } from '#client/editor/use-store.ts'
import { useCommands } from '#client/lib/commands.ts'
import { later, laterOver } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { goToRegion } from './regions.ts'
import { pageKeys, shortcutMessages } from './shortcut-messages.ts'
import { mayChange } from '#client/editor/caret-only.ts'

const Following = later(async () => (await import('#client/editor/follow-person.tsx')).Following)
const ShortcutsDialog = laterOver(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog)

const ownKeys: ReadonlySet<string> = new Set(['/', 'F6', 'F8'])
const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

/**
 * The keys that work on the whole page, and what is said and shown of others: Ctrl+/ for all keys, F6 from part to part,
 * F8 for what has changed.
 */
export function PageKeys({ room, editor }: { readonly room: Room; readonly editor: Editor }) {
  const t = useText(shortcutMessages)
  const [isOpen, setOpen] = useState(false)
  const ask = useAnnounceOthers(room, editor)
  const following = useStore(room.following)
  useEffect(() => room.askedForNews.subscribe(ask), [room, ask])
  const open = useCallback(() => setOpen(true), [])
  useCommands(() => [
    { id: 'shortcuts', group: 'do', label: t('title'), shortcut: pageKeys.shortcuts, run: open },
    { id: 'what-changed', group: 'do', label: t('whatChanged'), shortcut: pageKeys.whatChanged, run: ask },
  ])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // looked for only at these keys: in a page with many comments that look would be felt at each letter
      if (event.defaultPrevented || !ownKeys.has(event.key) || isDialogOpen()) return
      if (event.key === '/' && (event.ctrlKey || event.metaKey) && !event.altKey) open()
      else if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.shiftKey) ask()
      else if (event.key !== 'F6' || event.ctrlKey || event.altKey || !goToRegion(event.shiftKey ? -1 : 1)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [ask, open])
  return (
    <>
      {following && <Following room={room} editor={editor} following={following} />}
      {isOpen && <ShortcutsDialog isEditable={mayChange(editor.view)} onClose={() => setOpen(false)} />}
    </>
  )
}
