import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { ghostsOfTemplate, type GhostSource } from '#client/editor/ghost-spots.ts'
import { ghostHereOf, ghostSourceOf, ghostWordsId } from '#client/editor/ghost-text.ts'
import { useStore } from '#client/editor/use-store.ts'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { templateMessages } from './messages.ts'
import { templateQuery } from './queries.ts'
import '#client/editor/ghost-text.css'

interface TemplateGhostsProps {
  readonly editor: Editor
  readonly document: Pick<DocumentDetail, 'template'>
}

/** In the empty parts of a document: what the template it began with says there. A template that cannot be had says nothing. */
export function TemplateGhosts({ editor, document }: TemplateGhostsProps) {
  const { key, version } = document.template
  const { data } = useQuery({ ...templateQuery(key, version ?? undefined), enabled: version !== null })
  const source = useMemo(() => data && ghostsOfTemplate(data), [data])
  return source ? <GhostWords editor={editor} source={source} /> : null
}

interface GhostWordsProps {
  readonly editor: Editor
  readonly source: GhostSource
}

/**
 * Shows the ghosts of a source in a text. Who does not see them hears them: they describe their line, and are said once
 * when the caret comes to rest there.
 */
export function GhostWords({ editor, source }: GhostWordsProps) {
  const t = useText(templateMessages)
  const here = useStore(ghostHereOf(editor))
  useAnnounceChange(here && t('guidance', { words: here }))
  useEffect(() => ghostSourceOf(editor).set(source), [editor, source])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) ghostSourceOf(editor).set(undefined)
    },
    [editor],
  )
  return (
    <div hidden>
      {source.guidance.map(
        ({ block, ghost }) =>
          ghost && (
            <span key={block} id={ghostWordsId(block)}>
              {t('guidance', { words: ghost })}
            </span>
          ),
      )}
    </div>
  )
}
