import { useState } from 'react'
import { phases, type Phase } from '#shared/dossiers/phases.ts'
import type { DossierInput } from '#shared/dossiers/schema.ts'
import { layers, type Layer } from '#shared/organisations/layers.ts'
import { useText } from '#client/lib/text.tsx'
import { GroupName } from '#client/organisations/names.tsx'
import { CheckboxGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { dossierMessages, phaseNames } from './messages.ts'

interface DossierFormProps {
  readonly known?: DossierInput
  readonly submitLabel: string
  readonly onSubmit: (input: DossierInput) => void
  readonly onCancel: () => void
  readonly error: unknown
  readonly isPending: boolean
}

const fresh: DossierInput = { title: '', question: '', affectedLayers: [], phase: 'verkenning' }

/** What is known of an opgave; only the title is asked for. */
export function DossierForm({ known = fresh, submitLabel, onSubmit, onCancel, error, isPending }: DossierFormProps) {
  const t = useText(dossierMessages)
  const phase = useText(phaseNames)
  const [input, setInput] = useState(known)
  const set = (change: Partial<DossierInput>) => setInput((before) => ({ ...before, ...change }))
  return (
    <Form error={error} onSubmit={() => onSubmit(input)} rules={{ title: t('titleRule'), question: t('questionRule') }}>
      <TextField
        name="title"
        label={t('title')}
        hint={t('titleHint')}
        required
        maxLength={200}
        value={input.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        name="question"
        label={t('question')}
        hint={t('questionHint')}
        maxLength={2000}
        value={input.question}
        onChange={(question) => set({ question })}
      />
      <CheckboxGroup<Layer>
        name="affectedLayers"
        label={t('affectedLayers')}
        hint={t('affectedLayersHint')}
        options={layers.map((value) => ({ value, label: <GroupName group={value} /> }))}
        value={input.affectedLayers}
        onChange={(affectedLayers) => set({ affectedLayers })}
      />
      <Select<Phase>
        name="phase"
        label={t('phase')}
        options={phases.map((value) => ({ value, label: phase(value) }))}
        value={input.phase}
        onChange={(value) => set({ phase: value })}
      />
      <FormActions submit={submitLabel} isPending={isPending} onCancel={onCancel} />
    </Form>
  )
}
