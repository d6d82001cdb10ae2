import { useQuery } from '@tanstack/react-query'
import { IconArrowRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { DocumentDetail, DocumentNode } from '#shared/documents/schema.ts'
import {
  outlineBlock,
  ownTexts,
  partStates,
  type OutlineBlock,
  type OwnTexts,
  type PartState,
} from '#shared/templates/rules.ts'
import type { TemplateVersion } from '#shared/templates/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { templateMessages } from './messages.ts'
import { templateQuery } from './queries.ts'
import styles from './template-guidance.module.css'

interface TemplateGuidanceProps {
  readonly document: Pick<DocumentDetail, 'template'>
  /**
   * ProseMirror's JSON of the text as it was when nobody typed for a moment; undefined while it is loading. A top-level
   * node that did not change should be the same object as before: then it is not looked at again.
   */
  readonly content: DocumentNode | undefined
  /** Brings the reader to a block of the text. */
  readonly onGoTo: (blockId: string) => void
}

/** What the template asks that is still empty, and what it says about each part. It lists and never blocks. */
export function TemplateGuidance({ document, content, onGoTo }: TemplateGuidanceProps) {
  const t = useText(templateMessages)
  const { key, version } = document.template
  const template = useQuery({ ...templateQuery(key, version ?? undefined), enabled: version !== null })
  if (version === null || key === 'blank') return <p className={styles.word}>{t('noTemplate')}</p>
  return (
    <Loaded query={template} lines={4}>
      {(known) => {
        if (known.guidance.length === 0) return <p className={styles.word}>{t('noGuidance')}</p>
        if (!content) return <p className={styles.word}>{t('waiting')}</p>
        return <Parts template={known} content={content} onGoTo={onGoTo} />
      }}
    </Loaded>
  )
}

interface PartsProps {
  readonly template: TemplateVersion
  readonly content: DocumentNode
  readonly onGoTo: (blockId: string) => void
}

function Parts({ template, content, onGoTo }: PartsProps) {
  const t = useText(templateMessages)
  const parts = useParts(template, content)
  const empty = parts.filter(({ required, state }) => required && state !== 'filled')
  const blockOf = ({ at }: PartState): string | undefined => {
    const id = at === null ? undefined : content.content?.[at]?.attrs?.['id']
    return typeof id === 'string' ? id : undefined
  }
  return (
    <div className={styles.guidance}>
      <Section title={t('stillEmpty')}>
        {empty.length === 0 ? (
          <p>{t('allFilled')}</p>
        ) : (
          <>
            <p className={styles.word}>
              {t('emptyCount', { n: empty.length })}. {t('emptyIntro')}
            </p>
            <ul className={styles.list}>
              {empty.map((part) => (
                <EmptyPart key={part.block} part={part} block={blockOf(part)} onGoTo={onGoTo} />
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title={t('allParts')}>
        <ul className={styles.list}>
          {parts
            .filter(({ help, ghost }) => help || ghost)
            .map((part) => (
              <li key={part.block}>
                <details className={styles.help}>
                  <summary>
                    {part.title} <span className={styles.state}>({t(stateWords[part.state])})</span>
                  </summary>
                  <Words part={part} />
                </details>
              </li>
            ))}
        </ul>
        <p className={styles.word}>{t('template', { name: template.name, version: template.version })}</p>
      </Section>
    </div>
  )
}

const stateWords = { filled: 'filled', empty: 'empty', missing: 'isMissing' } as const

interface EmptyPartProps {
  readonly part: PartState
  readonly block: string | undefined
  readonly onGoTo: (blockId: string) => void
}

function EmptyPart({ part, block, onGoTo }: EmptyPartProps) {
  const t = useText(templateMessages)
  return (
    <li className={styles.part}>
      <div className={styles.head}>
        <span className={styles.title}>{part.title}</span>
        {block ? (
          <Button small look="subtle" icon={IconArrowRight} onPress={() => onGoTo(block)}>
            {t('goTo')}
            <VisuallyHidden> ‘{part.title}’</VisuallyHidden>
          </Button>
        ) : (
          <Badge tone="warning">{t('isMissing')}</Badge>
        )}
      </div>
      {!block && <p className={styles.word}>{t('missing')}</p>}
      <Words part={part} />
    </li>
  )
}

const Words = ({ part }: { readonly part: PartState }) => (
  <div className={styles.words}>
    {part.ghost && <p>{part.ghost}</p>}
    {part.help && <p className={styles.word}>{part.help}</p>}
  </div>
)

/** The state of each part. What is known of a node is kept by the node, so of a long text only what changed is looked at. */
function useParts(template: TemplateVersion, content: DocumentNode): PartState[] {
  const known = useMemo(
    (): { own: OwnTexts; blocks: WeakMap<DocumentNode, OutlineBlock> } => ({
      own: ownTexts(template.content),
      blocks: new WeakMap(),
    }),
    [template],
  )
  return useMemo(() => {
    const blocks = (content.content ?? []).map((node) => {
      const block = known.blocks.get(node) ?? outlineBlock(node, known.own)
      known.blocks.set(node, block)
      return block
    })
    return partStates(blocks, template.guidance)
  }, [template, content, known])
}
