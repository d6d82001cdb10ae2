import { useText } from '#client/lib/text.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { activityMessages } from './announce-messages.ts'
import { announceModes } from './calm.ts'
import type { Room } from './room.ts'
import { useStore } from './use-store.ts'

/** "Rustige modus", by itself: also in the list of who is here. */
export function CalmSwitch({ room }: { readonly room: Room }) {
  const t = useText(activityMessages)
  const choice = useStore(room.others)
  return (
    <Checkbox
      checked={choice.isCalm}
      onChange={(isCalm) => room.others.set({ ...choice, isCalm })}
      hint={t('calmHint')}
    >
      {t('calm')}
    </Checkbox>
  )
}

/** How much one wants to see and hear of others. */
export function OthersSettings({ room }: { readonly room: Room }) {
  const t = useText(activityMessages)
  const choice = useStore(room.others)
  return (
    <>
      <CalmSwitch room={room} />
      <RadioGroup
        name="announce-mode"
        label={t('choice')}
        hint={t('choiceHint')}
        options={announceModes.map((mode) => ({ value: mode, label: t(mode) }))}
        value={choice.mode}
        onChange={(mode) => room.others.set({ ...choice, mode })}
      />
    </>
  )
}
