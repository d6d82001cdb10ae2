import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommitteeAnswer } from '#shared/consultations/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { insideMessages } from './inside-messages.ts'
import { committeeQuery, useRoundChanged } from './queries.ts'

/** A koepel's own calendar of meetings: its people keep it, its members read it. */
export function Calendar({ koepel }: { readonly koepel: OrganisationRef }) {
  const t = useText(insideMessages)
  const { organisation } = useMe()
  const dates = useQuery(committeeQuery(koepel.code))
  const [isOpen, setOpen] = useState(false)
  const isKeeper = organisation.code === koepel.code
  const words = { organisation: callName(koepel) }
  return (
    <Section
      title={t('calendar', words)}
      intro={t('calendarIntro', words)}
      actions={isKeeper && <Button onPress={() => setOpen(true)}>{t('calendarAdd')}</Button>}
    >
      <Loaded query={dates}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('noCalendar', words)}</Empty>
          ) : (
            <Dates items={items} caption={t('calendar', words)} isKeeper={isKeeper} />
          )
        }
      </Loaded>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('calendarAdd')}>
        <DateForm koepel={koepel} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  )
}

/** The calendar decides whether a term fits: rounds are asked anew as well. */
function useCalendarChanged(): () => Promise<void> {
  const client = useQueryClient()
  const roundChanged = useRoundChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['committee-dates'] }), roundChanged()])
  }
}

interface DatesProps {
  readonly items: readonly CommitteeAnswer[]
  readonly caption: string
  readonly isKeeper: boolean
}

function Dates({ items, caption, isKeeper }: DatesProps) {
  const t = useText(insideMessages)
  const format = useFormat()
  const announce = useAnnounce()
  const changed = useCalendarChanged()
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/committee-dates/${part(id)}`),
    onSuccess: async () => {
      await changed()
      announce.show(t('removed'))
    },
  })
  return (
    <>
      {remove.error && <ErrorNotice error={remove.error} />}
      <Table
        caption={caption}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('committee'), isName: true, render: ({ name }) => name },
          { key: 'meetsOn', header: t('meetsOn'), render: ({ meetsOn }) => format.date(meetsOn) },
          {
            key: 'papers',
            header: t('papersDueOn'),
            render: ({ papersDueOn }) => papersDueOn && format.date(papersDueOn),
          },
          ...(isKeeper
            ? [
                {
                  key: 'actions',
                  header: t('actions'),
                  isActions: true,
                  render: ({ id, name, meetsOn }: CommitteeAnswer) => (
                    <Button
                      small
                      onPress={() => remove.mutate(id)}
                      aria-label={t('calendarRemove', { name, day: format.date(meetsOn) })}
                    >
                      {t('remove')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function DateForm({ koepel, onDone }: { readonly koepel: OrganisationRef; readonly onDone: () => void }) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const changed = useCalendarChanged()
  const [name, setName] = useState('')
  const [meetsOn, setMeetsOn] = useState('')
  const [papersDueOn, setPapersDueOn] = useState('')
  const add = useMutation({
    mutationFn: () =>
      api.post('/committee-dates', { organisation: koepel.code, name, meetsOn, papersDueOn: papersDueOn || null }),
    onSuccess: async () => {
      await changed()
      onDone()
      announce.show(t('calendarAdded'))
    },
  })
  return (
    <Form
      error={add.error}
      rules={{ name: t('committeeRule'), meetsOn: t('dayRule') }}
      onSubmit={() => add.mutate(undefined)}
    >
      <TextField name="name" label={t('committee')} required maxLength={200} value={name} onChange={setName} />
      <TextField name="meetsOn" type="date" label={t('meetsOn')} required value={meetsOn} onChange={setMeetsOn} />
      <TextField
        name="papersDueOn"
        type="date"
        label={t('papersDueOn')}
        value={papersDueOn}
        onChange={setPapersDueOn}
      />
      <FormActions submit={t('save')} isPending={add.isPending} onCancel={onDone} />
    </Form>
  )
}
