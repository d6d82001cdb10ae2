import { use, useEffect, useRef, type ReactNode } from 'react'
import { IconAlertCircle } from '@tabler/icons-react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { Swatch } from './badge.tsx'
import { FieldErrorsContext, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
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
  readonly emptyText?: string
  readonly placeholder?: string
  /** For a bar: the label is heard and not seen. */
  readonly hideLabel?: boolean
  readonly icon?: ReactNode
  readonly inputId?: string
}

/** A field that suggests while one types; only what is in the list can be chosen. */
export function Combo(props: ComboProps) {
  const { name, label, hint, required, input, onInput, items, chosen, onChoose } = props
  const t = useText(uiMessages)
  const error = use(FieldErrorsContext)[name]
  const field = useRef<HTMLInputElement>(null)

  // half a name is no choice: the form asks the browser, and the browser knows by this
  useEffect(() => {
    field.current?.setCustomValidity(required && !chosen ? t('chooseFromList') : '')
  }, [required, chosen, t])

  return (
    <ComboBox
      className={cx(fieldStyles.field, styles.combo)}
      items={items}
      inputValue={input}
      onInputChange={(text) => {
        onInput(text)
        if (chosen && text !== chosen.text) onChoose(undefined)
      }}
      selectedKey={chosen?.id ?? null}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key)
        if (!item) return
        onInput(item.text)
        onChoose(item)
      }}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      defaultFilter={() => true}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
    >
      <Label className={cx(props.hideLabel ? styles.hidden : fieldStyles.label)}>
        {label}
        {!required && !props.hideLabel && <span className={fieldStyles.optional}> ({t('optional')})</span>}
      </Label>
      {hint && (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <div className={styles.box}>
        {props.icon && <span className={styles.icon}>{props.icon}</span>}
        <Input
          ref={field}
          name={name}
          {...(props.inputId ? { id: props.inputId } : {})}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder ?? ''}
          className={cx(fieldStyles.control, props.icon ? styles.withIcon : undefined)}
        />
      </div>
      {error && (
        <Text slot="errorMessage" className={fieldStyles.error ?? ''}>
          <Icon of={IconAlertCircle} size={18} />
          <span>{error}</span>
        </Text>
      )}
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox
          className={styles.list ?? ''}
          renderEmptyState={() => <div className={styles.empty}>{props.emptyText ?? t('noOptions')}</div>}
        >
          {(item: ComboItem) => (
            <ListBoxItem id={item.id} textValue={item.text} className={styles.item ?? ''}>
              {item.colour && <Swatch colour={item.colour} />}
              <span className={styles.texts}>
                <span>{item.text}</span>
                {item.detail && <span className={styles.detail}>{item.detail}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
