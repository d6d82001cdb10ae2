import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { passwordMinLength } from '#shared/auth/password.ts'
import type { Locale, Me } from '#shared/auth/schema.ts'
import { NameField, NewPasswordField } from '#client/auth/account-fields.tsx'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { applyDensity, storedDensity, type Density } from '#client/lib/density.ts'
import { useMe, useSession } from '#client/lib/session.tsx'
import { useLocale, useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Page, Section } from '#client/ui/page.tsx'
import { Select } from '#client/ui/select.tsx'
import { PasswordField } from '#client/ui/text-field.tsx'
import { profileMessages } from './messages.ts'
import { NamensSection } from './namens-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import styles from './profile-page.module.css'

/** What somebody may see and change of himself. */
export function ProfilePage() {
  const t = useText(profileMessages)
  return (
    <Page title={t('title')}>
      <div className={styles.columns}>
        <Section title={t('you')}>
          <ProfileForm />
        </Section>
        <Section title={t('password')} intro={t('passwordIntro')}>
          <PasswordForm />
        </Section>
      </div>
      <SessionsSection />
      <NamensSection />
      <Section title={t('display')}>
        <DensityChoice />
      </Section>
    </Page>
  )
}

function ProfileForm() {
  const t = useText(profileMessages)
  const me = useMe()
  const { changed } = useSession()
  const { setLocale } = useLocale()
  const announce = useAnnounce()
  const [name, setName] = useState(me.name)
  const [locale, setChosen] = useState(me.locale)
  const save = useMutation({
    mutationFn: () => api.patch<Me>('/profile', { name, locale }),
    onSuccess: (saved) => {
      changed(saved)
      setLocale(saved.locale)
      announce.show(t('saved'))
    },
  })
  return (
    <Form error={save.error} onSubmit={() => save.mutate()} rules={{ name: t('nameRule') }}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('email')}</dt>
          <dd>{me.email}</dd>
        </div>
        <div>
          <dt>{t('employer')}</dt>
          <dd>
            <OrganisationName of={me.organisation} full />
          </dd>
          <dd className={styles.hint}>{t('employerHint')}</dd>
        </div>
      </dl>
      <NameField name="name" value={name} onChange={setName} />
      <Select<Locale>
        name="locale"
        label={t('language')}
        options={[
          { value: 'nl', label: t('dutch') },
          { value: 'en', label: t('english') },
        ]}
        value={locale}
        onChange={setChosen}
      />
      <FormActions submit={t('save')} isPending={save.isPending} />
    </Form>
  )
}

function PasswordForm() {
  const t = useText(profileMessages)
  const me = useMe()
  const announce = useAnnounce()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => api.put<undefined>('/profile/password', { current, password }),
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      announce.show(t('passwordChanged'))
    },
  })
  return (
    <Form
      error={change.error}
      onSubmit={() => change.mutate()}
      rules={{ current: t('currentRule'), password: t('newPasswordRule', { n: passwordMinLength }) }}
      codes={{ 'password-wrong': 'current', 'password-too-common': 'password' }}
    >
      <input type="hidden" autoComplete="username" value={me.email} readOnly />
      <PasswordField
        name="current"
        label={t('current')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <NewPasswordField name="password" label={t('newPassword')} value={password} onChange={setPassword} />
      <FormActions submit={t('changePassword')} isPending={change.isPending} look="secondary" />
    </Form>
  )
}

function DensityChoice() {
  const t = useText(profileMessages)
  const [density, setDensity] = useState(storedDensity)
  return (
    <RadioGroup<Density>
      name="density"
      label={t('density')}
      options={[
        { value: 'normal', label: t('normal') },
        { value: 'roomy', label: t('roomy') },
      ]}
      value={density}
      onChange={(chosen) => {
        applyDensity(chosen)
        setDensity(chosen)
      }}
    />
  )
}
