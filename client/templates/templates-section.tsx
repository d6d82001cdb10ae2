import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { TemplateSummary } from '#shared/templates/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { templatesQuery } from './queries.ts'
import { TemplateEdit } from './template-edit.tsx'
import { TemplateView } from './template-view.tsx'
import styles from './template-admin.module.css'

/**
 * What an administrator does with templates: the list, one with its versions, a new version. Which of them shows stands
 * in the address, so that going back goes back.
 */
export function TemplatesSection() {
  const t = useText(templateAdminMessages)
  const [params] = useSearchParams()
  const place = useRef<HTMLDivElement>(null)
  const at = params.toString()
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current === at) return
    shown.current = at
    // the button that brought one here is gone
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset belongs to a form
    <div ref={place} role="group" tabIndex={-1} aria-label={t('templates')} className={styles.place}>
      <Shown />
    </div>
  )
}

function Shown() {
  const [params, setParams] = useSearchParams()
  const key = params.get('sjabloon')
  const version = Number(params.get('versie') ?? 0)
  const show: Show = (next) => setParams(next)
  if (key === null) return <TemplateList show={show} />
  if (key === '' || params.get('wijzigen') === 'ja') {
    return (
      <TemplateEdit templateKey={key || undefined} onDone={(saved = key) => show(saved ? { sjabloon: saved } : {})} />
    )
  }
  return <TemplateView templateKey={key} version={version > 0 ? version : undefined} show={show} />
}

/** Goes to another address of this section. */
export type Show = (params: Record<string, string>) => void

function TemplateList({ show }: { readonly show: Show }) {
  const t = useText(templateAdminMessages)
  const [retired, setRetired] = useState(false)
  const offered = useQuery(templatesQuery())
  const gone = useQuery({ ...templatesQuery(true), enabled: retired })
  return (
    <Section
      title={t('templates')}
      intro={t('intro')}
      actions={
        <Button look="primary" icon={IconPlus} onPress={() => show({ sjabloon: '' })}>
          {t('newTemplate')}
        </Button>
      }
    >
      <Checkbox checked={retired} onChange={setRetired}>
        {t('retiredToo')}
      </Checkbox>
      <Loaded query={offered} lines={6}>
        {({ items }) => <Rows items={[...items, ...(retired ? (gone.data?.items ?? []) : [])]} show={show} />}
      </Loaded>
    </Section>
  )
}

function Rows({ items, show }: { readonly items: readonly TemplateSummary[]; readonly show: Show }) {
  const t = useText(templateAdminMessages)
  return (
    <Table<TemplateSummary>
      caption={t('templates')}
      rows={items}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', header: t('name'), isName: true, render: ({ name }) => name },
        { key: 'purpose', header: t('purpose'), render: ({ purpose }) => purpose },
        { key: 'version', header: t('version'), isShort: true, render: ({ version }) => version },
        {
          key: 'state',
          header: t('state'),
          isShort: true,
          render: ({ retired }) => (
            <Badge tone={retired ? 'neutral' : 'positive'}>{t(retired ? 'retired' : 'offered')}</Badge>
          ),
        },
        {
          key: 'actions',
          header: t('actions'),
          isActions: true,
          render: ({ key, name }) => (
            <Button small look="subtle" aria-label={t('lookAt', { name })} onPress={() => show({ sjabloon: key })}>
              {t('look')}
            </Button>
          ),
        },
      ]}
    />
  )
}
