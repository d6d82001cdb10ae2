import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Row } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { InlineSelect } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { changeBasis } from './basis-form.tsx'
import { insideMessages } from './inside-messages.ts'
import { beginning } from './places.ts'
import { draftQuery, roundPath, useRoundChange } from './queries.ts'

interface GroupBarProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** Remarks by the handful: into a theme, or under a point of the reaction. */
export function GroupBar({ round, inside, chosen, onChoose }: GroupBarProps) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const [themeId, setThemeId] = useState('')
  const [isNaming, setNaming] = useState(false)
  const all = inside.remarks.map(({ id }) => id)
  const wanted = inside.themes.some(({ id }) => id === themeId) ? themeId : ''
  const group = useRoundChange(
    () => api.post(`${roundPath(round)}/inside/group`, { remarkIds: chosen, themeId: wanted || null }),
    () => {
      onChoose([])
      announce.show(t('grouped'))
    },
  )
  return (
    <Card edge="quiet">
      <Row>
        <Checkbox checked={chosen.length === all.length} onChange={(isAll) => onChoose(isAll ? all : [])}>
          {t('selectAll')}
        </Checkbox>
        <span>{t('selected', { n: chosen.length })}</span>
      </Row>
      <Row>
        <InlineSelect<string>
          label={t('putIn')}
          options={[
            { value: '', label: t('putNowhere') },
            ...inside.themes.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={wanted}
          onChange={setThemeId}
        />
        <Button
          small
          isDisabled={chosen.length === 0}
          isPending={group.isPending}
          onPress={() => group.mutate(undefined)}
        >
          {t('put')}
        </Button>
        <Button small onPress={() => setNaming(true)}>
          {t('themeNew')}
        </Button>
      </Row>
      <UnderPoint round={round} chosen={chosen} onChoose={onChoose} />
      {group.error && <ErrorNotice error={group.error} />}
      <Dialog open={isNaming} onClose={() => setNaming(false)} title={t('themeNew')}>
        <ThemeForm round={round} onDone={() => setNaming(false)} />
      </Dialog>
    </Card>
  )
}

/** Says of the chosen remarks that a point of the reaction rests on them too. */
function UnderPoint({ round, chosen, onChoose }: Omit<GroupBarProps, 'inside'>) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const points = useQuery(draftQuery(round)).data?.points ?? []
  const [pointId, setPointId] = useState('')
  const point = points.find(({ id }) => id === pointId) ?? points[0]
  const put = useRoundChange(
    async () => {
      if (!point) return
      await changeBasis(round, point.id, { added: [...chosen] })
    },
    () => {
      onChoose([])
      announce.show(t('changed'))
    },
  )
  if (!point) return null
  return (
    <Row>
      <InlineSelect<string>
        label={t('toPointIs')}
        options={points.map(({ id, text }, at) => ({ value: id, label: `${at + 1}. ${beginning(text)}` }))}
        value={point.id}
        onChange={setPointId}
      />
      <Button small isDisabled={chosen.length === 0} isPending={put.isPending} onPress={() => put.mutate(undefined)}>
        {t('toPointPut')}
      </Button>
      {put.error && <ErrorNotice error={put.error} />}
    </Row>
  )
}

function ThemeForm({ round, onDone }: { readonly round: RoundAnswer; readonly onDone: () => void }) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const [title, setTitle] = useState('')
  const make = useRoundChange(
    () => api.post(`${roundPath(round)}/inside/themes`, { title }),
    () => {
      onDone()
      announce.show(t('themeMade'))
    },
  )
  return (
    <Form error={make.error} rules={{ title: t('themeRule') }} onSubmit={() => make.mutate(undefined)}>
      <TextField name="title" label={t('themeName')} required maxLength={200} value={title} onChange={setTitle} />
      <FormActions submit={t('themeMake')} isPending={make.isPending} onCancel={onDone} />
    </Form>
  )
}
