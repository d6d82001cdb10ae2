import type { Editor } from '@tiptap/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { MAX_ALT, partLanguages } from '#shared/documents/attributes.ts'
import { isDay } from '#shared/lib/day.ts'
import type { SearchAnswer } from '#shared/search/schema.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Combo, type ComboItem } from '#client/ui/combo.tsx'
import { CopyField } from '#client/ui/copy-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { FieldErrorsContext } from '#client/ui/field.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { backToText } from './back-to-text.ts'
import { citationAt } from './citation.ts'
import { altOf, setAlt } from './image-upload.ts'
import type { RichDialog } from './rich.ts'
import { richDialogMessages, type RichDialogKey } from './rich-dialog-messages.ts'

interface PartProps {
  readonly editor: Editor
  /** Closes the dialog; with something to do to the text after it is gone, which gives the focus back first. */
  readonly onDone: (run?: () => void) => void
}

const titles: Readonly<Record<RichDialog['kind'], RichDialogKey>> = {
  date: 'dateTitle',
  mention: 'mentionTitle',
  list: 'listTitle',
  language: 'languageTitle',
  image: 'altTitle',
  citation: 'citationTitle',
}

interface RichDialogsProps {
  readonly editor: Editor
  readonly dialog: RichDialog
  readonly onClose: () => void
}

/** The dialog that is asked for. */
export function RichDialogs({ editor, dialog, onClose }: RichDialogsProps) {
  const t = useText(richDialogMessages)
  const done = (run?: () => void): void => backToText(editor, onClose, run)
  return (
    <Dialog open onClose={() => done()} title={t(titles[dialog.kind])}>
      {dialog.kind === 'date' && <DateForm editor={editor} onDone={done} />}
      {dialog.kind === 'mention' && <MentionForm editor={editor} onDone={done} />}
      {dialog.kind === 'list' && <ListForm editor={editor} onDone={done} />}
      {dialog.kind === 'language' && <LanguageForm editor={editor} onDone={done} />}
      {dialog.kind === 'citation' && <Citation editor={editor} onDone={done} />}
      {dialog.kind === 'image' && <AltForm editor={editor} onDone={done} id={dialog.id} />}
    </Dialog>
  )
}

interface AskingProps {
  readonly field: string
  readonly rule: string
  readonly isWrong: boolean
  readonly submitLabel: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A form with one thing that can be wrong. */
const Asking = ({ field, rule, isWrong, submitLabel, onSubmit, children }: AskingProps) => (
  <Form onSubmit={onSubmit} error={null} rules={{ [field]: rule }}>
    {isWrong ? <FieldErrorsContext value={{ [field]: rule }}>{children}</FieldErrorsContext> : children}
    <FormActions submit={submitLabel} />
  </Form>
)

/** What the image is to the reader; one of the two has to be said. */
function AltForm({ editor, onDone, id }: PartProps & { readonly id: string }) {
  const t = useText(richDialogMessages)
  const [known] = useState(() => altOf(editor, id))
  const [kind, setKind] = useState<'says' | 'decorates'>(known === '' ? 'decorates' : 'says')
  const [alt, setText] = useState(known ?? '')
  const [isWrong, setWrong] = useState(false)
  const submit = (): void => {
    const given = kind === 'decorates' ? '' : alt.trim()
    if (kind === 'says' && given === '') return setWrong(true)
    onDone(() => setAlt(editor, id, given))
  }
  return (
    <Asking field="alt" rule={t('altRule')} isWrong={isWrong} submitLabel={t('save')} onSubmit={submit}>
      <RadioGroup
        name="kind"
        label={t('altChoice')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'says', label: t('altSays'), hint: t('altSaysHint') },
          { value: 'decorates', label: t('altDecorates'), hint: t('altDecoratesHint') },
        ]}
      />
      {kind === 'says' && (
        <TextArea
          name="alt"
          label={t('altText')}
          hint={t('altHint')}
          required
          maxLength={MAX_ALT}
          value={alt}
          onChange={setText}
        />
      )}
    </Asking>
  )
}

/** What others write to refer to the block of the caret. */
function Citation({ editor }: PartProps) {
  const t = useText(richDialogMessages)
  const [found] = useState(() => citationAt(editor))
  return found === undefined ? <p>{t('citationNone')}</p> : <CopyField label={t('citation')} value={found} />
}

