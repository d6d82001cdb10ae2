/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see command-menu.tsx */
import { useEffect, useRef } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Swatch } from '#client/ui/badge.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { searchMessages } from './messages.ts'
import type { Choice, ChoiceGroup } from './results.ts'
import styles from './command-menu.module.css'

interface ChoiceListProps {
  /** Of the field: options are `{id}-0` and on, in order through all groups. */
  readonly id: string
  readonly groups: readonly ChoiceGroup[]
  readonly active: number
  readonly onChoose: (choice: Choice) => void
}

/** What can be chosen, in groups that have a name. */
export function ChoiceList({ id, groups, active, onChoose }: ChoiceListProps) {
  const t = useText(searchMessages)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const option = list.current?.querySelector('[aria-selected="true"]')
    // the first option brings the name of its group along
    const target = active === 0 ? list.current?.firstElementChild?.firstElementChild : option
    target?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const numbered = withNumbers(groups)
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('results')} className={styles.list}>
      {numbered.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-group-${group.id}`} className={styles.group}>
          <div id={`${id}-group-${group.id}`} role="presentation" className={styles.groupName}>
            {group.label}
          </div>
          {group.choices.map(({ choice, number }) => (
            // the keyboard works through the field, which keeps the focus (aria-activedescendant)
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
            <div
              key={choice.id}
              id={`${id}-${number}`}
              role="option"
              aria-selected={number === active}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <OptionContent choice={choice} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

const withNumbers = (groups: readonly ChoiceGroup[]) => {
  let number = 0
  return groups.map((group) => ({
    ...group,
    choices: group.choices.map((choice) => ({ choice, number: number++ })),
  }))
}

const OptionContent = ({ choice }: { readonly choice: Choice }) => (
  <>
    <span className={styles.mark}>
      {choice.icon && <Icon of={choice.icon} size={18} />}
      {choice.colour && <Swatch colour={choice.colour} />}
    </span>
    <span className={styles.texts}>
      <span>{choice.text}</span>
      {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
      {choice.snippet && choice.snippet.length > 0 && (
        <span className={styles.detail}>
          {choice.snippet.map(({ text, hit }, index) =>
            // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence, which never move
            hit ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
          )}
        </span>
      )}
    </span>
    {choice.shortcut && <span className={styles.shortcut}>{choice.shortcut}</span>}
  </>
)
