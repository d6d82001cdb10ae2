import type { AuditEntry } from '#shared/audit/entry.ts'
import { roles } from '#shared/access/roles.ts'
import { roleNames } from '#client/access/messages.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Table } from '#client/ui/table.tsx'
import { auditMessages } from './messages.ts'
import { PagedList, type LoadPage } from './paged-list.tsx'
import { useSentence } from './sentences.tsx'

interface AuditListProps {
  readonly queryKey: readonly unknown[]
  readonly load: LoadPage<AuditEntry>
}

/** The log: every act with when, who namens whom, what, from where and how it ended. */
export function AuditList({ queryKey, load }: AuditListProps) {
  const t = useText(auditMessages)
  const sentence = useSentence()
  const format = useFormat()
  const details = useDetails()
  return (
    <PagedList<AuditEntry> queryKey={queryKey} load={load} empty={<Empty>{t('empty')}</Empty>}>
      {(items) => (
        <Table<AuditEntry>
          caption={t('what')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'when',
              isShort: true,
              header: t('when'),
              render: ({ at }) => <time dateTime={at}>{format.moment(at)}</time>,
            },
            { key: 'what', header: t('what'), render: (entry) => sentence(named(entry)) },
            { key: 'details', header: t('details'), render: details },
            {
              key: 'where',
              isShort: true,
              header: t('where'),
              render: ({ address }) => (address === 'sync' ? t('throughText') : address),
            },
            {
              key: 'result',
              isShort: true,
              header: t('result'),
              render: ({ result }) => <Badge tone={result === 'done' ? 'neutral' : 'negative'}>{t(result)}</Badge>,
            },
          ]}
        />
      )}
    </PagedList>
  )
}

/** An invitation has no name of its own; here one may know for whom it was. */
const named = (entry: AuditEntry): AuditEntry => {
  const { email } = entry.details
  return entry.objectLabel === null && typeof email === 'string' ? { ...entry, objectLabel: email } : entry
}

/** Details in words: "rol: lezer → schrijver". What we have no word for is shown as it is: a log hides nothing. */
function useDetails(): (entry: AuditEntry) => string {
  const t = useText(auditMessages)
  const roleName = useText(roleNames)
  const format = useFormat()
  const names: Readonly<Record<string, string>> = {
    role: t('detailRole'),
    organisation: t('detailOrganisation'),
    actsFor: t('detailOrganisation'),
    title: t('detailTitle'),
    changed: t('detailChanged'),
    reason: t('detailReason'),
    email: t('detailEmail'),
    format: t('detailFormat'),
    asked: t('detailAsked'),
    until: t('detailUntil'),
    expiresAt: t('detailUntil'),
  }
  const one = (value: unknown): string => {
    const role = roles.find((each) => each === value)
    if (role) return roleName(role).toLocaleLowerCase()
    if (value === null || value === undefined) return t('nothing')
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value)) return format.moment(value)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return (entry) =>
    Object.entries(entry.details)
      // false says that something ordinary is ordinary
      .filter(([, value]) => value !== false && value !== null)
      .map(([name, value]) => {
        const text = Array.isArray(value) ? value.map(one).join(name === 'changed' ? ', ' : ' → ') : one(value)
        return `${names[name] ?? name}: ${text}`
      })
      .join('; ')
}
