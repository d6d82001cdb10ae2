import { useQuery } from '@tanstack/react-query'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { layers, type Layer } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { GroundRuleText } from '#client/ground-rules/ground-rule-help.tsx'
import { groundRuleMessages } from '#client/ground-rules/messages.ts'
import { groundRulesQuery } from '#client/ground-rules/queries.ts'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, GroupName, OrganisationName } from '#client/organisations/names.tsx'
import { CheckboxGroup, RadioGroup } from '#client/ui/checkbox.tsx'
import { Field } from '#client/ui/field.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { formMessages } from './messages.ts'
import { aspectNames, aspects, type Aspect } from './words.ts'
import { FieldSet } from '#client/ui/field-set.tsx'
import styles from './dilemmas.module.css'

/** What the form of a dilemma holds; flat, so that a draft of it is one thing. */
export interface DilemmaFields {
  readonly question: string
  readonly interestA: string
  readonly interestB: string
  readonly whoseA: readonly string[]
  readonly whoseB: readonly string[]
  readonly layers: readonly Layer[]
  readonly aspects: readonly Aspect[]
  readonly groundRules: readonly string[]
  readonly neededOn: string
  readonly meeting: string
  readonly level: DilemmaAnswer['level']
}

export const freshFields: DilemmaFields = {
  question: '',
  interestA: '',
  interestB: '',
  whoseA: [],
  whoseB: [],
  layers: [],
  aspects: [],
  groundRules: [],
  neededOn: '',
  meeting: '',
  level: 'ambtelijk',
}

const codes = (organisations: readonly OrganisationRef[]): string[] => organisations.map(({ code }) => code)

/** The fields as a dilemma has them now. */
export const fieldsOf = (dilemma: DilemmaAnswer): DilemmaFields => ({
  question: dilemma.question,
  interestA: dilemma.tension?.a.interest ?? '',
  interestB: dilemma.tension?.b.interest ?? '',
  whoseA: codes(dilemma.tension?.a.whose ?? []),
  whoseB: codes(dilemma.tension?.b.whose ?? []),
  layers: dilemma.layers,
  aspects: dilemma.aspects,
  groundRules: dilemma.groundRules.map(({ id }) => id),
  neededOn: dilemma.neededBy.on ?? '',
  meeting: dilemma.neededBy.meeting,
  level: dilemma.level,
})

/** The fields as the API takes them. */
export function inputOf(fields: DilemmaFields) {
  const { question, interestA, interestB, whoseA, whoseB, layers: affected, neededOn, meeting, level } = fields
  const hasTension = interestA.trim() !== '' || interestB.trim() !== ''
  return {
    question,
    tension: hasTension
      ? { a: { interest: interestA, whose: whoseA }, b: { interest: interestB, whose: whoseB } }
      : null,
    layers: affected,
    aspects: fields.aspects,
    groundRules: fields.groundRules,
    neededBy: { on: neededOn || null, meeting },
    level,
  }
}

/** What each field asks for, by the paths of the API. */
export function useFieldRules(): Readonly<Record<string, string>> {
  const t = useText(formMessages)
  return {
    question: t('questionRule'),
    'tension.a.interest': t('interestRule'),
    'tension.b.interest': t('interestRule'),
    ownerId: t('ownerRule'),
  }
}

interface FieldsProps {
  readonly dossier: Dossier
  readonly value: DilemmaFields
  readonly onChange: (change: Partial<DilemmaFields>) => void
}

/** The one thing that is asked for. */
export function QuestionField({ value, onChange }: Omit<FieldsProps, 'dossier'>) {
  const t = useText(formMessages)
  return (
    <TextArea
      name="question"
      label={t('question')}
      hint={t('questionHint')}
      required
      rows={2}
      maxLength={300}
      value={value.question}
      onChange={(question) => onChange({ question: question.replaceAll(/[\r\n]+/gu, ' ') })}
    />
  )
}

