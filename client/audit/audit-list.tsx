import type { AuditEntry } from '#shared/audit/entry.ts'
import { roles } from '#shared/access/roles.ts'
import { roleNames } from '#client/access/messages.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Table } from '#client/ui/table.tsx'
import { detailNames, detailValues, isDetailName, isDetailValue } from './detail-words.ts'
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
  return entry.objectKind === 'invitation' && typeof email === 'string'
    ? { ...entry, objectKind: 'address', objectLabel: email }
    : entry
}

/** Details of which there are several at once; of the others a list is what was and what is. */
const many = new Set(['changed', 'invited'])
/** Details that are codes of organisations. */
const ofOrganisations = new Set(['actsFor', 'organisation', 'invited'])
/** Free words of people and marks, in which a code would be met by chance. */
const free = new Set(['title', 'name', 'email', 'reason', 'request', 'asked'])

/** Details in words: "rol: lezer → schrijver". What we have no word for is shown as it is: a log hides nothing. */
function useDetails(): (entry: AuditEntry) => string {
  const t = useText(auditMessages)
  const roleName = useText(roleNames)
  const detailName = useText(detailNames)
  const detailValue = useText(detailValues)
  const format = useFormat()
  const one = (name: string, value: unknown, { organisations }: AuditEntry): string => {
    if (value === null || value === undefined) return t('nothing')
    if (typeof value === 'boolean') return detailValue(value ? 'yes' : 'no')
    if (typeof value !== 'string') return JSON.stringify(value)
    if (/^\d{4}-\d\d-\d\dT/u.test(value)) return format.moment(value)
    if (/^\d{4}-\d\d-\d\d$/u.test(value)) return format.date(value)
    const organisation = ofOrganisations.has(name) && organisations.find(({ code }) => code === value)
    if (organisation) return callName(organisation)
    const role = roles.find((each) => each === value)
    if (role && name === 'role') return roleName(role).toLocaleLowerCase()
    // a reason is a code of ours or a person's own sentence, which is never one word
    return isDetailValue(value) && (!free.has(name) || name === 'reason') ? detailValue(value) : value
  }
  return (entry) =>
    Object.entries(entry.details)
      // false says that something ordinary is ordinary
      .filter(([, value]) => value !== false && value !== null)
      .map(([name, value]) => {
        const between = many.has(name) ? ', ' : ' → '
        const text = [value]
          .flat()
          .map((each) => one(name, each, entry))
          .join(between)
        return `${isDetailName(name) ? detailName(name) : name}: ${text}`
      })
      .join('; ')
}