function DateForm({ editor, onDone }: PartProps) {
  const t = useText(richDialogMessages)
  const [day, setDay] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = (): void => {
    if (!isDay(day)) return setWrong(true)
    onDone(() => editor.commands.insertContent([{ type: 'date', attrs: { day } }]))
  }
  return (
    <Asking field="day" rule={t('dateRule')} isWrong={isWrong} submitLabel={t('insert')} onSubmit={submit}>
      <TextField name="day" label={t('date')} type="date" required value={day} onChange={setDay} />
    </Asking>
  )
}

/** Fewer letters fit half of everybody; the server asks for as many. */
const LEAST_LETTERS = 2

interface Named extends ComboItem {
  readonly kind: 'person' | 'organisation'
}

const namedOf = ({ people, organisations }: SearchAnswer): Named[] => [
  ...people.map(({ id, name, organisation }): Named => ({ kind: 'person', id, text: name, detail: organisation.name })),
  ...organisations.map(({ code, name, abbreviation }): Named => ({
    kind: 'organisation',
    id: code,
    text: abbreviation ?? name,
    ...(abbreviation ? { detail: name } : {}),
  })),
]

/** People and organisations as the search shows them: nobody is found here who is not found there. */
function MentionForm({ editor, onDone }: PartProps) {
  const t = useText(richDialogMessages)
  const [input, setInput] = useState('')
  const [chosen, setChosen] = useState<Named>()
  const [isWrong, setWrong] = useState(false)
  const q = chosen && input === chosen.text ? '' : input.trim()
  const isAsked = q.length >= LEAST_LETTERS
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => ({ q, answer: await api.get<SearchAnswer>('/search', { q }, signal) }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const items = isAsked && found.data ? namedOf(found.data.answer) : []
  const none = found.isFetching ? '…' : t('nothingFound')
  const submit = (): void => {
    if (!chosen) return setWrong(true)
    const attrs = { kind: chosen.kind, ref: chosen.id, label: chosen.text }
    onDone(() => editor.commands.insertContent([{ type: 'mention', attrs }]))
  }
  return (
    <Asking field="mention" rule={t('mentionRule')} isWrong={isWrong} submitLabel={t('insert')} onSubmit={submit}>
      <Combo
        name="mention"
        label={t('mention')}
        hint={t('mentionHint')}
        required
        input={input}
        onInput={setInput}
        items={items}
        chosen={chosen}
        onChoose={(item) => setChosen(items.find(({ id }) => id === item?.id))}
        emptyText={found.isError ? t('searchFailed') : isAsked ? none : t('typeMore')}
      />
    </Asking>
  )
}

const listTypes: readonly { readonly value: string; readonly label: RichDialogKey }[] = [
  { value: '1', label: 'listDigits' },
  { value: 'a', label: 'listLetters' },
  { value: 'A', label: 'listCapitals' },
  { value: 'i', label: 'listRoman' },
  { value: 'I', label: 'listRomanCapitals' },
]

function ListForm({ editor, onDone }: PartProps) {
  const t = useText(richDialogMessages)
  const [known] = useState(() => editor.getAttributes('orderedList'))
  const [type, setType] = useState(String(known['type'] ?? '1'))
  const [start, setStart] = useState(String(known['start'] ?? 1))
  const [isWrong, setWrong] = useState(false)
  const submit = (): void => {
    if (!/^\d{1,9}$/u.test(start.trim())) return setWrong(true)
    const attrs = { type: type === '1' ? null : type, start: Number(start) }
    onDone(() => editor.commands.updateAttributes('orderedList', attrs))
  }
  return (
    <Asking field="start" rule={t('listRule')} isWrong={isWrong} submitLabel={t('save')} onSubmit={submit}>
      <RadioGroup
        name="type"
        label={t('listType')}
        value={type}
        onChange={setType}
        options={listTypes.map(({ value, label }) => ({ value, label: t(label) }))}
      />
      <TextField name="start" label={t('listStart')} required value={start} onChange={setStart} />
    </Asking>
  )
}

function LanguageForm({ editor, onDone }: PartProps) {
  const t = useText(richDialogMessages)
  const [lang, setLang] = useState<string>(() => editor.getAttributes('language')['lang'] ?? 'none')
  const submit = (): void =>
    onDone(() => {
      const chain = editor.chain().extendMarkRange('language')
      if (lang === 'none') chain.unsetMark('language').run()
      else chain.setMark('language', { lang }).run()
    })
  return (
    <Asking field="lang" rule="" isWrong={false} submitLabel={t('save')} onSubmit={submit}>
      <RadioGroup
        name="lang"
        label={t('languageChoice')}
        value={lang}
        onChange={setLang}
        options={[
          { value: 'none', label: t('languageNone') },
          ...partLanguages.map((value) => ({ value, label: t(value) })),
        ]}
      />
    </Asking>
  )
}