/** Interest A against interest B, and whose. */
export function TensionFields({ dossier, value, onChange }: FieldsProps) {
  const t = useText(formMessages)
  const sides = [
    { side: 'a', interest: 'interestA', whose: 'whoseA' },
    { side: 'b', interest: 'interestB', whose: 'whoseB' },
  ] as const
  return (
    <FieldSet label={t('tension')} hint={t('tensionHint')}>
      <div className={styles.sides}>
        {sides.map(({ side, interest, whose }) => (
          <div key={side} className={styles.side}>
            <TextField
              name={`tension.${side}.interest`}
              label={t(interest)}
              maxLength={300}
              value={value[interest]}
              onChange={(text) => onChange({ [interest]: text })}
            />
            <CheckboxGroup
              name={`tension.${side}.whose`}
              label={t(whose)}
              options={dossier.parties.map((party) => ({ value: party.code, label: <OrganisationName of={party} /> }))}
              value={value[whose]}
              onChange={(chosen) => onChange({ [whose]: chosen })}
            />
          </div>
        ))}
      </div>
    </FieldSet>
  )
}

/** Layers, aspects, when it is needed, level and ground rules. */
export function MoreFields({ value, onChange }: Omit<FieldsProps, 'dossier'>) {
  const t = useText(formMessages)
  const aspect = useText(aspectNames)
  return (
    <>
      <CheckboxGroup<Layer>
        name="layers"
        label={t('layers')}
        options={layers.map((each) => ({ value: each, label: <GroupName group={each} /> }))}
        value={value.layers}
        onChange={(chosen) => onChange({ layers: chosen })}
      />
      <CheckboxGroup<Aspect>
        name="aspects"
        label={t('aspects')}
        options={aspects.map((each) => ({ value: each, label: aspect(each) }))}
        value={value.aspects}
        onChange={(chosen) => onChange({ aspects: chosen })}
      />
      <div className={cx(styles.sides, styles.bottom)}>
        <TextField
          name="neededBy.on"
          type="date"
          label={t('neededOn')}
          value={value.neededOn}
          onChange={(neededOn) => onChange({ neededOn })}
        />
        <TextField
          name="neededBy.meeting"
          label={t('meeting')}
          hint={t('meetingHint')}
          maxLength={200}
          value={value.meeting}
          onChange={(meeting) => onChange({ meeting })}
        />
      </div>
      <RadioGroup
        name="level"
        label={t('level')}
        options={[
          { value: 'ambtelijk', label: t('ambtelijk') },
          { value: 'bestuurlijk', label: t('bestuurlijk') },
        ]}
        value={value.level}
        onChange={(level) => onChange({ level })}
      />
      <GroundRuleFields value={value} onChange={onChange} />
    </>
  )
}

function GroundRuleFields({ value, onChange }: Omit<FieldsProps, 'dossier'>) {
  const t = useText(formMessages)
  const r = useText(groundRuleMessages)
  const rules = useQuery(groundRulesQuery)
  const offered = (rules.data?.items ?? []).filter(({ id, withdrawn }) => !withdrawn || value.groundRules.includes(id))
  if (offered.length === 0) return null
  return (
    <FieldSet label={t('rules')} hint={t('rulesHint')}>
      <ul className={styles.rules}>
        {offered.map((rule) => (
          <li key={rule.id}>
            <label className={styles.rule}>
              <input
                type="checkbox"
                checked={value.groundRules.includes(rule.id)}
                onChange={({ target }) =>
                  onChange({
                    groundRules: target.checked
                      ? [...value.groundRules, rule.id]
                      : value.groundRules.filter((id) => id !== rule.id),
                  })
                }
              />
              <span>{rule.title}</span>
            </label>
            <details className={styles.help}>
              <summary aria-label={`${r('showRule')} ${rule.title}`}>{r('showRule')}</summary>
              <GroundRuleText rule={rule} />
            </details>
          </li>
        ))}
      </ul>
    </FieldSet>
  )
}

interface OwnerFieldProps {
  /** Who could own it. */
  readonly people: readonly DilemmaAnswer['raisedBy'][]
  /** Id of who does; empty for nobody. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Who takes care that it moves on. */
export function OwnerField({ people, value, onChange }: OwnerFieldProps) {
  const t = useText(formMessages)
  return (
    <Field name="ownerId" label={t('owner')} hint={t('ownerHint')}>
      {(control) => (
        <select {...control} className={styles.select} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('noOwner')}</option>
          {people.map(({ id, name, organisation }) => (
            <option key={id} value={id}>
              {name} ({callName(organisation)})
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
