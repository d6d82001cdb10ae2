import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { IconSearch } from '@tabler/icons-react'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { ChoiceList } from './choice-list.tsx'
import { useKeptCaret } from './kept-caret.ts'
import { searchMessages } from './messages.ts'
import { stepped, type Choice } from './results.ts'
import { useChoices } from './use-choices.ts'
import styles from './command-menu.module.css'

/** Milliseconds of rest before the server is asked: not for every letter. */
const REST_MS = 150

interface CommandMenuProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Finding and doing, from anywhere, by typing. */
export function CommandMenu({ open, onClose }: CommandMenuProps) {
  const t = useText(searchMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('menu')} wide>
      <Menu onClose={onClose} />
    </Dialog>
  )
}

/**
 * A combobox that is always open, as the ARIA Authoring Practices have it: the focus stays in the field, the arrows move
 * the chosen option.
 */
function Menu({ onClose }: Pick<CommandMenuProps, 'onClose'>) {
  const t = useText(searchMessages)
  const id = useId()
  const whenBack = useKeptCaret()
  const [typed, setTyped] = useState('')
  const [wanted, setActive] = useState(0)
  const q = typed.trim()
  const asked = useRested(q)
  const { groups, isAsking, isOffline, error, retry } = useChoices(q, asked)
  const choices = groups.flatMap((group) => group.choices)
  const active = Math.max(0, Math.min(wanted, choices.length - 1))
  const isListed = choices.length > 0
  const nothing = !isListed && q !== '' && !isAsking && !error ? t('nothing', { q }) : ''
  useAnnounceChange(q !== '' && !isAsking ? nothing || t('found', { n: choices.length }) : '')

  const choose = (choice: Choice): void => {
    onClose()
    whenBack(() => choice.run())
  }
  const onKey = (event: KeyboardEvent): void => {
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (event.nativeEvent.isComposing || (!isMove && event.key !== 'Enter')) return
    event.preventDefault()
    if (isMove) return setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, choices.length))
    const choice = choices[active]
    if (choice) choose(choice)
  }

  return (
    <div className={styles.menu}>
      <div className={styles.field}>
        <Icon of={IconSearch} />
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- in a dialog the focus must go somewhere: where one types
          autoFocus
          role="combobox"
          aria-label={t('field')}
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={isListed ? `${id}-list` : undefined}
          aria-activedescendant={isListed ? `${id}-${active}` : undefined}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('field')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKey}
        />
      </div>
      {isOffline && <p className={styles.word}>{t('offline')}</p>}
      {Boolean(error) && <ErrorNotice error={error} onRetry={retry} />}
      {isListed && <ChoiceList id={id} groups={groups} active={active} onChoose={choose} />}
      {isAsking && <p className={styles.word}>{t('busy')}</p>}
      {nothing && <p className={styles.word}>{nothing}</p>}
      <p id={`${id}-hint`} className={styles.hint}>
        {t('hint')}
      </p>
    </div>
  )
}

/** A text once it has been the same for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
