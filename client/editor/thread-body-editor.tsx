import { IconAt, IconBold, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from './use-editor.tsx'
import { useEffect, useId, useRef, useState } from 'react'
import type { Body } from '#shared/threads/body.ts'
import { useText } from '#client/lib/text.tsx'
import { Combo, type ComboItem } from '#client/ui/combo.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Toolbar } from '#client/ui/toolbar.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { bodyExtensions, bodyOfEditor, editorOfBody } from './thread-body-schema.ts'
import { threadEditorMessages } from './thread-editor-messages.ts'
import styles from './thread-editors.module.css'

/** Somebody or an organisation that can be mentioned. */
export interface Mentionable extends ComboItem {
  readonly kind: 'person' | 'organisation'
}

interface BodyEditorProps {
  readonly label: string
  /** What it begins with. Later values are its own. */
  readonly initial: Body
  readonly onChange: (body: Body) => void
  readonly mentionable: readonly Mentionable[]
  readonly onSubmit: () => void
  readonly takesFocus?: boolean
  /** Said under it when it is refused. */
  readonly error?: string | undefined
}

/** The small editor of a remark. Ctrl+Enter sends it. */
export function BodyEditor(props: BodyEditorProps) {
  const { label, initial, onChange, mentionable, onSubmit, takesFocus = false, error } = props
  const t = useText(threadEditorMessages)
  const id = useId()
  const latest = useRef({ onChange, onSubmit })
  useEffect(() => {
    latest.current = { onChange, onSubmit }
  })
  const [isMentioning, setMentioning] = useState(false)
  const editor = useEditor({
    extensions: bodyExtensions,
    content: editorOfBody(initial),
    autofocus: takesFocus ? 'end' : false,
    editorProps: {
      handleKeyDown: (view, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          latest.current.onSubmit()
          return true
        }
        const before = view.state.doc.textBetween(Math.max(0, view.state.selection.from - 1), view.state.selection.from)
        if (event.key === '@' && /^\s?$/u.test(before)) {
          setMentioning(true)
          return true
        }
        return false
      },
    },
    onUpdate: ({ editor: now }) => latest.current.onChange(bodyOfEditor(now.getJSON())),
  })
  useEffect(() => {
    const attributes = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label }
    const invalid = error ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-error` } : {}
    editor.setOptions({ editorProps: { ...editor.options.editorProps, attributes: { ...attributes, ...invalid } } })
  }, [editor, label, error, id])
  return (
    <div className={styles.editor} data-invalid={error ? true : undefined}>
      <BodyToolbar editor={editor} onMention={() => setMentioning(true)} />
      {isMentioning && (
        <MentionField
          mentionable={mentionable}
          onDone={(chosen) => {
            setMentioning(false)
            insertMention(editor, chosen)
          }}
        />
      )}
      <EditorContent editor={editor} className={styles.content ?? ''} />
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <p className={styles.hint}>{t('sendKey')}</p>
    </div>
  )
}

function insertMention(editor: Editor, chosen: Mentionable | undefined): void {
  const chain = editor.chain().focus()
  if (!chosen) return void chain.run()
  const name = chosen.text
  const attrs = { kind: chosen.kind, id: chosen.id, name }
  chain
    .insertContent([
      { type: 'mention', attrs },
      { type: 'text', text: ' ' },
    ])
    .run()
}

function BodyToolbar({ editor, onMention }: { readonly editor: Editor; readonly onMention: () => void }) {
  const t = useText(threadEditorMessages)
  const [isLinking, setLinking] = useState(false)
  const on = useEditorState(editor, (now) =>
    ['bold', 'italic', 'bulletList', 'orderedList', 'link'].filter((name) => now.isActive(name)),
  )
  const run = (act: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () =>
    void act(editor.chain().focus()).run()
  const buttons = [
    { id: 'bold', icon: IconBold, shortcut: 'Ctrl+B', run: run((chain) => chain.toggleBold()) },
    { id: 'italic', icon: IconItalic, shortcut: 'Ctrl+I', run: run((chain) => chain.toggleItalic()) },
    { id: 'bulletList', icon: IconList, shortcut: 'Ctrl+Shift+8', run: run((chain) => chain.toggleBulletList()) },
    {
      id: 'orderedList',
      icon: IconListNumbers,
      shortcut: 'Ctrl+Shift+7',
      run: run((chain) => chain.toggleOrderedList()),
    },
    { id: 'link', icon: IconLink, shortcut: '', run: () => setLinking(true) },
  ] as const
  return (
    <div className={styles.toolbar}>
      <Toolbar label={t('formatting')}>
        {buttons.map(({ id, icon, shortcut, run: press }) => (
          <IconButton
            key={id}
            small
            icon={icon}
            label={t(id)}
            {...(shortcut && { shortcut })}
            aria-pressed={on.includes(id)}
            onPress={press}
          />
        ))}
        <IconButton small icon={IconAt} label={t('mention')} shortcut="@" onPress={onMention} />
      </Toolbar>
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}

interface MentionFieldProps {
  readonly mentionable: readonly Mentionable[]
  readonly onDone: (chosen: Mentionable | undefined) => void
}

/** As many suggestions as one reads. */
const SUGGESTIONS = 8

/** Asks whom: what is typed finds people and organisations of the dossier. */
function MentionField({ mentionable, onDone }: MentionFieldProps) {
  const t = useText(threadEditorMessages)
  const [input, setInput] = useState('')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const wanted = input.trim().toLocaleLowerCase('nl')
  const items = mentionable.filter(({ text }) => text.toLocaleLowerCase('nl').includes(wanted)).slice(0, SUGGESTIONS)
  return (
    <div
      ref={box}
      role="presentation"
      className={styles.mentioning}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone(undefined)
      }}
    >
      <Combo
        name="mention"
        label={t('mentionWhom')}
        required
        input={input}
        onInput={setInput}
        items={items}
        chosen={undefined}
        onChoose={(item) => item && onDone(mentionable.find(({ id }) => id === item.id))}
        emptyText={t('mentionNobody')}
      />
    </div>
  )
}
