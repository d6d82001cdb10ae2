import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { DossierSummary } from '#shared/dossiers/schema.ts'
import { attentionQuery } from '#client/consultations/queries.ts'
import { RoundNotices } from '#client/consultations/round-notices.tsx'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { AtHandLists } from '#client/search/at-hand-lists.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Page } from '#client/ui/page.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { DossierRow } from './dossier-row.tsx'
import { dossierMessages } from './messages.ts'
import { NewDossierDialog } from './new-dossier-dialog.tsx'
import { dossiersQuery } from './queries.ts'
import styles from './dossiers-page.module.css'

/** All dossiers one takes part in. What is searched for stands in the address, so that going back finds it again. */
export function DossiersPage() {
  const t = useText(dossierMessages)
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const archived = params.get('archief') === 'ja'
  const rounds = useQuery(attentionQuery)
  const [isCreating, setCreating] = useState(false)
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  return (
    <Page
      title={t('dossiers')}
      actions={
        <Button look="primary" icon={IconPlus} onPress={() => setCreating(true)}>
          {t('newDossier')}
        </Button>
      }
    >
      {q === '' && !archived && <RoundNotices of={rounds.data?.items ?? []} />}
      {q === '' && !archived && <AtHandLists />}
      <search className={styles.filters}>
        <div className={styles.search}>
          <TextField
            name="q"
            type="search"
            label={t('search')}
            required
            autoComplete="off"
            maxLength={100}
            value={q}
            onChange={(value) => set('q', value)}
          />
        </div>
        <Checkbox checked={archived} onChange={(checked) => set('archief', checked ? 'ja' : '')}>
          {t('archivedToo')}
        </Checkbox>
      </search>
      <DossierList q={q} archived={archived} onClear={() => set('q', '')} onCreate={() => setCreating(true)} />
      <NewDossierDialog open={isCreating} onClose={() => setCreating(false)} />
    </Page>
  )
}

interface DossierListProps {
  readonly q: string
  readonly archived: boolean
  readonly onClear: () => void
  readonly onCreate: () => void
}

function DossierList({ q, archived, onClear, onCreate }: DossierListProps) {
  const t = useText(dossierMessages)
  const wanted = useDeferredValue(q.trim())
  const dossiers = useQuery(dossiersQuery(wanted, archived))
  const found = t('found', { n: dossiers.data?.items.length ?? 0 })
  useAnnounceChange(dossiers.data ? found : '')
  return (
    <Loaded query={dossiers} lines={6}>
      {({ items }) => {
        if (items.length > 0)
          return <Rows items={items} found={found} label={t(archived ? 'archivedOnly' : 'dossiers')} />
        if (wanted) {
          return <Empty action={<Button onPress={onClear}>{t('clear')}</Button>}>{t('noMatch', { q: wanted })}</Empty>
        }
        if (archived) return <Empty>{t('emptyArchived')}</Empty>
        const create = (
          <Button icon={IconPlus} onPress={onCreate}>
            {t('newDossier')}
          </Button>
        )
        return <Empty action={create}>{t('empty')}</Empty>
      }}
    </Loaded>
  )
}

interface RowsProps {
  readonly items: readonly DossierSummary[]
  readonly found: string
  readonly label: string
}

const Rows = ({ items, found, label }: RowsProps) => (
  <div className={styles.result}>
    <p className={styles.count}>{found}</p>
    <ul className={styles.list} aria-label={label}>
      {items.map((dossier) => (
        <DossierRow key={dossier.id} dossier={dossier} />
      ))}
    </ul>
  </div>
)
