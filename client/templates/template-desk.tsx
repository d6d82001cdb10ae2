import { useCallback, useEffect, useId, useMemo, useRef } from 'react'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { TemplateVersion } from '#shared/templates/schema.ts'
import { documentAtRest } from '#client/editor/at-rest.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { ghostsOfDraft } from '#client/editor/ghost-spots.ts'
import { namedParts } from '#client/editor/template-parts.ts'
import {
  replaceTemplateContent,
  templateContent,
  TemplateTextEditor,
  useTemplateEditor,
} from '#client/editor/template-text.tsx'
import { useStore } from '#client/editor/use-store.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { isProblem, standingOf } from '#client/lib/api.ts'
import type { Draft } from '#client/lib/draft.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { DraftNotice } from '#client/ui/draft-notice.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { BothTemplates } from './both-templates.tsx'
import { guidanceFor, isSaid, type TemplateFields } from './template-fields.ts'
import { TemplateForm } from './template-form.tsx'
import { GhostWords } from './template-ghosts.tsx'
import { useSaveTemplate } from './use-save.ts'
import styles from './template-admin.module.css'

interface TemplateDeskProps {
  readonly draft: Draft<TemplateFields>
  readonly isNew: boolean
  readonly onDrop: () => void
  readonly onDone: (savedKey?: string) => void
}

/** Saving what is on the desk, and what came first when that is refused. Meanwhile nothing on the desk can be changed. */
function useSaving(editor: Editor, keep: () => void, { draft: { value, clear }, isNew, onDone }: TemplateDeskProps) {
  const t = useText(templateAdminMessages)
  const { show } = useAnnounce()
  const save = useSaveTemplate(({ key, name, version }) => {
    clear()
    onDone(key)
    show(t('saved', { name, version }))
  })
  const isTaken = isNew && isProblem(save.error, 'changed-meanwhile')
  const { theirs, basedOn } = standingOf<TemplateVersion>(isTaken ? null : save.error, value.version)
  const submit = (): void => {
    // from here on nothing is typed: so nothing is kept again when the desk goes
    keep()
    const { key, name, purpose, retired, guidance } = value
    const said = guidanceFor(namedParts(editor.state.doc), guidance).filter(isSaid)
    save.mutate({ key, input: { basedOn, name, purpose, retired, content: templateContent(editor), guidance: said } })
  }
  return { error: save.error, isPending: save.isPending, isTaken, theirs, submit }
}

/** The text of a template in the editor of documents, with what is said about it beside it. */
export function TemplateDesk(props: TemplateDeskProps) {
  const { draft, isNew, onDrop, onDone } = props
  const t = useText(templateAdminMessages)
  const { id: userId } = useMe()
  const helpId = useId()
  const { value, set } = draft
  const editor = useTemplateEditor({ content: value.content, userId, label: t('text'), helpId })
  const keep = useKeptText(editor, (content) => set({ content }))
  const document = useStore(documentAtRest(editor))
  const parts = useMemo(() => (document ? namedParts(document) : []), [document])
  const ghosts = useMemo(() => ghostsOfDraft(guidanceFor(parts, value.guidance)), [parts, value.guidance])
  const { error, isPending, isTaken, theirs, submit } = useSaving(editor, keep, props)
  const clash = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // the form has put the focus on its own message, which stands below the two texts
    if (theirs) clash.current?.focus()
  }, [theirs])
  const take = ({ content, ...change }: Partial<TemplateFields>): void => {
    if (content) replaceTemplateContent(editor, content)
    keep()
    set(change)
  }
  const drop = (): void => {
    // what is thrown away is not kept again when the desk goes
    keep()
    onDrop()
  }
  return (
    <>
      {draft.isKept && (
        <div inert={isPending}>
          <DraftNotice onDrop={drop} />
        </div>
      )}
      <div ref={clash} tabIndex={-1} className={styles.place}>
        {theirs && (
          <BothTemplates yours={{ ...value, content: templateContent(editor) }} theirs={theirs} onTake={take} />
        )}
      </div>
      <div className={styles.desk}>
        <section aria-label={t('text')} className={styles.block} inert={isPending}>
          <h3 className={styles.heading}>{t('text')}</h3>
          <p className={styles.intro}>{t('textHint')}</p>
          <div className={styles.editor}>
            <TemplateTextEditor editor={editor} helpId={helpId} />
            <GhostWords editor={editor} source={ghosts} />
          </div>
        </section>
        <TemplateForm
          fields={value}
          onChange={set}
          isNew={isNew}
          isTaken={isTaken}
          editor={editor}
          parts={parts}
          error={error}
          isPending={isPending}
          onSubmit={submit}
          onCancel={() => onDone()}
        />
      </div>
    </>
  )
}

/**
 * Hands on the text when somebody changed it: at rest, when he goes to another field, and when the page or the desk
 * goes.
 * @returns hands it on now
 */
function useKeptText(editor: Editor, onText: (content: DocumentNode) => void): () => void {
  const latest = useRef(onText)
  const known = useRef<string>(undefined)
  useEffect(() => {
    latest.current = onText
  })
  const keep = useCallback(() => {
    const content = templateContent(editor)
    const now = JSON.stringify(content)
    if (known.current !== undefined && known.current !== now) latest.current(content)
    known.current = now
  }, [editor])
  useEffect(() => {
    keep()
    const stop = documentAtRest(editor).subscribe(keep)
    editor.on('blur', keep)
    window.addEventListener('pagehide', keep)
    return () => {
      stop()
      editor.off('blur', keep)
      window.removeEventListener('pagehide', keep)
      // who leaves by a key leaves the text before it is at rest
      keep()
    }
  }, [editor, keep])
  return keep
}
