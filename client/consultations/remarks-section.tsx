import { useQuery } from '@tanstack/react-query'
import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { groupByPlace } from '#shared/consultations/rules.ts'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Section } from '#client/ui/page.tsx'
import { GroupBar } from './group-bar.tsx'
import { insideMessages } from './inside-messages.ts'
import { beginning, blocksOf, type TextBlock } from './places.ts'
import { frozenTextQuery } from './queries.ts'
import { RemarkCard } from './remark-card.tsx'
import { RemarkForm } from './remark-form.tsx'
import styles from './consultations.module.css'

type Remark = Inside['remarks'][number]
type Grouping = 'place' | 'theme'

interface RemarksSectionProps {
  readonly round: RoundAnswer
  readonly inside: Inside
}

/** What the circle remarked, grouped by place or by theme; the koepel chooses many at once. */
export function RemarksSection({ round, inside }: RemarksSectionProps) {
  const t = useText(insideMessages)
  const [by, setBy] = useState<Grouping>('place')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isRemarking, setRemarking] = useState(false)
  const text = useQuery(frozenTextQuery(round.documentId, round.version.id))
  const close = () => setRemarking(false)
  const isKeeper = inside.circle.kind === 'koepel' && round.may.reactFor?.code === inside.circle.code
  // what was withdrawn meanwhile is chosen no more
  const selected = chosen.filter((id) => inside.remarks.some((each) => each.id === id))
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...selected, id] : selected.filter((each) => each !== id))
  const groups = by === 'place' ? byPlace(inside, text.data ? blocksOf(text.data) : []) : byTheme(inside)
  return (
    <Section
      title={t(inside.circle.kind === 'koepel' ? 'remarks' : 'ownRemarks')}
      actions={
        round.may.remark && (
          <Button icon={IconMessagePlus} onPress={() => setRemarking(true)}>
            {t('remark')}
          </Button>
        )
      }
    >
      {inside.remarks.length === 0 ? (
        <Empty>{t('remarksNone')}</Empty>
      ) : (
        <>
          <RadioGroup<Grouping>
            name="group"
            label={t('group')}
            options={[
              { value: 'place', label: t('byPlace') },
              { value: 'theme', label: t('byTheme') },
            ]}
            value={by}
            onChange={setBy}
          />
          {isKeeper && <GroupBar round={round} inside={inside} chosen={selected} onChoose={setChosen} />}
          {groups.map(({ name, remarks }) => (
            <div key={name ?? ''} className={styles.cards}>
              <h3 className={styles.groupTitle}>{name ?? t(by === 'place' ? 'noPlace' : 'noTheme')}</h3>
              {remarks.map((each) => (
                <RemarkCard
                  key={each.id}
                  round={round}
                  inside={inside}
                  remark={each}
                  isChosen={selected.includes(each.id)}
                  onChoose={isKeeper ? (isChosen) => toggle(each.id, isChosen) : undefined}
                />
              ))}
            </div>
          ))}
        </>
      )}
      <Dialog open={isRemarking} onClose={close} title={t('remark')} dismissable={false}>
        <RemarkForm round={round} inside={inside} onDone={close} />
      </Dialog>
    </Section>
  )
}

interface RemarkGroup {
  /** null: what belongs to none. */
  readonly name: string | null
  readonly remarks: readonly Remark[]
}

function byPlace({ remarks }: Inside, blocks: readonly TextBlock[]): RemarkGroup[] {
  const words = new Map(blocks.map((block) => [block.id, beginning(block.words)]))
  return groupByPlace(
    remarks,
    blocks.map(({ id }) => id),
  ).map(({ blockId, remarks: each }) => ({
    name: blockId === null ? null : (words.get(blockId) ?? null),
    remarks: each,
  }))
}

function byTheme({ remarks, themes }: Inside): RemarkGroup[] {
  const of = (themeId: string | null) => remarks.filter((each) => each.themeId === themeId)
  return [
    ...themes.map(({ id, title }) => ({ name: title, remarks: of(id) })),
    { name: null, remarks: of(null) },
  ].filter((group) => group.remarks.length > 0)
}
