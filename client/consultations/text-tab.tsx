import { useQuery } from '@tanstack/react-query'
import { IconMessagePlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Inside, Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { isWhole, lettersOf, placeOfBlock, placeOfWords } from '#shared/consultations/word-places.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Link } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { type ChosenWords, useChosenWords } from './chosen-words.ts'
import { FrozenText } from './frozen-text.tsx'
import { insideMessages } from './inside-messages.ts'
import { roundMessages } from './messages.ts'
import { beginning, type TextBlock } from './places.ts'
import { frozenTextQuery } from './queries.ts'
import { RemarkForm } from './remark-form.tsx'
import { remarksIn, RemarksAt } from './remarks-at.tsx'
import { useInsideWords } from './round-words.ts'
import type { Underline } from './underlined.tsx'

interface TextTabProps {
  readonly round: RoundAnswer
  readonly inside: Inside | undefined
}

/** The frozen text; who is in a circle of the round remarks on a paragraph or on words, and reads what the circle said. */
export function TextTab({ round, inside }: TextTabProps) {
  const t = useText(roundMessages)
  const i = useText(insideMessages)
  const insideWords = useInsideWords()
  const text = useQuery(frozenTextQuery(round.documentId, round.version.id))
  const [place, setPlace] = useState<Place>()
  const page = useRef<HTMLDivElement>(null)
  const { chosen, clear } = useChosenWords(page)
  const mayRemark = round.may.remark && inside !== undefined
  const close = () => {
    setPlace(undefined)
    clear()
  }
  return (
    <Section
      title={round.version.name}
      intro={
        <>
          {t('frozenIntro')} <Link href={`/documenten/${round.documentId}`}>{t('livingText')}</Link>
        </>
      }
    >
      {inside && <p>{i('onlyThese', { circle: insideWords(inside.circle) })}</p>}
      {mayRemark && <p>{i('remarkHow')}</p>}
      <div ref={page}>
        <Loaded query={text} lines={10}>
          {(node) =>
            node.content ? (
              <FrozenText
                text={node}
                numbered={round.version.numbered}
                underlines={(block) => underlinesIn(inside, block)}
              >
                {(each) => (
                  <>
                    {inside && <RemarksAt round={round} remarks={remarksIn(inside, each.id)} block={each} />}
                    {mayRemark && <RemarkButtons block={each} chosen={chosen} onRemark={setPlace} />}
                  </>
                )}
              </FrozenText>
            ) : (
              <Empty>{t('frozenEmpty')}</Empty>
            )
          }
        </Loaded>
      </div>
      <Dialog open={place !== undefined} onClose={close} title={i('remark')} dismissable={false}>
        {place && inside && <RemarkForm round={round} inside={inside} place={place} onDone={close} />}
      </Dialog>
    </Section>
  )
}

/** What remarks on words are about; those on a whole block underline nothing. */
const underlinesIn = (inside: Inside | undefined, block: TextBlock): Underline[] =>
  (inside ? remarksIn(inside, block.id) : []).flatMap(({ id, place }) => {
    const letters = place && !isWhole(block.words, place) ? lettersOf(block.words, place) : undefined
    return letters ? [{ id, letters }] : []
  })

interface RemarkButtonsProps {
  readonly block: TextBlock
  readonly chosen: ChosenWords | undefined
  readonly onRemark: (place: Place) => void
}

/** Under a block: a remark on the words that are selected in it, and one on all of it. */
function RemarkButtons({ block, chosen, onRemark }: RemarkButtonsProps) {
  const t = useText(insideMessages)
  const words = chosen?.blockId === block.id ? placeOfWords(block, chosen.letters) : undefined
  return (
    <>
      {words && (
        <Button small look="primary" icon={IconMessagePlus} onPress={() => onRemark(words)}>
          {t('remarkAtWords', { words: beginning(words.quote) })}
        </Button>
      )}
      <Button
        small
        look="subtle"
        icon={IconMessagePlus}
        onPress={() => onRemark(placeOfBlock(block))}
        aria-label={t('remarkAtOf', { words: beginning(block.words) })}
      >
        {t('remarkAt')}
      </Button>
    </>
  )
}
