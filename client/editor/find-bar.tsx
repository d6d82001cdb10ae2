import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from './use-editor.tsx'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useAnnounce, useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { FindQuery, Match } from './find-matches.ts'
import { replaceAll, replaceOne, search, searchOf, step } from './find.ts'
import { turnOf } from './tools.ts'
import { useStore } from './use-store.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'

/** A selection of this many characters is a place to search in, a shorter one is what to search for. */
const LONG_SELECTION = 80

interface FindBarProps {
  readonly editor: Editor
  readonly withReplace: boolean
  readonly onClose: () => void
}

/** Find, and replace where one may write; under the toolbar, so that it hides none of the text. */
export function FindBar({ editor, withReplace, onClose }: FindBarProps) {
  const t = useText(writingMessages)
  const { show } = useAnnounce()
  const [query, setQuery] = useState<FindQuery>(() => ({ ...plain, words: selectedWords(editor) }))
  const [by, setBy] = useState('')
  const [scope, setScope] = useState<Match | undefined>(() => longSelection(editor))
  const field = useFocus(useStore(turnOf(editor)))
  const count = useEditorState(editor, ({ state }) => ({
    n: searchOf(state).matches.length,
    at: searchOf(state).current + 1,
  }))
  useEffect(() => search(editor.view, query, scope), [editor, query, scope])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) search(editor.view, undefined)
    },
    [editor],
  )
  const said = query.words === '' ? '' : wordsFor(t, count)
  useAnnounceChange(said)
  const close = (): void => {
    onClose()
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isInField = event.target === field.current
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.shiftKey && isInField) step(editor.view, -1)
    else if (event.key === 'F3') step(editor.view, event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc works from every control in it
    <search className={styles.find} aria-label={t(withReplace ? 'replace' : 'find')} onKeyDown={onKeyDown}>
      <form
        className={styles.findRow}
        onSubmit={(event) => {
          event.preventDefault()
          step(editor.view, 1)
        }}
      >
        <span className={styles.fieldName} aria-hidden="true">
          {t('find')}
        </span>
        <TextField
          ref={field}
          name="find"
          label={t('findWords')}
          hideLabel
          type="search"
          autoComplete="off"
          value={query.words}
          onChange={(words) => setQuery({ ...query, words })}
        />
        <span className={styles.count}>{said}</span>
        <IconButton
          icon={IconChevronUp}
          label={t('previous')}
          shortcut="Shift+F3"
          onPress={() => step(editor.view, -1)}
        />
        <IconButton icon={IconChevronDown} label={t('next')} shortcut="F3" onPress={() => step(editor.view, 1)} />
        <IconButton icon={IconX} label={t('closeFind')} shortcut="Esc" onPress={close} />
      </form>
      {withReplace && (
        <form
          className={styles.findRow}
          onSubmit={(event) => {
            event.preventDefault()
            replaceOne(editor.view, by)
          }}
        >
          <span className={styles.fieldName} aria-hidden="true">
            {t('replaceBy')}
          </span>
          <TextField name="by" label={t('replaceBy')} hideLabel autoComplete="off" value={by} onChange={setBy} />
          <Button type="submit" small isDisabled={count.n === 0}>
            {t('replaceOne')}
          </Button>
          <Button
            small
            isDisabled={count.n === 0}
            onPress={() => show(t('replaced', { n: replaceAll(editor.view, by) }))}
          >
            {t('replaceAll')}
          </Button>
        </form>
      )}
      <div className={styles.findChoices}>
        {(['matchCase', 'wholeWord', 'matchDiacritics'] as const).map((choice) => (
          <Checkbox key={choice} checked={query[choice]} onChange={(isOn) => setQuery({ ...query, [choice]: isOn })}>
            {t(choice)}
          </Checkbox>
        ))}
        <Checkbox checked={scope !== undefined} onChange={(isOn) => setScope(isOn ? selectionOf(editor) : undefined)}>
          {t('inSelection')}
        </Checkbox>
      </div>
    </search>
  )
}

const plain: FindQuery = { words: '', matchCase: false, wholeWord: false, matchDiacritics: false }

const wordsFor = (
  t: ReturnType<typeof useText<keyof (typeof writingMessages)['nl']>>,
  count: { n: number; at: number },
): string => {
  if (count.n === 0) return t('foundNothing')
  return count.at === 0 ? t('foundCount', { n: count.n }) : t('found', { n: count.n, at: count.at })
}

function selectionOf({ state }: Editor): Match | undefined {
  const { from, to } = state.selection
  return from === to ? undefined : { from, to }
}

function longSelection(editor: Editor): Match | undefined {
  const { from, to, $from, $to } = editor.state.selection
  return to - from > LONG_SELECTION || !$from.sameParent($to) ? selectionOf(editor) : undefined
}

function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection
  return longSelection(editor) ? '' : editor.state.doc.textBetween(from, to, ' ')
}

/** Puts the focus in the field, and again each time somebody asks for the search. */
function useFocus(turn: number) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each turn is a request of its own
  }, [turn])
  return field
}
