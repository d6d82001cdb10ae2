import { useQuery } from '@tanstack/react-query'
import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta, Typed } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Link } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { FrozenText } from './frozen-text.tsx'
import { insideMessages } from './inside-messages.ts'
import { roundMessages } from './messages.ts'
import { beginning, placeOf, type TextBlock } from './places.ts'
import { frozenTextQuery } from './queries.ts'
import { RemarkForm } from './remark-form.tsx'
import { useInsideWords } from './round-words.ts'
import styles from './consultations.module.css'

interface TextTabProps {
  readonly round: RoundAnswer
  readonly inside: Inside | undefined
}

/** The frozen text; who is in a circle of the round remarks on a paragraph, and reads there what the circle said. */
export function TextTab({ round, inside }: TextTabProps) {
  const t = useText(roundMessages)
  const i = useText(insideMessages)
  const insideWords = useInsideWords()
  const text = useQuery(frozenTextQuery(round.documentId, round.version.id))
  const [block, setBlock] = useState<TextBlock>()
  const mayRemark = round.may.remark && inside !== undefined
  const close = () => setBlock(undefined)
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
      <Loaded query={text} lines={10}>
        {(node) =>
          node.content ? (
            <FrozenText text={node} numbered={round.version.numbered}>
              {(each) => (
                <>
                  <RemarksAt block={each} inside={inside} />
                  {mayRemark && (
                    <Button
                      small
                      look="subtle"
                      icon={IconMessagePlus}
                      onPress={() => setBlock(each)}
                      aria-label={i('remarkAtOf', { words: beginning(each.words) })}
                    >
                      {i('remarkAt')}
                    </Button>
                  )}
                </>
              )}
            </FrozenText>
          ) : (
            <Empty>{t('frozenEmpty')}</Empty>
          )
        }
      </Loaded>
      <Dialog open={block !== undefined} onClose={close} title={i('remark')} dismissable={false}>
        {block && inside && (
          <RemarkForm round={round} inside={inside} place={placeOf(block)} key={block.id} onDone={close} />
        )}
      </Dialog>
    </Section>
  )
}

function RemarksAt({ block, inside }: { readonly block: TextBlock; readonly inside: Inside | undefined }) {
  const remarks = (inside?.remarks ?? []).filter(({ place }) => place?.blockId === block.id)
  if (remarks.length === 0) return null
  return (
    <ul className={styles.marginal}>
      {remarks.map((each) => (
        <li key={each.id}>
          <OrganisationName of={each.actsFor} />
          <Typed>{each.body}</Typed>
          <Meta>{each.by.name}</Meta>
        </li>
      ))}
    </ul>
  )
}
