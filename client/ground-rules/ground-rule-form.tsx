import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroundRule } from '#shared/ground-rules/schema.ts'
import { layers, type Layer } from '#shared/organisations/layers.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part, standingOf } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { GroupName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Checkbox, CheckboxGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { groundRuleMessages } from './messages.ts'

/** What a version says; why it was made is each one's own. */
interface Facts {
  readonly title: string
  readonly wording: string
  readonly source: string
  readonly sourceUrl: string
  readonly layers: readonly Layer[]
  readonly withdrawn: boolean
}

interface Input extends Facts {
  readonly reason: string
}

const fresh: Input = {
  title: '',
  wording: '',
  source: '',
  sourceUrl: '',
  layers: [],
  reason: '',
  withdrawn: false,
}

/** A version as the form has it. */
const factsOf = ({ title, wording, source, sourceUrl, layers: named, withdrawn }: GroundRule): Facts => ({
  title,
  wording,
  source,
  sourceUrl: sourceUrl ?? '',
  layers: named,
  withdrawn,
})

function useSaveRule(rule: GroundRule | undefined, onDone: () => void) {
  const t = useText(groundRuleMessages)
  const client = useQueryClient()
  const announce = useAnnounce()
  return useMutation({
    mutationFn: ({ input, basedOn }: { input: Input; basedOn: number }) => {
      const { reason, withdrawn, ...facts } = input
      const body = { ...facts, sourceUrl: facts.sourceUrl.trim() || null }
      return rule
        ? api.put<GroundRule>(`/ground-rules/${part(rule.id)}`, { ...body, reason, withdrawn, basedOn })
        : api.post<GroundRule>('/ground-rules', body)
    },
    onSuccess: async ({ title }) => {
      await client.invalidateQueries({ queryKey: ['ground-rules'] })
      onDone()
      announce.show(t('saved', { title }))
    },
  })
}

/** A new rule, or a new version of one. */
export function GroundRuleForm({ rule, onDone }: { readonly rule?: GroundRule; readonly onDone: () => void }) {
  const t = useText(groundRuleMessages)
  const groupName = useText(groupNames)
  const [input, setInput] = useState<Input>(() => (rule ? { ...factsOf(rule), reason: '' } : fresh))
  const set = (change: Partial<Input>) => setInput((before) => ({ ...before, ...change }))
  const save = useSaveRule(rule, onDone)
  const inLayers = (chosen: readonly Layer[]): string =>
    (chosen.length === 0
      ? [t('allLayers')]
      : layers.filter((each) => chosen.includes(each)).map((each) => groupName(each))
    ).join(', ')
  const { theirs, basedOn } = standingOf<GroundRule>(save.error, rule?.version ?? 0)
  return (
    <Form
      error={save.error}
      onSubmit={() => save.mutate({ input, basedOn })}
      rules={{
        title: t('nameRule'),
        wording: t('wordingRule'),
        source: t('sourceRule'),
        sourceUrl: t('sourceUrlRule'),
        reason: t('reasonRule'),
      }}
    >
      <BothTexts<Facts>
        fields={{
          title: t('name'),
          wording: t('wording'),
          source: t('source'),
          sourceUrl: t('sourceUrl'),
          layers: { label: t('layers'), inWords: inLayers },
          withdrawn: { label: t('withdrawn'), inWords: (isSo) => t(isSo ? 'isWithdrawn' : 'notWithdrawn') },
        }}
        yours={input}
        theirs={theirs && factsOf(theirs)}
        onTake={set}
      />
      <TextField
        name="title"
        label={t('name')}
        required
        maxLength={160}
        value={input.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        name="wording"
        label={t('wording')}
        hint={t('wordingHint')}
        required
        maxLength={2000}
        value={input.wording}
        onChange={(wording) => set({ wording })}
      />
      <TextField
        name="source"
        label={t('source')}
        hint={t('sourceHint')}
        required
        maxLength={300}
        value={input.source}
        onChange={(source) => set({ source })}
      />
      <TextField
        name="sourceUrl"
        label={t('sourceUrl')}
        maxLength={500}
        spellCheck={false}
        value={input.sourceUrl}
        onChange={(sourceUrl) => set({ sourceUrl })}
      />
      <CheckboxGroup<Layer>
        name="layers"
        label={t('layers')}
        hint={t('layersHint')}
        options={layers.map((value) => ({ value, label: <GroupName group={value} /> }))}
        value={input.layers}
        onChange={(chosen) => set({ layers: chosen })}
      />
      {rule && (
        <>
          <TextField
            name="reason"
            label={t('reason')}
            required
            maxLength={500}
            value={input.reason}
            onChange={(reason) => set({ reason })}
          />
          <Checkbox checked={input.withdrawn} hint={t('withdrawnHint')} onChange={(withdrawn) => set({ withdrawn })}>
            {t('withdrawn')}
          </Checkbox>
        </>
      )}
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
