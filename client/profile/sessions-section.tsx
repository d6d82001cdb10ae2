import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnSession } from '#shared/auth/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { signOut } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { deviceOf } from './device.ts'
import { profileMessages } from './messages.ts'

const sessionsKey = ['sessions'] as const

/** One's own sessions, each with a way to end it, and all of them at once. */
export function SessionsSection() {
  const t = useText(profileMessages)
  const [isEndingAll, setEndingAll] = useState(false)
  const sessions = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => api.get<{ items: OwnSession[] }>('/sessions', {}, signal),
  })
  return (
    <Section
      title={t('sessions')}
      intro={t('sessionsIntro')}
      actions={<Button onPress={() => setEndingAll(true)}>{t('endAll')}</Button>}
    >
      <Loaded query={sessions}>{({ items }) => <SessionTable items={items} />}</Loaded>
      <EndAllConfirm open={isEndingAll} onClose={() => setEndingAll(false)} />
    </Section>
  )
}

function SessionTable({ items }: { readonly items: readonly OwnSession[] }) {
  const t = useText(profileMessages)
  const format = useFormat()
  const client = useQueryClient()
  const announce = useAnnounce()
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/sessions/${part(id)}`),
    onSuccess: async () => {
      announce.show(t('ended'))
      await client.invalidateQueries({ queryKey: sessionsKey })
    },
  })
  const nameOf = ({ userAgent }: OwnSession): string => {
    const { browser, system } = deviceOf(userAgent)
    return t('browserOn', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') })
  }
  return (
    <>
      {end.error && <ErrorNotice error={end.error} />}
      <Table<OwnSession>
        caption={t('sessions')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            header: t('device'),
            isName: true,
            render: (session) => (
              <>
                {nameOf(session)} {session.current && <Badge tone="positive">{t('here')}</Badge>}
              </>
            ),
          },
          {
            key: 'lastSeen',
            isShort: true,
            header: t('lastSeen'),
            render: ({ lastSeenAt }) => format.moment(lastSeenAt),
          },
          { key: 'since', isShort: true, header: t('since'), render: ({ createdAt }) => format.moment(createdAt) },
          { key: 'address', isShort: true, header: t('address'), render: ({ address }) => address },
          {
            key: 'actions',
            header: t('actions'),
            isActions: true,
            render: (session) =>
              !session.current && (
                <Button
                  small
                  look="subtle"
                  aria-label={t('endOne', { device: nameOf(session) })}
                  onPress={() => end.mutate(session.id)}
                >
                  {t('end')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function EndAllConfirm({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText(profileMessages)
  const endAll = useMutation({
    mutationFn: async () => {
      await api.delete('/sessions')
      // this session is over as well: what is left is to clear this browser
      await signOut()
    },
  })
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('endAllTitle')}
      confirmLabel={t('endAll')}
      onConfirm={() => endAll.mutate()}
      pending={endAll.isPending}
    >
      <p>{t('endAllBody')}</p>
      {endAll.error && <ErrorNotice error={endAll.error} />}
    </Confirm>
  )
}
