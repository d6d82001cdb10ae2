import { useMemo } from 'react'
import { editorMessages } from '#client/editor/messages.ts'
import { blocks, history, marks } from '#client/editor/toolbar-items.ts'
import { commandsNow } from '#client/lib/commands.ts'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { pageKeys, shortcutMessages } from './shortcut-messages.ts'
import styles from './shortcuts.module.css'

interface Row {
  readonly label: string
  readonly keys: string
}

/** Every key that does something here: those of the page, and those of the commands that the toolbar and the menu have. */
export function ShortcutsDialog({
  isEditable,
  onClose,
}: {
  readonly isEditable: boolean
  readonly onClose: () => void
}) {
  const t = useText(shortcutMessages)
  const moving = useMoving(isEditable)
  const inText = useTextKeys()
  const known = new Set([...moving, ...inText].map(({ keys }) => keys))
  const others = useMemo(
    () => commandsNow().flatMap(({ label, shortcut }) => (shortcut ? [{ label, keys: shortcut }] : [])),
    [],
  ).filter(({ keys }) => !known.has(keys))
  return (
    <Dialog open onClose={onClose} title={t('title')} wide>
      <p>{t('intro', { key: pageKeys.commandMenu })}</p>
      <Keys title={t('moving')} rows={moving} />
      {isEditable && <Keys title={t('text')} rows={inText} />}
      {others.length > 0 && <Keys title={t('other')} rows={others} />}
    </Dialog>
  )
}

function useMoving(isEditable: boolean): Row[] {
  const t = useText(shortcutMessages)
  const everywhere = [
    { label: t('all'), keys: pageKeys.shortcuts },
    { label: t('commandMenu'), keys: pageKeys.commandMenu },
    { label: t('nextRegion'), keys: 'F6' },
    { label: t('previousRegion'), keys: 'Shift+F6' },
    { label: t('whatChanged'), keys: pageKeys.whatChanged },
  ]
  if (!isEditable) return everywhere
  return [
    ...everywhere,
    { label: t('toolbar'), keys: 'Alt+F10' },
    { label: t('alongToolbar'), keys: t('arrows') },
    { label: t('backToText'), keys: 'Esc' },
    { label: t('leaveText'), keys: t('after', { first: 'Esc', second: 'Tab' }) },
  ]
}

/** The keys of the toolbar's commands, and those that only the text has. */
function useTextKeys(): Row[] {
  const t = useText(shortcutMessages)
  const names = useText(editorMessages)
  return [
    ...[...history, ...marks, ...blocks].flatMap(({ id, shortcut }) =>
      shortcut ? [{ label: names(id), keys: shortcut }] : [],
    ),
    { label: t('newLine'), keys: 'Shift+Enter' },
    { label: t('nextCell'), keys: 'Tab' },
    { label: t('previousCell'), keys: 'Shift+Tab' },
  ]
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const t = useText(shortcutMessages)
  return (
    <table className={styles.keys}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('command')}</th>
          <th scope="col">{t('keys')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, keys }) => (
          <tr key={`${label} ${keys}`}>
            <td>{label}</td>
            <td>
              <kbd>{keys}</kbd>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
