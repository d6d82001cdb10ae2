import { useCallback, useEffect } from 'react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import { useBlockLink } from '#client/editor/block-link.ts'
import type { TextUse } from '#client/editor/caret-only.ts'
import { EditorText, focusText, useDocumentEditor, useHelpId, type Editor } from '#client/editor/editor.tsx'
import { OpenTool } from '#client/editor/open-tool.tsx'
import { RichParts } from '#client/editor/rich-parts.tsx'
import type { Room } from '#client/editor/room.ts'
import { isStopped, type SaveState } from '#client/editor/save-state.ts'
import { EditorToolbar, type ToolbarRoom } from '#client/editor/toolbar.tsx'
import { useSelected } from '#client/editor/use-store.ts'
import { WritingTools } from '#client/editor/writing-tools.tsx'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { later } from '#client/ui/later.tsx'
import { CommentBar, ThreadButtons } from '#client/threads/thread-buttons.tsx'
import { useThreadContext } from '#client/threads/who.ts'
import { useDocumentCommands } from './document-commands.ts'
import { DocumentNotices } from './document-notices.tsx'
import { DocumentTitle } from './document-title.tsx'
import { documentMessages } from './messages.ts'
import { usePrintSheet } from './print-sheet.ts'
import { mayRename } from './queries.ts'
import { StopReading } from './reading-button.tsx'
import { useReadingPage } from './reading-mode.ts'
import { useWritingCommands } from './writing-commands.ts'
import styles from './document-page.module.css'

const TemplateGhosts = later(
  async () => (await import('#client/templates/template-ghosts.tsx')).TemplateGhosts,
  null,
  'silent',
)

interface DocumentEditorProps {
  readonly document: DocumentDetail
  readonly room: Room
  /** Gives the text to what stands beside it, and undefined when it goes. */
  readonly onEditor: (editor: Editor | undefined) => void
}

/** The state, when it is one in which what one types could not be kept. It stays the same object as long as it holds. */
const stopOf = (state: SaveState): SaveState | undefined => (isStopped(state) ? state : undefined)

const threadButtons = (room: ToolbarRoom) => <ThreadButtons room={room} />

/** Toolbar, title and text. */
export function DocumentEditor({ document, room, onEditor }: DocumentEditorProps) {
  const t = useText(documentMessages)
  const format = useFormat()
  const helpId = useHelpId()
  const stop = useSelected(room.saveState, stopOf)
  const isReading = useReadingPage()
  const { mayComment } = useThreadContext()
  const use: TextUse = stop || isReading ? 'read' : document.mayWrite ? 'write' : mayComment ? 'point' : 'read'
  const editable = use === 'write'
  const editor = useDocumentEditor({ room, title: document.title, use, helpId })
  useBlockLink(editor)
  useDocumentCommands(editor, editable)
  useWritingCommands(editor, editable)
  usePrintSheet({
    title: document.title,
    state: t(document.archivedAt ? 'printArchived' : 'printState', { day: format.day(document.changedAt) }),
    page: t('printPage'),
  })
  useEffect(() => {
    onEditor(editor)
    return () => onEditor(undefined)
  }, [editor, onEditor])
  const toText = useCallback(() => void focusText(editor), [editor])
  return (
    <>
      {editable ? <EditorToolbar editor={editor} extra={threadButtons} /> : !isReading && <CommentBar />}
      <StopReading />
      <OpenTool editor={editor} editable={editable} />
      <RichParts editor={editor} editable={editable} />
      <article className={styles.column}>
        <DocumentNotices document={document} room={room} stop={stop} />
        <header>
          <DocumentTitle
            documentId={document.id}
            title={document.title}
            mayRename={editable && mayRename(document)}
            onDone={toText}
          />
          <p className={styles.meta}>{t('changed', { moment: format.moment(document.changedAt) })}</p>
        </header>
        <EditorText editor={editor} helpId={helpId} isPointing={use === 'point'} numbered={document.numbered}>
          <WritingTools editor={editor} editable={editable} />
          {editable && document.template.key !== 'blank' && <TemplateGhosts editor={editor} document={document} />}
        </EditorText>
      </article>
    </>
  )
}
