import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartGuidance, TemplateVersion } from '#shared/templates/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, ApiProblem, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { PartFields } from './part-fields.tsx'
import { guidanceFor } from './parts-of-draft.ts'
import { templateQuery, templatesKey, templateTextQuery } from './queries.ts'
import { makeDraft, useDraft } from './use-draft.ts'
import styles from './template-admin.module.css'

interface TemplateEditProps {
  /** undefined: a new template. */
  readonly templateKey: string | undefined
  /** Saved, under this key; or given up. */
  readonly onDone: (savedKey?: string) => void
}

interface Known {
  readonly version: number
  readonly name: string
  readonly purpose: string
  readonly retired: boolean
  readonly markdown: string
  readonly guidance: readonly PartGuidance[]
}

const fresh: Known = { version: 0, name: '', purpose: '', retired: false, markdown: '', guidance: [] }

/** A new version of a template: its facts, its text, and what is said about each part. */
export function TemplateEdit({ templateKey, onDone }: TemplateEditProps) {
  const t = useText(templateAdminMessages)
  const client = useQueryClient()
  const template = useQuery({ ...templateQuery(templateKey ?? ''), enabled: templateKey !== undefined, gcTime: 0 })
  const text = useQuery({ ...templateTextQuery(templateKey ?? ''), enabled: templateKey !== undefined })
  if (templateKey === undefined) {
    return (
      <Section title={t('newTemplate')}>
        <EditForm known={fresh} onDone={onDone} />
      </Section>
    )
  }
  const known = { ...template, data: template.data && text.data && { ...template.data, ...text.data } }
  const error = template.error ?? text.error
  const again = () => client.invalidateQueries({ queryKey: templatesKey })
  return (
    <Section title={t('editTitle', { name: template.data?.name ?? '' })}>
      <Loaded query={{ data: known.data, error, refetch: again }} lines={8}>
        {(loaded) => <EditForm known={loaded} templateKey={templateKey} onDone={onDone} />}
      </Loaded>
    </Section>
  )
}

interface EditFormProps extends Omit<TemplateEditProps, 'templateKey'> {
  readonly templateKey?: string
  readonly known: Known
}

/** Keeps what was loaded when it opened: what is asked again meanwhile must not change what somebody types. */
function EditForm({ known: loaded, templateKey, onDone }: EditFormProps) {
  const t = useText(templateAdminMessages)
  const [known] = useState(loaded)
  const [key, setKey] = useState(templateKey ?? '')
  const [facts, setFacts] = useState({ name: known.name, purpose: known.purpose, retired: known.retired })
  const [markdown, setMarkdown] = useState(known.markdown)
  const [guidance, setGuidance] = useState(known.guidance)
  const draft = useDraft(templateKey, markdown)
  const save = useSave(known.version, onDone)
  const isTaken = !templateKey && save.error instanceof ApiProblem && save.error.code === 'changed-meanwhile'
  const set = (change: Partial<typeof facts>) => setFacts((before) => ({ ...before, ...change }))
  const setPart = (changed: PartGuidance) =>
    setGuidance((before) => [...before.filter(({ block }) => block !== changed.block), changed])
  return (
    <Form
      error={save.error}
      onSubmit={() => save.mutate({ key, markdown, guidance, ...facts })}
      rules={{ name: t('nameRule'), purpose: t('purposeRule'), key: t(isTaken ? 'keyTaken' : 'keyRule') }}
      {...(isTaken ? { codes: { 'changed-meanwhile': 'key' } } : {})}
    >
      <TextField
        name="name"
        label={t('name')}
        required
        maxLength={100}
        value={facts.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        name="purpose"
        label={t('purpose')}
        hint={t('purposeHint')}
        required
        maxLength={500}
        value={facts.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      {!templateKey && (
        <TextField
          name="key"
          label={t('key')}
          hint={t('keyHint')}
          required
          maxLength={64}
          spellCheck={false}
          value={key}
          onChange={setKey}
        />
      )}
      <div className={styles.markdown}>
        <TextArea
          name="content"
          label={t('text')}
          hint={t('textHint')}
          rows={18}
          required
          value={markdown}
          onChange={setMarkdown}
        />
      </div>
      <h3 className={styles.heading}>{t('parts')}</h3>
      <p className={styles.intro}>{t('partsIntro')}</p>
      {draft.error && <ErrorNotice error={draft.error} title={t('draftFailed')} onRetry={draft.retry} />}
      {draft.headings?.length === 0 && <p>{t('noHeadings')}</p>}
      {guidanceFor(draft.headings ?? [], guidance).map((each) => (
        <PartFields key={each.block} part={each} onChange={setPart} />
      ))}
      <Checkbox checked={facts.retired} onChange={(retired) => set({ retired })}>
        {t('retire')}
      </Checkbox>
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={() => onDone()} />
    </Form>
  )
}

interface Wanted {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly retired: boolean
  readonly markdown: string
  readonly guidance: readonly PartGuidance[]
}

/** The text is made content at the very moment of saving, so that what is stored is what was seen last. */
function useSave(basedOn: number, onDone: TemplateEditProps['onDone']) {
  const t = useText(templateAdminMessages)
  const client = useQueryClient()
  const announce = useAnnounce()
  return useMutation({
    mutationFn: async ({ key, markdown, guidance, ...facts }: Wanted) => {
      const { content, headings } = await makeDraft(key, markdown)
      const input = { ...facts, basedOn, content, guidance: guidanceFor(headings, guidance).filter(isSaid) }
      return await api.post<TemplateVersion>(`/templates/${part(key)}/versions`, input)
    },
    onSuccess: async ({ key, name, version }) => {
      await client.invalidateQueries({ queryKey: templatesKey })
      onDone(key)
      announce.show(t('saved', { name, version }))
    },
  })
}

/** A part about which nothing is said is no guidance. */
const isSaid = ({ required, ghost, help }: PartGuidance): boolean =>
  required || ghost.trim() !== '' || help.trim() !== ''
