import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { useState } from 'react'
import { Doc, type XmlFragment } from 'yjs'
import { contentRoot, documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { later } from '#client/ui/later.tsx'
import { EditorText } from './editor.tsx'
import { textExtensions } from './extensions.ts'
import { NoPictures } from './no-pictures.ts'
import { OpenTool } from './open-tool.tsx'
import { RichParts } from './rich-parts.tsx'
import { slashOf } from './slash.ts'
import { EditorToolbar } from './toolbar.tsx'
import { useEditor, useEditorState } from './use-editor.tsx'

const SlashList = later(async () => (await import('./slash-list.tsx')).SlashList)

/** A text of one: so that undoing, ids and keys are those of a document. */
function textOf(content: DocumentNode): XmlFragment {
  const fragment = new Doc().getXmlFragment(contentRoot)
  prosemirrorToYXmlFragment(Node.fromJSON(documentSchema, content), fragment)
  return fragment
}

interface TemplateText {
  /** What it begins with; later values are its own. */
  readonly content: DocumentNode
  readonly userId: string
  /** What the text is called. */
  readonly label: string
  readonly helpId: string
}

/** The editor of documents, for the text of a template: nobody else is in it, and it has no pictures. */
export function useTemplateEditor({ content, userId, label, helpId }: TemplateText): Editor {
  const [fragment] = useState(() => textOf(content))
  return useEditor({
    extensions: textExtensions({ fragment, documentId: '', userId }, [NoPictures]),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': helpId,
        id: 'tekst',
        lang: 'nl',
        spellcheck: 'true',
      },
    },
  })
}

/** The text of a template with its toolbar, and the menus and dialogs that these open. */
export function TemplateTextEditor({ editor, helpId }: { readonly editor: Editor; readonly helpId: string }) {
  const slash = useEditorState(editor, ({ state }) => slashOf(state))
  return (
    <>
      <EditorToolbar editor={editor} />
      <OpenTool editor={editor} editable />
      <RichParts editor={editor} editable />
      <EditorText editor={editor} helpId={helpId}>
        {slash && <SlashList editor={editor} slash={slash} />}
      </EditorText>
    </>
  )
}

/** The text as it is now, as content of a template. */
// getJSON gives what DocumentNode describes
export const templateContent = (editor: Editor): DocumentNode => editor.getJSON() as DocumentNode

/** Puts other content in its place; one press of Ctrl+Z brings back what was there. */
export const replaceTemplateContent = (editor: Editor, content: DocumentNode): boolean =>
  editor.commands.setContent(Node.fromJSON(editor.schema, content))
