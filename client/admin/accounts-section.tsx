import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { IconDotsVertical } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import type { Account } from '#shared/admin/schema.ts'
import type { Page as PageOf } from '#shared/lib/page.ts'
import { api } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { AccountChange, type ChangeKind } from './account-change.tsx'
import { adminMessages } from './messages.ts'
import { PasswordLinkDialog } from './password-link-dialog.tsx'

const accountsKey = ['accounts'] as const

/** Everybody with an account. */
export function AccountsSection() {
  const t = useText(adminMessages)
  const [input, setInput] = useState('')
  const q = useDeferredValue(input.trim())
  const accounts = useInfiniteQuery({
    queryKey: [...accountsKey, q],
    queryFn: ({ pageParam, signal }) => api.get<PageOf<Account>>('/accounts', { q, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <Section title={t('accounts')}>
      <div style={{ maxWidth: '28rem' }}>
        <TextField
          name="q"
          type="search"
          label={t('search')}
          required
          autoComplete="off"
          maxLength={100}
          value={input}
          onChange={setInput}
        />
      </div>
      <Loaded query={accounts} lines={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          return items.length === 0 ? <Empty>{t('noAccounts', { q })}</Empty> : <AccountTable items={items} />
        }}
      </Loaded>
      {accounts.hasNextPage && (
        <div>
          <Button isPending={accounts.isFetchingNextPage} onPress={() => void accounts.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function AccountTable({ items }: { readonly items: readonly Account[] }) {
  const t = useText(adminMessages)
  const format = useFormat()
  const client = useQueryClient()
  const [change, setChange] = useState<{ account: Account; kind: ChangeKind }>()
  const [forgetful, setForgetful] = useState<Account>()
  const actionsOf = (account: Account) => {
    const action = (kind: ChangeKind) => ({ id: kind, label: t(kind), run: () => setChange({ account, kind }) })
    if (account.deactivatedAt) return [action('edit'), action('reopen')]
    const password = { id: 'password', label: t('passwordLink'), run: () => setForgetful(account) }
    return [
      action('edit'),
      password,
      action(account.isAdmin ? 'takeAdmin' : 'makeAdmin'),
      { ...action('close'), danger: true },
    ]
  }
  return (
    <>
      <Table<Account>
        caption={t('accounts')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('name'), isName: true, render: ({ name }) => name },
          { key: 'email', header: t('email'), render: ({ email }) => email },
          {
            key: 'organisation',
            header: t('organisation'),
            render: ({ organisation }) => <OrganisationName of={organisation} />,
          },
          {
            key: 'lastSeen',
            isShort: true,
            header: t('lastSeen'),
            render: ({ lastSeenAt }) => (lastSeenAt ? format.relativeDay(lastSeenAt) : t('never')),
          },
          { key: 'state', isShort: true, header: t('state'), render: (account) => <AccountState account={account} /> },
          {
            key: 'actions',
            header: t('actions'),
            isActions: true,
            render: (account) => (
              <Menu
                label={t('actionsFor', { name: account.name })}
                trigger={<IconButton small icon={IconDotsVertical} label={t('actionsFor', { name: account.name })} />}
                actions={actionsOf(account)}
              />
            ),
          },
        ]}
      />
      {forgetful && <PasswordLinkDialog account={forgetful} onClose={() => setForgetful(undefined)} />}
      {change && (
        <AccountChange
          {...change}
          onClose={() => setChange(undefined)}
          onChanged={() => client.invalidateQueries({ queryKey: accountsKey })}
        />
      )}
    </>
  )
}

function AccountState({ account }: { readonly account: Account }) {
  const t = useText(adminMessages)
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <Badge tone={account.deactivatedAt ? 'neutral' : 'positive'}>
        {t(account.deactivatedAt ? 'closed' : 'active')}
      </Badge>
      {!account.employerConfirmed && <Badge tone="warning">{t('employerUnconfirmed')}</Badge>}
      {account.isAdmin && <Badge tone="selected">{t('administrator')}</Badge>}
    </span>
  )
}
