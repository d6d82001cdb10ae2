/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist cannot show a second line, a colour, or that nothing fits */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Swatch } from './badge.tsx'
import { Field, type FieldProps } from './field.tsx'
import { uiMessages } from './messages.ts'
import styles from './combo.module.css'
import fieldStyles from './field.module.css'

export interface ComboItem {
  readonly id: string
  readonly text: string
  readonly detail?: string
  readonly colour?: string
}

interface ComboProps extends FieldProps {
  /** What is typed, or the text of what was chosen. */
  readonly input: string
  readonly onInput: (text: string) => void
  /** What fits what is typed; the asker filters. */
  readonly items: readonly ComboItem[]
  readonly chosen: ComboItem | undefined
  readonly onChoose: (item: ComboItem | undefined) => void
  /** Said when nothing fits, or when more must be typed. */
  readonly emptyText: string
  readonly placeholder?: string
  readonly icon?: ReactNode
}

/**
 * A field that suggests while one types; only what is in the list can be chosen. The combobox pattern of the ARIA
 * Authoring Practices, written out: React Aria's hides the page from screen readers while it is open, and leaves what
 * can have the focus in the hidden part, which axe refuses.
 */
export function Combo(props: ComboProps) {
  const { input, onInput, items, chosen, onChoose, emptyText, placeholder, icon, required = false, ...field } = props
  const t = useText(uiMessages)
  const element = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, items.length - 1)
  const isListed = isOpen && items.length > 0
  useAnnounceChange(isOpen && input ? (items.length > 0 ? t('suggestions', { n: items.length }) : emptyText) : '')

  // half a name is no choice: the form asks the browser, and the browser knows by this
  useEffect(() => {
    element.current?.setCustomValidity(required && !chosen ? t('chooseFromList') : '')
  }, [required, chosen, t])

  const type = (text: string) => {
    onInput(text)
    setActive(0)
    setOpen(text !== '')
    if (chosen && text !== chosen.text) onChoose(undefined)
  }
  const choose = (item: ComboItem) => {
    setOpen(false)
    onInput(item.text)
    onChoose(item)
  }
  const move = (step: number) => {
    if (items.length === 0) return
    setActive(isListed ? (active + step + items.length) % items.length : 0)
    setOpen(true)
  }
  const onKey = (event: KeyboardEvent) => {
    const item = items[active]
    const done = takeKey(event.key, {
      isListed,
      isOpen,
      move,
      close: () => setOpen(false),
      choose: () => item && choose(item),
    })
    if (!done) return
    event.preventDefault()
    // Esc closes the list, not the dialog it stands in
    event.stopPropagation()
  }

  return (
    <Field {...field} required={required}>
      {(control) => (
        <div className={styles.box}>
          {icon && <span className={styles.icon}>{icon}</span>}
          <input
            {...control}
            ref={element}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isListed}
            aria-controls={isListed ? `${control.id}-list` : undefined}
            aria-activedescendant={isListed ? `${control.id}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            className={cx(fieldStyles.control, Boolean(icon) && styles.withIcon)}
            value={input}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKey}
            onBlur={() => setOpen(false)}
          />
          {isOpen && (
            <Suggestions
              id={control.id}
              label={field.label}
              items={items}
              active={active}
              emptyText={emptyText}
              onChoose={choose}
            />
          )}
        </div>
      )}
    </Field>
  )
}

interface KeyActions {
  readonly isListed: boolean
  readonly isOpen: boolean
  readonly move: (step: number) => void
  readonly close: () => void
  readonly choose: () => void
}

/** @returns whether the key was for the list */
function takeKey(key: string, { isListed, isOpen, move, close, choose }: KeyActions): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    move(key === 'ArrowDown' ? 1 : -1)
    return true
  }
  if (key === 'Enter' && isListed) {
    choose()
    return true
  }
  if (key === 'Escape' && isOpen) {
    close()
    return true
  }
  return false
}

interface SuggestionsProps {
  readonly id: string
  readonly label: string
  readonly items: readonly ComboItem[]
  readonly active: number
  readonly emptyText: string
  readonly onChoose: (item: ComboItem) => void
}

function Suggestions({ id, label, items, active, emptyText, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (items.length === 0) return <div className={cx(styles.popup, styles.empty)}>{emptyText}</div>
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.popup}>
      {items.map((item, index) => (
        // the keyboard works through the field, which keeps the focus (aria-activedescendant)
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.item}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          {item.colour && <Swatch colour={item.colour} />}
          <span className={styles.texts}>
            <span>{item.text}</span>
            {item.detail && <span className={styles.detail}>{item.detail}</span>}
          </span>
        </div>
      ))}
    </div>
  )
}
