import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { inSentence, useCircleChoices } from './circle.tsx'
import { optionsMessages } from './options-messages.ts'
import { type DilemmaId, optionsPath, tableAddress, useOptionsChange } from './options-queries.ts'

interface OpenTableProps {
  readonly of: DilemmaId
  /** The circles that have no table yet; at least one. */
  readonly mayOpen: readonly Visibility[]
}

/** Opens the table of a circle, and brings one there to write; which circle is asked when there is a choice. */
export function OpenTable({ of, mayOpen: mayOpenNow }: OpenTableProps) {
  const t = useText(optionsMessages)
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const circles = useCircleChoices(of.dossierId)
  // as it was when one began to choose: what another opened meanwhile is then the one
  const [asked, setAsked] = useState<readonly Visibility[]>()
  const mayOpen = asked ?? mayOpenNow
  const [wanted, setWanted] = useState<Visibility>()
  const circle = [wanted, circles.data?.usual, mayOpen.at(-1)].find((each) => each && mayOpen.includes(each))
  const open = useOptionsChange(
    of,
    (visibility: Visibility) => api.post<OptionsAnswer>(`${optionsPath(of)}/tables`, { visibility }),
    ({ tables }, visibility) => {
      const table = tables.find((each) => each.circle.visibility === visibility)
      announce.show(t('opened'))
      if (table) navigate(tableAddress(table))
    },
  )
  if (circle === undefined) return null
  // one circle, and its name is known: no need to ask
  if (!asked && mayOpen.length === 1 && circles.data) {
    return (
      <>
        <Button icon={IconPlus} isPending={open.isPending} onPress={() => open.mutate(circle)}>
          {t('openFor', { circle: inSentence(circles.data.words(circle)) })}
        </Button>
        {open.error && <ErrorNotice error={open.error} />}
      </>
    )
  }
  return (
    <>
      <Button icon={IconPlus} onPress={() => setAsked(mayOpen)}>
        {t('open')}
      </Button>
      <Dialog open={asked !== undefined} onClose={() => setAsked(undefined)} title={t('open')}>
        <Form error={open.error} onSubmit={() => open.mutate(circle)}>
          <Loaded query={circles} lines={2}>
            {({ words }) => (
              <RadioGroup<Visibility>
                name="visibility"
                label={t('whoSeesTable')}
                hint={t('openHint')}
                options={mayOpen.map((value) => ({ value, label: words(value) }))}
                value={circle}
                onChange={setWanted}
              />
            )}
          </Loaded>
          <FormActions
            submit={t('open')}
            isPending={open.isPending}
            isDisabled={!circles.data}
            onCancel={() => setAsked(undefined)}
          />
        </Form>
      </Dialog>
    </>
  )
}
